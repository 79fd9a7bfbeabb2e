#include "domain/profile/links.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "domain/profile/load.hpp"
#include "domain/profile/rule.hpp"

namespace tributary::domain::profile {

namespace {

Place place_of(Section section, std::size_t index) { return Place(std::string(shape_of(section).name)).item(index); }

Problem unknown(const Member& member) {
    if (member.of == "roles") return Problem::profile_role_unheld;
    return member.name == "anchor" ? Problem::profile_anchor_unknown : Problem::profile_name_unknown;
}

std::optional<Fault> check_names(const Profile& profile, const Element& element, const Member& member, const Place& place) {
    if (member.kind == Kind::name) {
        const std::string_view id = element.text(member.name);
        if (profile.find_in(member.of, id) == nullptr) return Fault{unknown(member), place.member(member.name), std::string(id)};
    } else if (member.kind == Kind::names) {
        const auto ids = element.words(member.name);
        for (std::size_t i = 0; i < ids.size(); ++i)
            if (profile.find_in(member.of, ids[i]) == nullptr) return Fault{unknown(member), place.member(member.name).item(i), std::string(ids[i])};
    }
    return std::nullopt;
}

std::optional<Fault> check_rule_at(const Profile& profile, const Json& rule, const Place& place, std::string_view owner) {
    const RuleCheck check = check_rule(rule, [&](std::string_view name) { return is_variable(profile, name); });
    switch (check.fault) {
        case RuleFault::none: return std::nullopt;
        case RuleFault::not_a_rule: return Fault{Problem::profile_check_not_a_check, place, std::string(owner)};
        case RuleFault::too_long: return Fault{Problem::profile_check_endless, place, std::string(owner)};
        case RuleFault::unknown_name: break;
    }
    return Fault{Problem::profile_name_unknown, place, check.name};
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('-')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('-')) text.remove_suffix(1);
    return text;
}

// The variable that "{{ … }}" or "{% … %}" reads, or empty; what a loop names its item is added to `items`.
std::string_view read_by(std::string_view tag, bool statement, std::vector<std::string_view>& items) {
    std::string_view words = trimmed(tag);
    if (statement && words.starts_with("for ")) {
        const std::size_t in = words.find(" in ");
        if (in == std::string_view::npos) return words;
        items.push_back(trimmed(words.substr(4, in - 4)));
        return trimmed(words.substr(in + 4));
    }
    if (!statement) return words;
    return words.starts_with("if ") ? trimmed(words.substr(3)) : std::string_view();
}

std::optional<std::string> unknown_variable(const Profile& profile, std::string_view letter) {
    std::vector<std::string_view> items;
    for (std::size_t at = letter.find('{'); at != std::string_view::npos; at = letter.find('{', at + 1)) {
        const std::string_view rest = letter.substr(at);
        const bool statement = rest.starts_with("{%");
        if (!statement && !rest.starts_with("{{")) continue;
        const std::size_t end = rest.find(statement ? "%}" : "}}");
        if (end == std::string_view::npos) return std::string(rest.substr(0, 40));
        const std::string_view name = read_by(rest.substr(2, end - 2), statement, items);
        const bool of_an_item = std::ranges::find(items, name.substr(0, name.find('.'))) != items.end();
        if (!name.empty() && !of_an_item && !is_variable(profile, name)) return std::string(name);
        at += end;
    }
    return std::nullopt;
}

std::optional<Fault> check_fields(const Profile& profile, const Json& fields, const Place& place, std::string_view owner) {
    for (std::size_t i = 0; i < fields.array()->size(); ++i) {
        const Json& field = (*fields.array())[i];
        const auto same = std::ranges::count_if(*fields.array(), [&](const Json& other) { return other.text("id") == field.text("id"); });
        if (same > 1) return Fault{Problem::profile_id_repeated, place.item(i), std::string(field.text("id"))};
        if (const Json* rule = field.find("required_when"))
            if (auto fault = check_rule_at(profile, *rule, place.item(i).member("required_when"), owner)) return fault;
    }
    return std::nullopt;
}

std::optional<Fault> check_member(const Profile& profile, const Element& element, const Member& member, const Place& place) {
    const Json* value = element.find(member.name);
    if (value == nullptr) return std::nullopt;
    const Place at = place.member(member.name);
    if (member.kind == Kind::rule) return check_rule_at(profile, *value, at, element.id());
    if (member.kind == Kind::fields) return check_fields(profile, *value, at, element.id());
    if (member.kind == Kind::letter)
        if (auto name = unknown_variable(profile, *value->string())) return Fault{Problem::profile_template_field, at, std::move(*name)};
    return check_names(profile, element, member, place);
}

// Every figure has its unit, and nothing else has a figure; a body ends after it begins.
std::optional<Fault> check_figures(Section section, const Element& element, const Place& place) {
    if (section == Section::deadlines) {
        const bool counted = !is_word_of("ordered at_once case_set", element.text("unit"));
        if (counted != (element.find("offset") != nullptr)) return Fault{Problem::profile_malformed, place.member("offset"), place.member("offset").path()};
        if (element.flag("every") && element.number("offset") <= 0) return Fault{Problem::profile_malformed, place.member("every"), place.member("every").path()};
    }
    const auto from = element.day("from"), until = element.day("until");
    if (from && until && *until < *from) return Fault{Problem::profile_malformed, place.member("until"), place.member("until").path()};
    return std::nullopt;
}

using Edges = std::function<std::vector<std::string>(const Element&)>;

// Depth first; 1: on the way, 2: found to end.
bool comes_back(const Profile& profile, Section section, const Element& from, const Edges& edges, std::map<std::string, int, std::less<>>& seen) {
    int& mark = seen[std::string(from.id())];
    if (mark != 0) return mark == 1;
    mark = 1;
    for (const std::string& id : edges(from)) {
        const Element* next = profile.find(section, id);
        if (next != nullptr && comes_back(profile, section, *next, edges, seen)) return true;
    }
    mark = 2;
    return false;
}

std::optional<Fault> find_circle(const Profile& profile, Section section, const Edges& edges, Problem problem) {
    std::map<std::string, int, std::less<>> seen;
    const auto& elements = profile.of(section);
    for (std::size_t i = 0; i < elements.size(); ++i)
        if (comes_back(profile, section, elements[i], edges, seen)) return Fault{problem, place_of(section, i), std::string(elements[i].id())};
    return std::nullopt;
}

std::vector<std::string> listed(const Element& element, std::string_view member) {
    const auto ids = element.words(member);
    return {ids.begin(), ids.end()};
}

std::vector<std::string> checks_read_by(const Element& check) {
    std::vector<std::string> ids;
    for (const char* member : {"holds", "when"})
        if (const Json* rule = check.find(member))
            for (const std::string& name : variables_of(*rule))
                if (name.starts_with("check.")) ids.push_back(name.substr(6));
    return ids;
}

std::optional<Fault> find_circle(const Profile& profile) {
    const Edges after = [](const Element& element) { return listed(element, "after"); };
    if (auto fault = find_circle(profile, Section::stages, after, Problem::profile_cycle)) return fault;
    if (auto fault = find_circle(profile, Section::events, after, Problem::profile_cycle)) return fault;
    const Edges anchor = [](const Element& element) { return std::vector<std::string>{std::string(element.text("anchor"))}; };
    if (auto fault = find_circle(profile, Section::deadlines, anchor, Problem::profile_cycle)) return fault;
    return find_circle(profile, Section::checks, checks_read_by, Problem::profile_check_endless);
}

bool has_field(const Element* form, std::string_view field) {
    const Json* fields = form ? form->find("fields") : nullptr;
    return fields && std::ranges::any_of(*fields->array(), [&](const Json& each) { return each.text("id") == field; });
}

// Sections whose elements are called by their id alone: an id that two of them have would mean either.
constexpr std::string_view called_alike[] = {"events deadlines", "events decisions artefacts stages notifications", "artefacts records notifications declarations sign_offs",
                                             "artefacts records decisions", "roles bodies"};

std::optional<Fault> find_ambiguous(const Profile& profile) {
    for (const std::string_view sections : called_alike)
        for (std::size_t s = 0; s < section_count; ++s) {
            const auto section = static_cast<Section>(s);
            if (!is_word_of(sections, shape_of(section).name)) continue;
            for (std::size_t i = 0; i < profile.of(section).size(); ++i) {
                const Element& element = profile.of(section)[i];
                if (profile.find_in(sections, element.id()) != &element) return Fault{Problem::profile_id_repeated, place_of(section, i), std::string(element.id())};
            }
        }
    return std::nullopt;
}

}  // namespace

