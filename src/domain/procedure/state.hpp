// Where a case stands under its board's procedure: what is done, next, late, blocked and why. Pure, from plain input.
//
// Codes and names only: sentences are in ui/procedure_words. Everything points into the profile and the deeds, which must outlive it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/procedure/deadlines.hpp"

namespace tributary::domain::procedure {

enum class DeedKind : std::uint8_t {
    event,     // id: the event
    decision,  // id: the decision; value: the outcome
    done,      // id: of an artefact, record, notification, declaration or sign-off; value: to or by whom, for which agency or person
    answer,    // id: the question; value
    fact,      // id: the fact; value
    field,     // id: "FORM.FIELD"; value
    agreed,    // id: the deadline; value: the day agreed for this case, "2015-09-30"
    override,  // id: the check; reason
};

/// One thing that somebody recorded. Later deeds of one kind and id replace earlier ones, except `done`, which add up.
struct Deed {
    DeedKind kind = DeedKind::event;
    std::string id;
    Json value{};
    Moment at{};
    std::string role{};    // who did it, as a role of the profile; empty when it was imported
    std::string reason{};
};

enum class DueState : std::uint8_t {
    waiting,        // its anchor has not happened
    no_date,        // the source gives no figure: a date for this case is to be agreed
    in_order,       // no figure, only an order or "at once": done or not
    due,
    late,
    met,
    met_late,
    before_anchor,  // met, by something dated before the anchor
};

/// As spelled here: "met_late".
[[nodiscard]] std::string_view name_of(DueState state);

struct Due {
    const Element* deadline = nullptr;
    int turn = 1;
    DueState state = DueState::waiting;
    std::optional<Moment> anchor, by_rule, agreed, met;
    bool on_a_day_off = false;   // a date by months that nobody works on: kept, and marked
    bool beyond_table = false;   // after the last day for which bank holidays are known

    /// The agreed day, else the one by the rule.
    [[nodiscard]] std::optional<Moment> date() const { return agreed ? agreed : by_rule; }
};

struct Unmet {
    const Element* check = nullptr;
    const Element* guarded = nullptr;  // the event, decision, artefact, stage or notification that it stands before
    std::string_view overridden;       // the reason given for passing over a WARN; empty when nobody did
};

struct Owed {
    const Element* notification = nullptr;
    std::string_view to;               // a role or body
    std::optional<Moment> due, sent;
    bool late = false;
    bool body_gone = false;            // the body did not exist on the day: whoever has its duties is to be named
};

enum class StageState : std::uint8_t { waiting, open, done };

struct State {
    std::vector<std::pair<const Element*, StageState>> stages;
    std::vector<Due> dues;
    std::vector<Unmet> unmet;
    std::vector<Owed> owed;
    std::vector<const Element*> next;  // events and decisions that nothing holds back, in stages that are open
    std::vector<std::pair<const Element*, const Element*>> blocked;  // an event or decision, and the check or event that holds it back
};

/// What was recorded, by name. Made once from all deeds, in their order.
class Ledger {
public:
    Ledger(const Profile& profile, const std::vector<Deed>& deeds, Moment now, const WorkingCalendar& calendar);

    [[nodiscard]] const Profile& profile() const { return profile_; }
    [[nodiscard]] const WorkingCalendar& calendar() const { return calendar_; }
    [[nodiscard]] Moment now() const { return now_; }
    [[nodiscard]] const Deed* last(DeedKind kind, std::string_view id) const;
    [[nodiscard]] const std::vector<const Deed*>& done(std::string_view id) const;
    /// The moment of an event, or when a deadline is due.
    [[nodiscard]] std::optional<Moment> anchor(std::string_view id) const;
    [[nodiscard]] Due due(const Element& deadline, int turn = 1) const;
    /// What a variable of a rule stands for (load.hpp).
    [[nodiscard]] Json value(std::string_view name) const;
    [[nodiscard]] bool holds(const Json& rule) const;
    /// A check that does not apply holds.
    [[nodiscard]] bool holds(const Element& check) const;

private:
    const Profile& profile_;
    const WorkingCalendar& calendar_;
    Moment now_;
    std::map<std::pair<DeedKind, std::string_view>, const Deed*> last_;
    std::map<std::string_view, std::vector<const Deed*>> done_;
};

[[nodiscard]] State state_of(const Ledger& ledger);

/// Whether a deed may be recorded now. Errors: event_unknown (fact: the id); event_before_anchor; decision_wrong_role; decision_needs_reason;
/// decision_outcome_unknown; body_abolished (a notification to a body that was not there on that day); check_blocks; override_needs_reason (a
/// WARN that nobody has passed over, or passing over without a reason). Facts are the names the profile gives. The case stays as it was.
[[nodiscard]] Result<void> may_record(const Ledger& ledger, const Deed& deed);

/// The releases whose conditions hold.
[[nodiscard]] std::vector<const Element*> releases_of(const Ledger& ledger);

/// Deadlines whose date is another one under `other`: what a new table of bank holidays would change. Shown before it is accepted.
struct Moved {
    const Element* deadline = nullptr;
    Moment before, after;
};
[[nodiscard]] std::vector<Moved> moved_by(const Ledger& before, const Ledger& after);

}  // namespace tributary::domain::procedure
