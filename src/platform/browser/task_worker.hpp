// Tasks in a worker of their own: another instance of this program, which knows nothing but the question it is asked
// (web/task-worker.js). Where a worker cannot be had, or dies, the task is done here and the same comes of it.
#pragma once

#include "app/tasks.hpp"

namespace tributary::platform {

class WorkerTasks final : public app::TaskPort {
public:
    void run(Bytes question, app::FileRef file, Done done) override;
    void stop() override;
};

}  // namespace tributary::platform
