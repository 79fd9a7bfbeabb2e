#include "domain/procedure/state.hpp"

#include <algorithm>

namespace tributary::domain::procedure {

namespace {

constexpr std::string_view guarded_sections = "events decisions artefacts stages notifications";

bool has_happened(const Ledger& ledger, const Element& event_or_decision) {
    return ledger.last(DeedKind::event, event_or_decision.id()) || ledger.last(DeedKind::decision, event_or_decision.id());
}

StageState state_of(const Ledger& ledger, const Element& stage) {
    const auto happened = [&](std::string_view id) { return ledger.last(DeedKind::event, id) != nullptr; };
    const auto ends = stage.words("done_when");
    if (!ends.empty() && std::ranges::any_of(ends, happened)) return StageState::done;
    const auto before = stage.words("after");
    const bool open = std::ranges::all_of(before, [&](std::string_view id) {
        return state_of(ledger, *ledger.profile().find(Section::stages, id)) == StageState::done;
    });
    return open ? StageState::open : StageState::waiting;
}

void add_dues(const Ledger& ledger, State& state) {
    static constexpr int most_turns = 400;
    for (const Element& deadline : ledger.profile().of(Section::deadlines)) {
        Due due = ledger.due(deadline);
        // Of what recurs: the first that is not past, and those already past.
        for (int turn = 2; deadline.flag("every") && due.by_rule && due.by_rule->date < ledger.now().date && turn < most_turns; ++turn) {
            state.dues.push_back(due);
            due = ledger.due(deadline, turn);
        }
        state.dues.push_back(std::move(due));
    }
}

void add_checks(const Ledger& ledger, State& state) {
    for (const Element& check : ledger.profile().of(Section::checks)) {
        if (ledger.holds(check)) continue;
        const Deed* passed = check.text("strength") == "WARN" ? ledger.last(DeedKind::override, check.id()) : nullptr;
        for (const std::string_view id : check.words("guards"))
            state.unmet.push_back({&check, ledger.profile().find_in(guarded_sections, id), passed ? std::string_view(passed->reason) : std::string_view()});
    }
}

bool existed(const Element* body, Date day) {
    if (body == nullptr) return true;
    const auto from = body->day("from"), until = body->day("until");
    return (!from || *from <= day) && (!until || day <= *until);
}

// A notification that several are to get is sent once to each: the deed names to whom.
const Deed* sent_to(const Ledger& ledger, const Element& notification, std::string_view to) {
    for (const Deed* deed : ledger.done(notification.id()))
        if (deed->value.is_null() || (deed->value.string() && *deed->value.string() == to)) return deed;
    return nullptr;
}

void add_owed(const Ledger& ledger, State& state) {
    for (const Element& notification : ledger.profile().of(Section::notifications)) {
        const Deed* cause = ledger.last(DeedKind::event, notification.text("when"));
        const Json* condition = notification.find("only_if");
        if (cause == nullptr || (condition && !ledger.holds(*condition))) continue;
        const Element* deadline = ledger.profile().find(Section::deadlines, notification.text("deadline"));
        const auto due = deadline ? ledger.due(*deadline).date() : std::nullopt;
        for (const std::string_view to : notification.words("to")) {
            Owed owed{&notification, to, due, {}};
            if (const Deed* sent = sent_to(ledger, notification, to)) owed.sent = sent->at;
            owed.late = due && (owed.sent ? owed.sent->date > due->date : ledger.now().date > due->date);
            owed.body_gone = !existed(ledger.profile().find(Section::bodies, to), cause->at.date);
            state.owed.push_back(std::move(owed));
        }
    }
}

const Element* held_back_by(const Ledger& ledger, const State& state, const Element& step) {
    for (const std::string_view id : step.words("after"))
        if (ledger.last(DeedKind::event, id) == nullptr) return ledger.profile().find(Section::events, id);
    for (const Unmet& unmet : state.unmet) {
        const bool counts = unmet.check->text("strength") == "BLOCK" || (unmet.check->text("strength") == "WARN" && unmet.overridden.empty());
        if (counts && unmet.guarded == &step) return unmet.check;
    }
    return nullptr;
}

// The event that a decision brings about, or null.
const Element* brought_by(const Ledger& ledger, const Element& step) { return ledger.profile().find(Section::events, step.text("event")); }

void add_steps(const Ledger& ledger, State& state) {
    for (const Section section : {Section::events, Section::decisions})
        for (const Element& step : ledger.profile().of(section)) {
            const auto stage = std::ranges::find_if(state.stages, [&](const auto& each) { return each.first->id() == step.text("stage"); });
            if (has_happened(ledger, step) || stage->second == StageState::waiting) continue;
            const Element* brought = brought_by(ledger, step);
            const Element* holder = held_back_by(ledger, state, step);
            if (holder == nullptr && brought) holder = held_back_by(ledger, state, *brought);
            if (holder) state.blocked.emplace_back(&step, holder);
            else if (stage->second == StageState::open) state.next.push_back(&step);
        }
}

Result<void> may_happen(const Ledger& ledger, const Deed& deed, const Element& event) {
    for (const std::string_view id : event.words("after")) {
        const Deed* before = ledger.last(DeedKind::event, id);
        const bool follows = before && (before->at.minute && deed.at.minute ? before->at <= deed.at : before->at.date <= deed.at.date);
        if (!follows) return fail(Problem::event_before_anchor, std::string(event.name()), std::string(ledger.profile().find(Section::events, id)->name()));
    }
    return {};
}

Result<void> may_decide(const Ledger& ledger, const Deed& deed, const Element& decision) {
    const std::string name(decision.name());
    if (deed.role != decision.text("role")) return fail(Problem::decision_wrong_role, name, std::string(ledger.profile().called(decision.text("role"))));
    const auto outcomes = decision.words("outcomes");
    const std::string outcome = deed.value.string() ? *deed.value.string() : std::string();
    if (std::ranges::find(outcomes, outcome) == outcomes.end()) return fail(Problem::decision_outcome_unknown, outcome, name);
    if (decision.flag("reason") && deed.reason.empty()) return fail(Problem::decision_needs_reason, name);
    return {};
}

Result<void> may_send(const Ledger& ledger, const Deed& deed, const Element& notification) {
    for (const std::string_view to : notification.words("to")) {
        const bool meant = deed.value.is_null() || (deed.value.string() && *deed.value.string() == to);
        const Element* body = ledger.profile().find(Section::bodies, to);
        if (meant && !existed(body, deed.at.date)) return fail(Problem::body_abolished, std::string(body->name()), deed.at.date.iso());
    }
    return {};
}

// A PROMPT only reminds.
Result<void> may_pass(const Ledger& ledger, const Element& guarded) {
    for (const Element& check : ledger.profile().of(Section::checks)) {
        const auto guards = check.words("guards");
        const bool stands_here = std::ranges::any_of(guards, [&](std::string_view id) { return ledger.profile().find_in(guarded_sections, id) == &guarded; });
        if (!stands_here || check.text("strength") == "PROMPT" || ledger.holds(check)) continue;
        if (check.text("strength") == "BLOCK") return fail(Problem::check_blocks, std::string(check.name()));
        const Deed* passed = ledger.last(DeedKind::override, check.id());
        if (passed == nullptr || passed->reason.empty()) return fail(Problem::override_needs_reason, std::string(check.name()));
    }
    return {};
}

Result<void> may_override(const Ledger& ledger, const Deed& deed) {
    const Element* check = ledger.profile().find(Section::checks, deed.id);
    if (check == nullptr) return fail(Problem::event_unknown, deed.id);
    if (check->text("strength") == "BLOCK") return fail(Problem::check_blocks, std::string(check->name()));
    if (deed.reason.empty()) return fail(Problem::override_needs_reason, std::string(check->name()));
    return {};
}

}  // namespace

State state_of(const Ledger& ledger) {
    State state;
    for (const Element& stage : ledger.profile().of(Section::stages)) state.stages.emplace_back(&stage, state_of(ledger, stage));
    add_dues(ledger, state);
    add_checks(ledger, state);
    add_owed(ledger, state);
    add_steps(ledger, state);
    return state;
}

Result<void> may_record(const Ledger& ledger, const Deed& deed) {
    if (deed.kind == DeedKind::override) return may_override(ledger, deed);
    const Profile& profile = ledger.profile();
    Result<void> may;
    const Element* element = nullptr;
    if (deed.kind == DeedKind::event) {
        if (element = profile.find(Section::events, deed.id); element) may = may_happen(ledger, deed, *element);
    } else if (deed.kind == DeedKind::decision) {
        if (element = profile.find(Section::decisions, deed.id); element) may = may_decide(ledger, deed, *element);
    } else if (deed.kind == DeedKind::done) {
        element = profile.find_in("artefacts records notifications declarations sign_offs", deed.id);
        if (const Element* notification = profile.find(Section::notifications, deed.id)) may = may_send(ledger, deed, *notification);
    } else {
        return {};
    }
    if (element == nullptr) return fail(Problem::event_unknown, deed.id);
    if (may) may = may_pass(ledger, *element);
    const Element* brought = deed.kind == DeedKind::decision ? brought_by(ledger, *element) : nullptr;
    if (may && brought) may = may_happen(ledger, deed, *brought);
    return may && brought ? may_pass(ledger, *brought) : may;
}

std::vector<const Element*> releases_of(const Ledger& ledger) {
    std::vector<const Element*> all;
    for (const Element& release : ledger.profile().of(Section::releases)) {
        const Json* when = release.find("when");
        if (when == nullptr || ledger.holds(*when)) all.push_back(&release);
    }
    return all;
}

std::vector<Moved> moved_by(const Ledger& before, const Ledger& after) {
    std::vector<Moved> all;
    for (const Element& deadline : before.profile().of(Section::deadlines)) {
        const auto was = before.due(deadline).by_rule, is = after.due(deadline).by_rule;
        if (was && is && !(*was == *is)) all.push_back({&deadline, *was, *is});
    }
    return all;
}

}  // namespace tributary::domain::procedure