bool is_variable(const Profile& profile, std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kinds = {
        {{"question", "questions"}, {"fact", "facts"}, {"event", "events"}, {"decision", "decisions"}, {"deadline", "deadlines"}, {"check", "checks"},
         {"done", "artefacts records notifications declarations sign_offs"}, {"role", "roles"}, {"body", "bodies"}}};
    if (name == "today" || name == "case.reference" || name == "case.subject") return true;
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) return false;
    const std::string_view kind = name.substr(0, dot), id = name.substr(dot + 1);
    if (kind == "form") {
        const std::size_t second = id.find('.');
        return second != std::string_view::npos && has_field(profile.find_in("artefacts records decisions", id.substr(0, second)), id.substr(second + 1));
    }
    const auto found = std::ranges::find(kinds, kind, &std::pair<std::string_view, std::string_view>::first);
    return found != kinds.end() && profile.find_in(found->second, id) != nullptr;
}

std::optional<Fault> find_fault(const Profile& profile) {
    if (auto fault = find_ambiguous(profile)) return fault;
    for (std::size_t s = 0; s < section_count; ++s) {
        const auto section = static_cast<Section>(s);
        for (std::size_t i = 0; i < profile.of(section).size(); ++i) {
            const Element& element = profile.of(section)[i];
            for (const Member& member : shape_of(section).members)
                if (auto fault = check_member(profile, element, member, place_of(section, i))) return fault;
            if (auto fault = check_figures(section, element, place_of(section, i))) return fault;
        }
    }
    return find_circle(profile);
}

}  // namespace tributary::domain::profile
