#include "platform/browser/task_worker.hpp"

#include <emscripten.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "crypto/secret.hpp"
#include "crypto/start.hpp"
#include "platform/browser/held_file.hpp"
#include "ui/read_me.hpp"

// shell/task_worker.js
extern "C" {
void task_ask(int ticket, const std::uint8_t* question, std::size_t size, int held, const std::uint8_t* file, std::size_t file_size);
double task_file_size();
int task_file_read(double at, std::size_t size, std::uint8_t* to);
void task_stop();
}

namespace tributary::platform {

namespace {

struct Asked {
    Bytes question;  // kept until it is answered, for the worker may die
    app::FileRef file;
    app::TaskPort::Done done;
};

std::map<int, Asked> under_way;
int last_ticket = 0;

// On the worker's side.
Bytes question_here, answer_here;

// The file that came with the question: a worker may read one at once.
class FileInWorker final : public Source {
public:
    [[nodiscard]] std::uint64_t size() const override { return static_cast<std::uint64_t>(task_file_size()); }
    [[nodiscard]] Result<Bytes> read(std::uint64_t at, std::size_t count) override {
        Bytes bytes(count);
        if (count > 0 && task_file_read(static_cast<double>(at), count, bytes.data()) == 0) return fail(Problem::file_unreadable);
        return bytes;
    }
};

// A file in memory goes along as bytes.
Bytes bytes_to_send(const app::FileRef& file) {
    Bytes sent;
    if (file && held_number(file) == 0)
        file->read(0, static_cast<std::size_t>(file->size()), [&](Result<Bytes> bytes) {
            if (bytes) sent = std::move(*bytes);
        });
    return sent;
}

}  // namespace

void WorkerTasks::run(Bytes question, app::FileRef file, Done done) {
    const int ticket = ++last_ticket;
    const Asked& asked = under_way[ticket] = {std::move(question), std::move(file), std::move(done)};
    const Bytes sent = bytes_to_send(asked.file);
    task_ask(ticket, asked.question.data(), asked.question.size(), asked.file ? held_number(asked.file) : -1, sent.data(), sent.size());
}

void WorkerTasks::stop() {
    task_stop();
    for (auto& [ticket, asked] : under_way) crypto::wipe(asked.question);
    under_way.clear();
}

}  // namespace tributary::platform

using namespace tributary;
using namespace tributary::platform;

extern "C" {

/// The worker's answer, in memory from malloc that is freed here; null when there was no worker to give one.
EMSCRIPTEN_KEEPALIVE void task_answered(int ticket, std::uint8_t* answer, std::size_t size) {
    auto found = under_way.extract(ticket);
    Bytes bytes;
    if (answer != nullptr) {
        bytes.assign(answer, answer + size);
        std::fill_n(answer, size, std::uint8_t{0});
        std::free(answer);
    }
    if (found.empty()) return;
    Asked& asked = found.mapped();
    if (answer == nullptr) bytes = app::do_task(asked.question, ui::read_me_page, asked.file);
    crypto::wipe(asked.question);
    asked.done(std::move(bytes));
}

/// In the worker: room for a question; its answer; and forgetting both.
EMSCRIPTEN_KEEPALIVE std::uint8_t* task_question(std::size_t size) {
    question_here.resize(size);
    return question_here.data();
}

EMSCRIPTEN_KEEPALIVE std::size_t task_do() {
    if (!crypto::start()) return 0;
    FileInWorker file;
    answer_here = app::do_task(question_here, ui::read_me_page, task_file_size() >= 0 ? &file : nullptr);
    crypto::wipe(question_here);
    return answer_here.size();
}

EMSCRIPTEN_KEEPALIVE const std::uint8_t* task_answer() { return answer_here.data(); }

EMSCRIPTEN_KEEPALIVE void task_forget() { crypto::wipe(answer_here); }
}
