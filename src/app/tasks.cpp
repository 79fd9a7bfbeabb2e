#include "app/task_parts.hpp"

namespace tributary::app {

Bytes do_task(ByteView question, WriteReadMe write_read_me) {
    TaskReader reader(question);
    TaskWriter answer;
    switch (static_cast<Task>(reader.u8())) {
        case Task::read_table: read_table(reader, answer); break;
        case Task::seal: seal(reader, answer, write_read_me); break;
        case Task::read_bundle: read_bundle(reader, answer); break;
    }
    return answer.take();
}

}  // namespace tributary::app
