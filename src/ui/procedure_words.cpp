#include "ui/procedure_words.hpp"

#include "base/date.hpp"

namespace tributary::ui {

namespace {

std::string or_else(const std::string& fact, std::string_view otherwise) { return fact.empty() ? std::string(otherwise) : fact; }
std::string line_of(const Error& error) { return error.fact.empty() ? "A line of this profile" : "Line " + error.fact + " of this profile"; }
std::string named(const std::string& fact, std::string_view otherwise) { return fact.empty() ? std::string(otherwise) : "\u201c" + fact + "\u201d"; }

std::string day_of(const std::string& fact, std::string_view otherwise) {
    const auto day = Date::parse_iso(fact);
    return day ? long_form(*day, true) : or_else(fact, otherwise);
}

std::string holiday_sentence(const Error& error) {
    const std::string day = day_of(error.fact, "A day of this table");
    switch (error.problem) {
        case Problem::holiday_table_malformed:
            return (error.fact.empty() ? "This table of bank holidays" : "Line " + error.fact + " of this table of bank holidays") +
                   " cannot be read. The table in use stays: put the line right, or ask for the table again.";
        case Problem::holiday_repeated: return day + " is a bank holiday already. The table in use stays: take the day out once.";
        case Problem::holiday_not_a_holiday: return day + " is no bank holiday, so none can be moved from it. The table in use stays: check the day.";
        case Problem::holiday_on_weekend: return day + " is no working day anyway. The table in use stays: give the weekday that is proclaimed.";
        default: return day + " lies outside the years of this table. The table in use stays: check the year, and until when the table is good.";
    }
}

std::string profile_sentence(const Error& error) {
    const std::string what = named(error.second_fact, "something");
    switch (error.problem) {
        case Problem::profile_missing: return "There is no profile called " + or_else(error.fact, "that") + ". Choose one from the list, or name a file.";
        case Problem::profile_not_json: return line_of(error) + " is not JSON. Look for a missing comma or quotation mark just before it.";
        case Problem::profile_newer: return "This profile was written for a newer Tributary. Open it with that version.";
        case Problem::profile_malformed:
            return line_of(error) + " does not hold what belongs at " + or_else(error.second_fact, "that place") + ". Compare it with docs/profile.schema.json.";
        case Problem::profile_id_repeated: return line_of(error) + " gives the id " + what + " a second time. Give each its own.";
        case Problem::profile_name_unknown: return line_of(error) + " names " + what + ", which this profile does not have. Add it, or correct the name.";
        case Problem::profile_anchor_unknown: return line_of(error) + " counts from " + what + ", which is no event or deadline of this profile. Add the event, or correct the name.";
        case Problem::profile_role_unheld: return line_of(error) + " gives something to the role " + what + ", which nobody has. Add the role, or name another.";
        case Problem::profile_cycle: return line_of(error) + " begins a circle: " + what + " would have to wait for itself. Take one step out of the circle.";
        case Problem::profile_check_not_a_check: return "The check " + what + (error.fact.empty() ? "" : " in line " + error.fact) + " is not a rule that can be answered. Write it in JsonLogic.";
        case Problem::profile_check_endless: return "The check " + what + (error.fact.empty() ? "" : " in line " + error.fact) + " would not come to an end. Make it shorter, or split it.";
        default: return line_of(error) + " has a template that reads " + what + ", a field that nothing fills. Add the field, or correct the template.";
    }
}

}  // namespace

std::string procedure_sentence(const Error& error) {
    switch (error.problem) {
        case Problem::event_unknown: return "This procedure has no event called " + or_else(error.fact, "that") + ". Show the profile to see its events.";
        case Problem::answer_unknown: return "This procedure asks no question called " + or_else(error.fact, "that") + ", or not in that way. Show the profile to see its questions.";
        case Problem::event_before_anchor:
            return or_else(error.fact, "This") + " is dated before " + or_else(error.second_fact, "what it follows") + ". Check both dates.";
        case Problem::decision_wrong_role:
            return or_else(error.fact, "This decision") + " can be taken by nobody but " + or_else(error.second_fact, "the role named in the profile") + ". Nothing was recorded.";
        case Problem::decision_needs_reason: return or_else(error.fact, "This decision") + " needs its reason in words. Nothing was recorded.";
        case Problem::decision_outcome_unknown:
            return named(error.fact, "That") + " is no outcome of " + or_else(error.second_fact, "this decision") + ". Choose one of those in the profile.";
        case Problem::body_abolished:
            return or_else(error.fact, "This body") + " did not exist on " + day_of(error.second_fact, "that day") + ". Name the body that had its duties then.";
        case Problem::check_blocks: return or_else(error.fact, "A check of the procedure") + " stands in the way. It has to be put right: it cannot be passed over.";
        case Problem::override_needs_reason: return "To go on all the same, give the reason" + (error.fact.empty() ? "" : " for passing over: " + error.fact) + ". It stays in the history with your name.";
        case Problem::holiday_table_malformed:
        case Problem::holiday_repeated:
        case Problem::holiday_not_a_holiday:
        case Problem::holiday_on_weekend:
        case Problem::holiday_out_of_range: return holiday_sentence(error);
        default: return profile_sentence(error);
    }
}

namespace {

using domain::procedure::Due;
using domain::procedure::DueState;
using domain::profile::Element;
using domain::profile::Profile;
using domain::profile::Section;

std::string unit_words(std::string_view unit, std::int64_t count) {
    std::string words(unit);
    for (char& c : words)
        if (c == '_') c = ' ';
    return count == 1 && words.ends_with('s') ? words.substr(0, words.size() - 1) : words;
}

std::string anchor_words(const Profile& profile, const Element& deadline) {
    const Element* anchor = profile.find_in("events deadlines", deadline.text("anchor"));
    return std::string(anchor->name());
}

std::string moment_words(const domain::procedure::Moment& moment) {
    return long_form(moment.date, true) + (moment.minute ? " at " + clock_form(*moment.minute) : "");
}

std::string state_words(const Due& due) {
    const auto date = due.date();
    switch (due.state) {
        case DueState::waiting: return "not counted yet";
        case DueState::no_date: return "no date is agreed yet";
        case DueState::in_order: return "to be done now";
        case DueState::due: return "due on " + moment_words(*date);
        case DueState::late: return "late: it was due on " + moment_words(*date);
        case DueState::met: return "done on " + moment_words(*due.met) + (date ? ", due on " + moment_words(*date) : "");
        case DueState::met_late: return "done late, on " + moment_words(*due.met) + ": it was due on " + moment_words(*date);
        case DueState::before_anchor: return "dated " + moment_words(*due.met) + ", before " + moment_words(*due.anchor) + " from which it counts: check both dates";
    }
    return {};
}

}  // namespace

std::string rule_words(const Profile& profile, const Element& deadline) {
    const std::string_view unit = deadline.text("unit");
    if (unit == "case_set") return "Not stated: a date is agreed for each case";
    if (unit == "at_once") return "At once, after " + anchor_words(profile, deadline);
    if (unit == "ordered") return "No time stated, only the order: after " + anchor_words(profile, deadline);
    const std::int64_t offset = deadline.number("offset");
    const std::int64_t count = offset < 0 ? -offset : offset;
    return (deadline.flag("every") ? "Every " : "") + std::to_string(count) + ' ' + unit_words(unit, count) + (offset < 0 ? " before " : " after ") + anchor_words(profile, deadline);
}

std::string due_words(const Profile& profile, const Due& due) {
    std::string words = std::string(due.deadline->name()) + ": " + state_words(due);
    if (due.on_a_day_off) words += ", a day nobody works on";
    if (due.agreed && due.by_rule) words += ", as agreed instead of " + moment_words(*due.by_rule);
    if (due.beyond_table) words += "; bank holidays proclaimed since are not counted";
    return words + ". " + rule_words(profile, *due.deadline) + '.';
}

std::string criteria_words(const domain::procedure::Criteria& criteria) {
    using domain::procedure::Outcome;
    std::string words = criteria.outcome == Outcome::met             ? "The criteria are met.\n"
                        : criteria.outcome == Outcome::must_consider ? "A review must be considered.\n"
                                                                     : "The criteria are not met.\n";
    for (const auto& limb : criteria.limbs) {
        words += "  " + std::string(limb.holds ? "yes" : "no") + "  " + std::string(limb.limb->name());
        words += limb.unanswered.empty() ? "\n" : " (not everything is answered)\n";
    }
    return words;
}

std::string blocked_words(const Element& step, const Element& held_by) {
    const bool check = held_by.find("strength") != nullptr;
    return std::string(step.name()) + (check ? " waits until this holds: " : " comes after: ") + std::string(held_by.name()) + '.';
}

}  // namespace tributary::ui
