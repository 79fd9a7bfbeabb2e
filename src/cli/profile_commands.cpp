// Procedures on the command line: profiles, deadlines and criteria.
#include <algorithm>

#include "cli/command.hpp"
#include "cli/files.hpp"
#include "domain/procedure/criteria.hpp"
#include "domain/procedure/state.hpp"
#include "domain/profile/load.hpp"
#include "ui/procedure_words.hpp"

namespace tributary::cli {

using domain::Json;
using domain::profile::Element;
using domain::profile::Profile;
using domain::profile::Section;
namespace procedure = domain::procedure;

namespace {

Result<Profile> load_file(const std::string& path) {
    const auto bytes = read_file(path);
    if (!bytes) return std::unexpected(bytes.error());
    return domain::profile::load(text_of(*bytes));
}

// A name of a built-in profile, or a file.
Result<Profile> profile_at(std::string_view name) {
    auto built_in = domain::profile::load_built_in(name);
    const bool is_path = name.ends_with(".json") || name.find('/') != std::string_view::npos || name == "-";
    if (built_in || built_in.error().problem != Problem::profile_missing || !is_path) return built_in;
    return load_file(std::string(name));
}

std::size_t elements_of(const Profile& profile) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < domain::profile::section_count; ++i) count += profile.of(static_cast<Section>(i)).size();
    return count;
}

Json summary_of(const Profile& profile) {
    return Json::Object{{"name", profile.name()}, {"title", profile.title()}, {"board", profile.board()}, {"version", profile.version()},
                        {"region", name_of(profile.region())}, {"checked", profile.json().text("checked")},
                        {"elements", static_cast<std::int64_t>(elements_of(profile))},
                        {"deadlines", static_cast<std::int64_t>(profile.of(Section::deadlines).size())}};
}

Json list_of(const std::vector<std::string_view>& words) {
    Json::Array all;
    for (const std::string_view word : words) all.emplace_back(word);
    return all;
}

// "decision_made=2015-04-02" or "scrg_meeting=2015-05-14T10:00".
Result<procedure::Deed> event_of(const Profile& profile, const std::string& argument) {
    const std::size_t sign = argument.find('=');
    if (sign == std::string::npos) return fail(Problem::usage, "Write --event as NAME=DATE, such as decision_made=2015-04-02.");
    procedure::Deed deed{procedure::DeedKind::event, argument.substr(0, sign)};
    if (profile.find(Section::events, deed.id) == nullptr) return fail(Problem::event_unknown, deed.id);
    const auto moment = procedure::Moment::parse(std::string_view(argument).substr(sign + 1));
    if (!moment) return fail(Problem::not_a_day, argument.substr(sign + 1));
    deed.at = *moment;
    return deed;
}

Result<std::vector<procedure::Deed>> events_of(const Profile& profile, const Arguments& arguments) {
    std::vector<procedure::Deed> deeds;
    for (const std::string& argument : arguments.values("--event")) {
        auto deed = event_of(profile, argument);
        if (!deed) return std::unexpected(deed.error());
        deeds.push_back(std::move(*deed));
    }
    for (const std::string& argument : arguments.values("--agreed")) {
        const std::size_t sign = argument.find('=');
        procedure::Deed deed{procedure::DeedKind::agreed, argument.substr(0, sign)};
        const auto day = sign == std::string::npos ? std::nullopt : Date::parse_iso(std::string_view(argument).substr(sign + 1));
        if (!day || !profile.find(Section::deadlines, deed.id)) return fail(Problem::usage, "Write --agreed as DEADLINE=DATE, with a deadline of the profile.");
        deed.value = day->iso();
        deeds.push_back(std::move(deed));
    }
    return deeds;
}

Result<procedure::Moment> today_of(const Arguments& arguments, const std::vector<procedure::Deed>& deeds) {
    procedure::Moment now{{1970, 1, 1}, {}};
    for (const procedure::Deed& deed : deeds) now = std::max(now, deed.at);
    if (!arguments.has("--today")) return now;
    const auto day = procedure::Moment::parse(arguments.value("--today"));
    if (!day) return fail(Problem::not_a_day, std::string(arguments.value("--today")));
    return *day;
}

Json moment_json(const std::optional<procedure::Moment>& moment) { return moment ? Json(moment->iso()) : Json(); }

Json due_json(const Profile& profile, const procedure::Due& due) {
    const Element& deadline = *due.deadline;
    const Element* source = profile.find(Section::sources, deadline.text("source"));
    return Json::Object{{"id", deadline.id()}, {"name", deadline.name()}, {"turn", due.turn}, {"state", procedure::name_of(due.state)},
                        {"anchor", deadline.text("anchor")}, {"anchored", moment_json(due.anchor)}, {"due", moment_json(due.date())},
                        {"by_rule", moment_json(due.by_rule)}, {"agreed", moment_json(due.agreed)}, {"met", moment_json(due.met)},
                        {"non_working_day", due.on_a_day_off}, {"beyond_table", due.beyond_table}, {"unit", deadline.text("unit")},
                        {"offset", deadline.find("offset") ? *deadline.find("offset") : Json()}, {"strength", deadline.text("strength")},
                        {"source", source->name()}, {"checked", deadline.text("checked")}, {"unmet", deadline.text("unmet")},
                        {"requirements", list_of(deadline.words("requirements"))}};
}

}  // namespace

