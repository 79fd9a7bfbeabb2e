// Taking back what this person did, and doing it again. Each is a new change that brings the former values; when
// something else stands there by now, nothing is changed and that is said.
#include <algorithm>
#include <iterator>
#include <map>

#include "app/job.hpp"
#include "app/update_parts.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace kind = domain::kind;
namespace field = domain::field;
using domain::Json;

namespace {

// As many as an import puts into one: each change is written, hashed and read in one go, here and wherever it arrives.
constexpr std::size_t records_in_a_change = 50;

bool has_added(const Step& step, const Id& record) {
    return std::ranges::any_of(step.touches, [&](const Touch& touch) { return touch.added() && touch.record == record; });
}

// Everything in the record was written on this device: nobody's words go out of sight with it.
bool all_mine(const domain::Record& record, const Id& my_feed) {
    return std::ranges::all_of(record.fields, [&](const auto& item) {
        return !item.second.in_conflict() && item.second.shown().by->change.feed == my_feed;
    });
}

// A chronology that the step began goes only when nothing else has been put into it since. What the step added is looked at
// record by record anyway, so counting is enough.
bool nothing_else_in(const domain::Part& part, const Step& step) {
    const auto here = std::ranges::count_if(part.records, [](const auto& item) { return !item.second.undone(); });
    return here == std::ranges::count_if(step.touches, [&](const Touch& touch) { return touch.added() && touch.part == part.id; });
}

bool may_undo(const Case& target, const Step& step, const Touch& touch, const Id& my_feed) {
    const domain::Record* record = target.file.record(touch.part, touch.record);
    if (record == nullptr || record->undone()) return false;
    if (touch.added())
        return all_mine(*record, my_feed) && (touch.kind != kind::part || nothing_else_in(*target.file.part(touch.part), step));
    const auto held = record->fields.find(touch.field);
    return held != record->fields.end() && !held->second.in_conflict() && held->second.shown().value == touch.after;
}

bool may_redo(const Case& target, const Touch& touch) {
    const domain::Record* record = target.file.record(touch.part, touch.record);
    if (record == nullptr) return false;
    if (touch.added()) return record->undone();
    const auto held = record->fields.find(touch.field);
    if (held == record->fields.end()) return touch.before.is_null();
    if (touch.settled) return held->second.in_conflict();
    return !held->second.in_conflict() && held->second.shown().value == touch.before;
}

Json undoing(const Case& target, const Touch& touch) {
    if (touch.added()) return true;
    if (!touch.settled) return touch.before;
    const domain::Change& settling = target.file.record(touch.part, touch.record)->fields.find(touch.field)->second.shown().by->change;
    return domain::reopening(settling.feed, settling.number);
}

// The opened entry may be the one that goes, or comes back.
Effects follow(Model& model, const Step& step, bool undo) {
    if (undo && has_added(step, model.place.record)) return {go(model, {model.place.screen, model.place.case_id, {}})};
    if (!undo && step.entries == 1 && has_added(step, step.record)) return {go(model, {Screen::chronology, step.case_id, step.record})};
    return {};
}

// A step on its way back or forth, in pieces and beside the case: what it does shows when all of it may be done.
class Moving final : public Job {
public:
    Moving(Model& model, Case& target, const Step& step, bool undo, std::string name, const Stamp& stamp)
        : target_(target), step_(step), undo_(undo), name_(std::move(name)), stamp_(stamp), layer_(target.file), recorder_(model, stamp_, layer_), device_(model.device_id) {}

    bool step(Model&, Work& work) override {
        ++work.done;
        if (looked_at_ < step_.touches.size()) return look_at_some();
        return write_some();
    }

    Effects finish(Model& model, const Stamp&) override {
        auto& from = undo_ ? model.steps.done : model.steps.undone;
        Step step = std::move(from.back());
        from.pop_back();
        ++model.steps.counter;
        if (overtaken_) {
            tell(model, undo_ ? "undo_overtaken" : "redo_overtaken", name_);
            return {};
        }
        Effects effects = recorder_.store();
        if (recorder_.failed()) return effects;
        target_.file.take_in(std::move(layer_));
        tell(model, undo_ ? "undone" : "redone", name_);
        effects = std::move(effects) + follow(model, step, undo_);
        (undo_ ? model.steps.undone : model.steps.done).push_back(std::move(step));
        return effects;
    }

