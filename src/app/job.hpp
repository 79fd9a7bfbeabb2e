// Work on the model in steps. Inside `app` only.
#pragma once

#include "app/update.hpp"

namespace tributary::app {

/// Reads the model while it goes on and changes it in `finish` only; dropping it leaves no trace. While a job is under
/// way nothing else changes a case (update_work.cpp), so what it has read stays true.
class Job {
public:
    Job() = default;
    virtual ~Job() = default;
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    /// Does about a millisecond's worth and counts in `work.done`. False when nothing is left to do.
    [[nodiscard]] virtual bool step(Model& model, Work& work) = 0;
    /// The last step: shows and stores what was done, all of it.
    [[nodiscard]] virtual Effects finish(Model& model, const Stamp& stamp) = 0;
};

/// Begins a work. The engine goes on with it (`Proceed`) until it is finished.
Work& begin_work(Model& model, const Stamp& stamp, Work work);

/// True when the model's work is this one.
[[nodiscard]] bool works_on(const Model& model, WorkKind what);

}  // namespace tributary::app