Result<Answer> profile_list(const Arguments&) {
    Json::Array all;
    std::string text;
    for (const auto& built_in : domain::profile::built_in_profiles()) {
        const auto profile = domain::profile::load(built_in.text);
        if (!profile) return std::unexpected(profile.error());
        all.push_back(summary_of(*profile));
        text += std::string(profile->name()) + "\n    " + std::string(profile->title()) + '\n';
    }
    return Answer{std::move(all), std::move(text), {}};
}

Result<Answer> profile_check(const Arguments& arguments) {
    const auto profile = profile_at(arguments.files[0]);
    if (!profile) return std::unexpected(profile.error());
    return Answer{summary_of(*profile), std::string(profile->title()) + ": " + std::to_string(elements_of(*profile)) + " elements, nothing wrong.\n", {}};
}

Result<Answer> profile_show(const Arguments& arguments) {
    const auto profile = profile_at(arguments.files[0]);
    if (!profile) return std::unexpected(profile.error());
    std::string text = std::string(profile->title()) + '\n';
    for (std::size_t i = 0; i < domain::profile::section_count; ++i) {
        const auto section = static_cast<Section>(i);
        if (profile->of(section).empty()) continue;
        text += '\n' + std::string(domain::profile::shape_of(section).name) + '\n';
        for (const Element& element : profile->of(section)) text += "  " + std::string(element.id()) + ": " + std::string(element.name()) + '\n';
    }
    return Answer{profile->json(), std::move(text), {}};
}

Result<Answer> profile_diff(const Arguments& arguments) {
    const auto before = profile_at(arguments.files[0]);
    if (!before) return std::unexpected(before.error());
    const auto after = profile_at(arguments.files[1]);
    if (!after) return std::unexpected(after.error());
    Json::Array all;
    std::string text;
    for (const auto& each : domain::profile::differences(*before, *after)) {
        const auto value = [](const std::string& written) { return written.empty() ? Json() : domain::read(written).value(); };
        all.emplace_back(Json::Object{{"place", each.place}, {"before", value(each.before)}, {"after", value(each.after)}});
        text += each.place + "\n  - " + each.before + "\n  + " + each.after + '\n';
    }
    return Answer{std::move(all), std::move(text), {}};
}

Result<Answer> profile_schema(const Arguments&) {
    Json schema = domain::profile::schema();
    std::string text = domain::write(schema) + '\n';
    return Answer{std::move(schema), std::move(text), {}};
}

Result<Answer> deadlines(const Arguments& arguments) {
    const auto profile = profile_at(arguments.value("--profile"));
    if (!profile) return std::unexpected(profile.error());
    const auto deeds = events_of(*profile, arguments);
    if (!deeds) return std::unexpected(deeds.error());
    const auto now = today_of(arguments, *deeds);
    if (!now) return std::unexpected(now.error());
    const WorkingCalendar calendar(profile->region());
    const procedure::Ledger ledger(*profile, *deeds, *now, calendar);
    Json::Array all;
    std::string text;
    for (const Element& deadline : profile->of(Section::deadlines))
        for (int turn = 1; turn <= (deadline.flag("every") ? 4 : 1); ++turn) {
            const auto due = ledger.due(deadline, turn);
            all.push_back(due_json(*profile, due));
            if (due.anchor && turn == 1) text += ui::due_words(*profile, due) + '\n';
        }
    return Answer{std::move(all), std::move(text), {}};
}

Result<Answer> criteria(const Arguments& arguments) {
    const auto profile = profile_at(arguments.value("--profile"));
    if (!profile) return std::unexpected(profile.error());
    const auto bytes = read_file(std::string(arguments.value("--answers")));
    if (!bytes) return std::unexpected(bytes.error());
    const auto answers = domain::read_any_spelling(text_of(*bytes));
    if (!answers) return std::unexpected(answers.error());
    const auto found = procedure::assess(*profile, *answers);
    if (!found) return std::unexpected(found.error());
    Json::Array limbs, routes, opened;
    for (const auto& each : found->limbs) {
        Json::Array open;
        for (const std::string& question : each.unanswered) open.emplace_back(question);
        limbs.emplace_back(Json::Object{{"id", each.limb->id()}, {"name", each.limb->name()}, {"holds", each.holds}, {"unanswered", std::move(open)}});
    }
    for (const auto& each : found->routes)
        routes.emplace_back(Json::Object{{"id", each.route->id()}, {"name", each.route->name()}, {"holds", each.holds}, {"outcome", procedure::name_of(each.outcome)}});
    for (const Element* each : found->opened) opened.emplace_back(each->id());
    return Answer{Json::Object{{"profile", profile->name()}, {"outcome", procedure::name_of(found->outcome)}, {"limbs", std::move(limbs)}, {"routes", std::move(routes)},
                               {"opened", std::move(opened)}, {"answered_yes", static_cast<std::int64_t>(found->answered_yes)}},
                  ui::criteria_words(*found), {}};
}

}  // namespace tributary::cli
