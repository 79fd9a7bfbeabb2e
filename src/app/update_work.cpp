// Work in steps: going on, stopping, and what is asked for meanwhile.
#include "app/job.hpp"
#include "app/update_parts.hpp"

namespace tributary::app {

namespace {

// Would begin a work, or change what one is about.
template <class T>
constexpr bool is_work =
    std::is_same_v<T, ImportFile> || std::is_same_v<T, NameImportAgency> || std::is_same_v<T, AssignColumn> || std::is_same_v<T, TypeRowDate> || std::is_same_v<T, SettleRowDate> ||
    std::is_same_v<T, FinishImport> || std::is_same_v<T, HandOver> || std::is_same_v<T, SendReceipt> || std::is_same_v<T, SignOffPart> ||
    std::is_same_v<T, OpenBundle> || std::is_same_v<T, OpenWithPassphrase> || std::is_same_v<T, ChooseTarget> ||
    std::is_same_v<T, AnswerCompared> || std::is_same_v<T, AddBundle> || std::is_same_v<T, MakeBackup> || std::is_same_v<T, AttachFile> ||
    std::is_same_v<T, ShowAttachment> || std::is_same_v<T, SaveAttachment>;

bool is_work_intent(const Intent& intent) {
    return std::visit([]<class T>(const T&) { return is_work<T>; }, intent);
}

bool changes_a_case(const Intent& intent) {
    return std::visit([]<class T>(const T&) { return changes_the_case<T>; }, intent);
}

// What is put off is on its way as far as the person is concerned; when nothing came of it, that is over.
void settle_saving(Saving& saving) {
    if (saving.state != Saving::State::saving || saving.waiting > 0) return;
    saving.state = saving.saved_at != 0 ? Saving::State::saved : Saving::State::nothing_yet;
}

}  // namespace

Work& begin_work(Model& model, const Stamp& stamp, Work work) {
    model.work = std::move(work);
    model.work->since = stamp.now;
    model.work->number = ++model.works;
    return *model.work;
}

bool works_on(const Model& model, WorkKind what) { return model.work && model.work->what == what; }

bool waits_for_work(const Model& model, const Intent& intent) {
    if (!model.work || model.phase != Phase::open) return false;
    return is_work_intent(intent) || (model.work->job != nullptr && changes_a_case(intent));
}

void put_off(Model& model, Intent intent) {
    if (changes_a_case(intent) && model.may_write() && model.saving.state != Saving::State::failed) model.saving.state = Saving::State::saving;
    model.put_off.push_back(std::move(intent));
}

Effects end_work(Model& model, const Stamp& stamp) {
    model.work.reset();
    Effects effects;
    for (Intent& intent : std::exchange(model.put_off, {})) effects = std::move(effects) + update(model, std::move(intent), stamp);
    if (model.put_off.empty()) settle_saving(model.saving);
    return effects;
}

Effects drop_work(Model& model, const Stamp& stamp) {
    const bool elsewhere = model.work && model.work->job == nullptr;
    std::erase_if(model.put_off, is_work_intent);
    Effects effects = end_work(model, stamp);
    while (model.work && model.work->job) effects = std::move(effects) + receive(model, Proceed{}, stamp);  // a long undo was put off
    if (elsewhere) effects.emplace_back(StopTask{});
    return effects;
}

Effects receive(Model& model, const Proceed& event, const Stamp& stamp) {
    for (int step = 0; step < event.steps && model.work && model.work->job; ++step) {
        const auto job = model.work->job;
        if (job->step(model, *model.work)) continue;
        Effects effects = job->finish(model, stamp);
        return std::move(effects) + end_work(model, stamp);
    }
    return {};
}

Effects apply(Model& model, const StopWork&, const Stamp& stamp) {
    if (!model.work || !model.work->can_stop) return {};
    const bool elsewhere = model.work->job == nullptr;
    tell(model, "work_stopped");
    Effects effects = elsewhere ? Effects{StopTask{}} : Effects{};
    return std::move(effects) + end_work(model, stamp);
}

}  // namespace tributary::app
