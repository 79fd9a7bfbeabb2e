#include <array>

#include "domain/procedure/state.hpp"
#include "domain/profile/rule.hpp"

namespace tributary::domain::procedure {

std::string_view name_of(DueState state) {
    static constexpr std::array<std::string_view, 8> names = {"waiting", "no_date", "in_order", "due", "late", "met", "met_late", "before_anchor"};
    return names.at(static_cast<std::size_t>(state));
}

Ledger::Ledger(const Profile& profile, const std::vector<Deed>& deeds, Moment now, const WorkingCalendar& calendar)
    : profile_(profile), calendar_(calendar), now_(now) {
    for (const Deed& deed : deeds) {
        if (deed.kind == DeedKind::done) {
            done_[deed.id].push_back(&deed);
            continue;
        }
        last_[{deed.kind, deed.id}] = &deed;
        const Element* decision = deed.kind == DeedKind::decision ? profile.find(Section::decisions, deed.id) : nullptr;
        if (decision && decision->find("event")) last_[{DeedKind::event, decision->text("event")}] = &deed;
    }
}

const Deed* Ledger::last(DeedKind kind, std::string_view id) const {
    const auto found = last_.find({kind, id});
    return found == last_.end() ? nullptr : found->second;
}

const std::vector<const Deed*>& Ledger::done(std::string_view id) const {
    static const std::vector<const Deed*> none;
    const auto found = done_.find(id);
    return found == done_.end() ? none : found->second;
}

std::optional<Moment> Ledger::anchor(std::string_view id) const {
    if (const Deed* event = last(DeedKind::event, id)) return event->at;
    const Element* deadline = profile_.find(Section::deadlines, id);
    return deadline && profile_.find(Section::events, id) == nullptr ? due(*deadline).date() : std::nullopt;
}

static DueState state_when(const Due& due, bool ordered, Moment now) {
    if (!due.anchor) return DueState::waiting;
    const auto date = due.date();
    if (due.met) {
        const bool forwards = !due.by_rule || *due.by_rule >= *due.anchor;
        if (forwards && due.met->date < due.anchor->date) return DueState::before_anchor;
        return date && *due.met > *date && (due.met->date > date->date || date->minute) ? DueState::met_late : DueState::met;
    }
    if (!date) return ordered ? DueState::in_order : DueState::no_date;
    const bool past = date->minute && now.minute ? now > *date : now.date > date->date;
    return past ? DueState::late : DueState::due;
}

Due Ledger::due(const Element& deadline, int turn) const {
    Due due{&deadline, turn, DueState::waiting, anchor(deadline.text("anchor")), {}, {}, {}};
    if (due.anchor) due.by_rule = due_at(deadline, *due.anchor, calendar_, turn);
    if (const Deed* agreed = last(DeedKind::agreed, deadline.id()); agreed && agreed->value.string()) due.agreed = Moment::parse(*agreed->value.string());
    if (const Deed* met = last(DeedKind::event, deadline.text("met_by"))) due.met = met->at;
    const std::string_view unit = deadline.text("unit");
    due.state = state_when(due, unit == "ordered" || unit == "at_once", now_);
    if (const auto date = due.date()) {
        due.on_a_day_off = !calendar_.is_working_day(date->date);
        due.beyond_table = date->date > calendar_.good_until();
    }
    return due;
}

Json Ledger::value(std::string_view name) const {
    if (name == "today") return now_.date.iso();
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) return {};
    const std::string_view kind = name.substr(0, dot), id = name.substr(dot + 1);
    const auto said = [&](DeedKind deed) {
        const Deed* found = last(deed, id);
        return found ? found->value : Json();
    };
    if (kind == "question") return said(DeedKind::answer);
    if (kind == "fact") return said(DeedKind::fact);
    if (kind == "decision") return said(DeedKind::decision);
    if (kind == "form") return said(DeedKind::field);
    if (kind == "done") return !done(id).empty();
    if (kind == "role" || kind == "body") return profile_.called(id);
    if (kind == "check") return holds(*profile_.find(Section::checks, id));
    if (kind != "event" && kind != "deadline") return {};
    const auto moment = kind == "event" ? (last(DeedKind::event, id) ? std::optional(last(DeedKind::event, id)->at) : std::nullopt)
                                        : due(*profile_.find(Section::deadlines, id)).date();
    return moment ? Json(moment->iso()) : Json();
}

bool Ledger::holds(const Json& rule) const {
    return profile::holds(rule, [this](std::string_view name) { return value(name); });
}

bool Ledger::holds(const Element& check) const {
    const Json* when = check.find("when");
    return (when && !holds(*when)) || holds(*check.find("holds"));
}

}  // namespace tributary::domain::procedure