    /// How many steps it takes, about.
    [[nodiscard]] static std::size_t steps_of(const Step& step) { return step.touches.size() / touches_at_once + step.touches.size() / records_in_a_change + 2; }

private:
    static constexpr std::size_t touches_at_once = 200;

    // False when something else stands there by now.
    bool look_at_some() {
        for (std::size_t i = 0; i < touches_at_once && looked_at_ < step_.touches.size(); ++i, ++looked_at_) {
            const Touch& touch = step_.touches[looked_at_];
            overtaken_ = !(undo_ ? may_undo(target_, step_, touch, feed_of(device_, touch.part, stamp_.hash)) : may_redo(target_, touch));
            if (overtaken_) return false;
            gather(touch);
        }
        part_ = parts_.begin();
        return true;
    }

    // What each record gets, by part.
    void gather(const Touch& touch) {
        auto& operations = parts_[touch.part];
        const auto [at, fresh] = placed_.try_emplace({touch.part, touch.record}, operations.size());
        if (fresh) operations.push_back({touch.kind, touch.record, {}});
        const std::string name(touch.added() ? field::undone : std::string_view(touch.field));
        Json value = undo_ ? undoing(target_, touch) : touch.added() ? Json(false) : touch.after;
        operations[at->second].set.emplace(name, std::move(value));
    }

    // One change.
    bool write_some() {
        while (part_ != parts_.end() && written_ == part_->second.size()) {
            ++part_;
            written_ = 0;
        }
        if (part_ == parts_.end()) return false;
        const auto begin = part_->second.begin() + static_cast<std::ptrdiff_t>(written_);
        written_ = std::min(part_->second.size(), written_ + records_in_a_change);
        const auto end = part_->second.begin() + static_cast<std::ptrdiff_t>(written_);
        recorder_.change(target_, part_->first, undo_ ? domain::action::undo : domain::action::redo, {std::make_move_iterator(begin), std::make_move_iterator(end)});
        return !recorder_.failed();
    }

    Case& target_;
    const Step& step_;  // the last of its list, which nothing changes meanwhile
    bool undo_;
    std::string name_;
    Stamp stamp_;       // of the moment when it was asked for
    domain::Layer layer_;
    Recorder recorder_;
    Id device_;
    std::size_t looked_at_ = 0;
    bool overtaken_ = false;
    std::map<Id, std::vector<domain::Operation>> parts_;
    std::map<std::pair<Id, Id>, std::size_t> placed_;
    std::map<Id, std::vector<domain::Operation>>::iterator part_{};
    std::size_t written_ = 0;  // of the part
};

// What a person typed or pressed is taken back at once; an import in steps.
Effects move_step(Model& model, bool undo, const std::string& name, const Stamp& stamp) {
    constexpr std::size_t at_once = 100;
    auto& from = undo ? model.steps.done : model.steps.undone;
    if (from.empty()) return {};
    const Step& step = from.back();
    Case* target = find_case(model, step.case_id);
    if (target == nullptr) {
        from.pop_back();
        ++model.steps.counter;
        tell(model, undo ? "undo_overtaken" : "redo_overtaken", name);
        return {};
    }
    const auto job = std::make_shared<Moving>(model, *target, step, undo, name, stamp);
    if (step.touches.size() > at_once && !model.work) {
        begin_work(model, stamp, {.what = undo ? WorkKind::taking_back : WorkKind::doing_again, .total = Moving::steps_of(step), .can_stop = true, .job = job});
        return {};
    }
    Work here;
    while (job->step(model, here)) {}
    return job->finish(model, stamp);
}

}  // namespace

Effects apply(Model& model, const Undo& intent, const Stamp& stamp) { return move_step(model, true, intent.name, stamp); }
Effects apply(Model& model, const Redo& intent, const Stamp& stamp) { return move_step(model, false, intent.name, stamp); }

}  // namespace tributary::app
