#include "ui/screens/home_summary.hpp"

#include <algorithm>

#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace {

namespace kind = domain::kind;
namespace field = domain::field;

constexpr std::int64_t soon_days = 60;

std::string held_words(const app::Case& opened) {
    std::size_t entries = 0;
    const auto agencies = domain::agencies_of(opened.file);
    for (const domain::Agency& agency : agencies) entries += count_of(*opened.file.part(agency.part), kind::entry);
    if (agencies.empty()) return "No chronology yet";
    return counted(agencies.size(), "agency", "agencies") + ", " + counted(entries, "entry", "entries");
}

CaseLine line_of(const app::Case& opened) {
    CaseLine line{opened.file.id(), subject_of(opened), reference_of(opened), held_words(opened), 0, 0, changed_at(opened.file), opened.sample};
    for (const auto& [id, part] : opened.file.parts()) line.rows += part.count(kind::left_out);
    line.conflicts = conflicts_in(opened.file);
    return line;
}

DueLine waiting(const CaseLine& line, Icon icon, std::size_t count, std::string_view what, app::Screen screen) {
    return {icon, Tone::needs_you, "Needs you", counted(count, what) + (count == 1 ? " waits for you" : " wait for you"),
            app::address_of({screen, line.id, {}}), line.subject, {}, -1};
}

std::optional<DueLine> period_end(const app::Case& opened, const CaseLine& line, std::int64_t now) {
    const domain::Record* header = domain::header_of(opened.file);
    const auto last = header ? domain::date_of(header->value(field::period_to)).latest : std::nullopt;
    if (!last) return std::nullopt;
    const std::int64_t days = last->days() - uk_time(now).date.days();
    if (days < 0 || days > soon_days) return std::nullopt;
    const std::string chip = days == 0 ? "Today" : sentence_case(days_from_today(*last, now));
    return DueLine{days == 0 ? Icon::clock : Icon::calendar, days == 0 ? Tone::needs_you : Tone::quiet, chip, "The review period ends",
                   app::address_of({app::Screen::overview, line.id, {}}), line.subject, long_form(*last), days};
}

// Bundles to which nothing was handed back since.
void add_unanswered(const app::Model& model, std::vector<DueLine>& due) {
    for (const app::Passage& came : model.received) {
        const auto answers = [&](const app::Passage& left) {
            return left.case_id == came.case_id && left.at >= came.at && !came.people.empty() && std::ranges::find(left.people, came.people.front()) != left.people.end();
        };
        const auto held = model.cases.find(came.case_id);
        if (held == model.cases.end() || std::ranges::any_of(model.handed_over, answers)) continue;
        due.push_back({Icon::send, Tone::quiet, "Not answered", purpose_words(came.purpose) + " from " + joined(came.people),
                       app::address_of({app::Screen::handover, came.case_id, {}}), subject_of(held->second), "Came " + recent_words(came.at, model.now), 1'000});
    }
}

struct Done {
    std::size_t added = 0, changed = 0;
    std::int64_t at = 0;
};

void count_change(const domain::Change& change, Done& done) {
    done.at = std::max(done.at, change.at);
    for (const domain::Operation& operation : change.operations) {
        const bool adds = operation.kind == kind::entry && (change.action == domain::action::add_entry || change.action == domain::action::import_file);
        done.added += adds ? 1 : 0;
    }
    const bool began = change.action == domain::action::open_case || change.action == domain::action::add_chronology;
    const bool adds = change.action == domain::action::add_entry || change.action == domain::action::import_file;
    done.changed += adds || began ? 0 : 1;
}

std::string words_of(const std::string& name, const Done& done) {
    if (done.added == 0) return name + " made " + counted(done.changed, "change");
    return name + " added " + counted(done.added, "entry", "entries") + (done.changed > 0 ? " and made " + counted(done.changed, "change") : "");
}

// Only of others: what was done on this device is known here.
void add_changed(const app::Model& model, const app::Case& opened, HomeSummary& home) {
    const auto seen = model.last_seen.find(opened.file.id());
    if (seen == model.last_seen.end()) return;
    home.since = std::max(home.since, seen->second.at);
    std::map<Id, Done> by_author;
    for (const auto& [part_id, part] : opened.file.parts()) {
        for (const auto& [feed_id, feed] : part.feeds) {
            const auto last = seen->second.feeds.find(feed_id);
            const std::size_t known = last == seen->second.feeds.end() ? 0 : static_cast<std::size_t>(std::max<std::int64_t>(0, last->second));
            for (std::size_t i = known; i < feed.changes.size(); ++i)
                if (!model.is_me(feed.changes[i]->change.author)) count_change(feed.changes[i]->change, by_author[feed.changes[i]->change.author]);
        }
    }
    for (const auto& [author, done] : by_author)
        if (done.added + done.changed > 0)
            home.changed.push_back({words_of(who(model, author), done), subject_of(opened), app::address_of({app::Screen::history, opened.file.id(), {}}), done.at});
}

HomeSummary::Key key_of(const app::Model& model) {
    HomeSummary::Key key;
    for (const auto& [id, held] : model.cases) key.revisions.emplace_back(id, held.file.revision());
    key.received = model.received.size();
    key.handed_over = model.handed_over.size();
    key.contacts = model.contacts.size();
    key.today = uk_time(model.now).date;
    return key;
}

void add_case(const app::Model& model, const app::Case& opened, HomeSummary& home) {
    const CaseLine line = line_of(opened);
    if (line.conflicts > 0) home.due.push_back(waiting(line, Icon::split, line.conflicts, "conflict", app::Screen::conflicts));
    if (line.rows > 0) home.due.push_back(waiting(line, Icon::warn, line.rows, "row", app::Screen::chronology));
    if (auto end = period_end(opened, line, model.now)) home.due.push_back(std::move(*end));
    add_changed(model, opened, home);
    home.cases.push_back(line);
}

}  // namespace

void compute(HomeSummary& home, const app::Model& model) {
    HomeSummary::Key key = key_of(model);
    if (home.key == key) return;
    const std::size_t times = home.worked_out + 1;
    home = HomeSummary{};
    home.worked_out = times;
    for (const auto& [id, held] : model.cases) add_case(model, held, home);
    add_unanswered(model, home.due);
    std::ranges::stable_sort(home.cases, std::ranges::greater{}, &CaseLine::changed);
    std::ranges::stable_sort(home.due, {}, &DueLine::order);
    std::ranges::stable_sort(home.changed, std::ranges::greater{}, &ChangedLine::at);
    home.key = std::move(key);
}

}  // namespace tributary::ui
