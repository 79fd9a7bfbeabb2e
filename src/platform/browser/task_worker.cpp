#include "platform/browser/task_worker.hpp"

#include <emscripten.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "crypto/secret.hpp"
#include "crypto/start.hpp"
#include "ui/read_me.hpp"

// shell/task_worker.js
extern "C" {
void task_ask(int ticket, const std::uint8_t* question, std::size_t size);
void task_stop();
}

namespace tributary::platform {

namespace {

struct Asked {
    Bytes question;  // kept until it is answered, for the worker may die
    app::TaskPort::Done done;
};

std::map<int, Asked> under_way;
int last_ticket = 0;

// On the worker's side.
Bytes question_here, answer_here;

}  // namespace

void WorkerTasks::run(Bytes question, Done done) {
    const int ticket = ++last_ticket;
    const Asked& asked = under_way[ticket] = {std::move(question), std::move(done)};
    task_ask(ticket, asked.question.data(), asked.question.size());
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
    if (answer == nullptr) bytes = app::do_task(asked.question, ui::read_me_page);
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
    answer_here = app::do_task(question_here, ui::read_me_page);
    crypto::wipe(question_here);
    return answer_here.size();
}

EMSCRIPTEN_KEEPALIVE const std::uint8_t* task_answer() { return answer_here.data(); }

EMSCRIPTEN_KEEPALIVE void task_forget() { crypto::wipe(answer_here); }
}
