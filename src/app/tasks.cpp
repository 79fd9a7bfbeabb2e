#include "app/task_parts.hpp"

namespace tributary::app {

namespace {

// A file of this program's own kind, as tasks read one.
class FileNow final : public Source {
public:
    explicit FileNow(FileRef file) : file_(std::move(file)) {}
    [[nodiscard]] std::uint64_t size() const override { return file_->size(); }
    [[nodiscard]] Result<Bytes> read(std::uint64_t at, std::size_t count) override {
        const auto answer = std::make_shared<Result<Bytes>>(fail(Problem::file_unreadable));
        file_->read(at, count, [answer](Result<Bytes> bytes) { *answer = std::move(bytes); });
        return std::move(*answer);
    }

private:
    FileRef file_;
};

}  // namespace

Bytes do_task(ByteView question, WriteReadMe write_read_me, Source* file) {
    TaskReader reader(question);
    TaskWriter answer;
    switch (static_cast<Task>(reader.u8())) {
        case Task::read_table: read_table(reader, answer); break;
        case Task::seal: seal(reader, answer, write_read_me); break;
        case Task::read_bundle:
            if (file != nullptr) read_bundle(reader, answer, *file);
            break;
        case Task::read_backup:
            if (file != nullptr) read_backup(reader, answer, *file);
            break;
    }
    return answer.take();
}

Bytes do_task(ByteView question, WriteReadMe write_read_me, const FileRef& file) {
    if (file == nullptr) return do_task(question, write_read_me, static_cast<Source*>(nullptr));
    FileNow now(file);
    return do_task(question, write_read_me, &now);
}

}  // namespace tributary::app
