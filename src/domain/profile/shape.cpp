#include "domain/profile/shape.hpp"

#include <algorithm>
#include <array>

namespace tributary::domain::profile {

namespace {

constexpr std::string_view units = "hours working_days calendar_days weeks months years ordered at_once case_set";

constexpr Member head[] = {{"format", Kind::choice, true, format_name}, {"name", Kind::text, true}, {"title", Kind::text, true},
                           {"board", Kind::text, true},                 {"version", Kind::number, true},
                           {"region", Kind::choice, true, "england-and-wales scotland northern-ireland"},
                           {"guidance", Kind::text},                    {"checked", Kind::day, true}};
constexpr Member common[] = {{"id", Kind::text, true}, {"name", Kind::text, true}, {"requirements", Kind::words}, {"note", Kind::text}};
constexpr Member field[] = {{"id", Kind::text, true}, {"name", Kind::text, true}, {"requirements", Kind::words}, {"help", Kind::text},
                            {"type", Kind::choice, false, "text long_text day moment yes_no choice number people agencies list ticks signature"},
                            {"choices", Kind::words}, {"required", Kind::flag}, {"required_when", Kind::rule}};

constexpr Member sources[] = {{"place", Kind::text}, {"checked", Kind::day, true}, {"sure", Kind::choice, true, "read secondary recalled"}};
constexpr Member basis[] = {{"text", Kind::text, true}, {"source", Kind::name, false, "sources"}};
constexpr Member bodies[] = {{"from", Kind::day}, {"until", Kind::day}, {"source", Kind::name, false, "sources"}, {"duty", Kind::text}};
constexpr Member roles[] = {{"body", Kind::name, false, "bodies"}, {"powers", Kind::words}, {"independent_of", Kind::words}};
constexpr Member facts[] = {{"type", Kind::choice, true, "yes_no text day number choice"}, {"choices", Kind::words}};
constexpr Member questions[] = {{"type", Kind::choice, false, "yes_no choice number"}, {"help", Kind::text}, {"choices", Kind::words}, {"opens", Kind::names, false, "records artefacts"}};
constexpr Member limbs[] = {{"when", Kind::rule, true}};
constexpr Member routes[] = {{"limbs", Kind::names, true, "limbs"}, {"outcome", Kind::choice, true, "met must_consider"}, {"source", Kind::name, false, "sources"}};
constexpr Member stages[] = {{"after", Kind::names, false, "stages"}, {"who", Kind::names, false, "roles"}, {"done_when", Kind::names, false, "events"}};
constexpr Member events[] = {{"stage", Kind::name, true, "stages"}, {"timed", Kind::flag}, {"after", Kind::names, false, "events"}, {"by", Kind::names, false, "roles"}};
constexpr Member deadlines[] = {{"anchor", Kind::name, true, "events deadlines"}, {"offset", Kind::number}, {"unit", Kind::choice, true, units},
                                {"every", Kind::flag}, {"day0", Kind::choice, false, "excluded included"}, {"met_by", Kind::name, false, "events"},
                                {"strength", Kind::choice, true, "statute guidance local case"}, {"source", Kind::name, true, "sources"},
                                {"checked", Kind::day, true}, {"who", Kind::names, false, "roles"}, {"unmet", Kind::text, true}};
constexpr Member decisions[] = {{"role", Kind::name, true, "roles"}, {"stage", Kind::name, true, "stages"}, {"outcomes", Kind::words, true},
                                {"reason", Kind::flag}, {"event", Kind::name, false, "events"}, {"fields", Kind::fields}};
constexpr Member artefacts[] = {{"kind", Kind::choice, true, "form letter document pack plan"}, {"stage", Kind::name, true, "stages"},
                                {"by", Kind::names, false, "roles"}, {"to", Kind::names, false, "roles bodies"}, {"copies", Kind::names, false, "roles bodies"},
                                {"when", Kind::rule}, {"fields", Kind::fields}, {"template", Kind::letter}};
constexpr Member records[] = {{"stage", Kind::name, true, "stages"}, {"by", Kind::names, false, "roles"}, {"per", Kind::choice, false, "case agency person meeting item"},
                              {"when", Kind::rule}, {"fields", Kind::fields}};
constexpr Member checks[] = {{"strength", Kind::choice, true, "BLOCK WARN PROMPT"}, {"holds", Kind::rule, true}, {"when", Kind::rule},
                             {"guards", Kind::names, true, "events decisions artefacts stages notifications"}};
constexpr Member notifications[] = {{"when", Kind::name, true, "events"}, {"only_if", Kind::rule}, {"to", Kind::names, true, "roles bodies"},
                                    {"by", Kind::names, false, "roles"}, {"deadline", Kind::name, false, "deadlines"}, {"proof", Kind::flag}, {"contents", Kind::words}};
constexpr Member declarations[] = {{"role", Kind::name, true, "roles"}, {"effect", Kind::choice, true, "barred noted decided"}, {"stage", Kind::name, true, "stages"}};
constexpr Member columns[] = {{"type", Kind::choice, false, "text day time yes_no number mark"}, {"required", Kind::flag}};
constexpr Member sign_offs[] = {{"of", Kind::name, true, "artefacts"}, {"chain", Kind::names, true, "roles"}, {"per", Kind::choice, false, "case agency"}, {"before", Kind::name, false, "events"}};
constexpr Member releases[] = {{"of", Kind::names, true, "artefacts"}, {"form", Kind::choice, true, "as_it_is anonymised redacted"}, {"to", Kind::names, false, "roles bodies"}, {"public", Kind::flag}, {"when", Kind::rule}};
constexpr Member monitoring[] = {{"by", Kind::names, true, "roles"}, {"to", Kind::names, false, "roles bodies"}, {"deadline", Kind::name, false, "deadlines"}, {"ratings", Kind::words}};
constexpr Member outputs[] = {{"for", Kind::names, false, "roles"}, {"of", Kind::names, false, "artefacts records deadlines events"}};
constexpr Member not_stated[] = {{"asks", Kind::text}};

constexpr std::array<Shape, section_count> shapes = {{
    {"sources", sources}, {"basis", basis}, {"bodies", bodies}, {"roles", roles}, {"facts", facts}, {"questions", questions}, {"limbs", limbs}, {"routes", routes},
    {"stages", stages}, {"events", events}, {"deadlines", deadlines}, {"decisions", decisions}, {"artefacts", artefacts}, {"records", records}, {"checks", checks},
    {"notifications", notifications}, {"declarations", declarations}, {"columns", columns}, {"sign_offs", sign_offs}, {"releases", releases},
    {"monitoring", monitoring}, {"outputs", outputs}, {"not_stated", not_stated}}};

Json list_of(Json items) { return Json::Object{{"type", "array"}, {"items", std::move(items)}}; }

Json object_of(Json::Object properties, Json::Array needed) {
    return Json::Object{{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(needed)}, {"additionalProperties", false}};
}

Json schema_of(const Member& member);

Json schema_of(std::initializer_list<std::span<const Member>> groups) {
    Json::Object properties;
    Json::Array needed;
    for (const auto group : groups)
        for (const Member& member : group) {
            properties.insert_or_assign(std::string(member.name), schema_of(member));
            if (member.needed) needed.emplace_back(member.name);
        }
    return object_of(std::move(properties), std::move(needed));
}

Json choices_of(std::string_view list) {
    Json::Array words;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(' ', at), list.size());
        words.emplace_back(list.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

Json schema_of(const Member& member) {
    const Json text = Json::Object{{"type", "string"}};
    switch (member.kind) {
        case Kind::words: return list_of(text);
        case Kind::number: return Json::Object{{"type", "integer"}};
        case Kind::flag: return Json::Object{{"type", "boolean"}};
        case Kind::day: return Json::Object{{"type", "string"}, {"format", "date"}};
        case Kind::choice: return Json::Object{{"enum", choices_of(member.of)}};
        case Kind::name: return Json::Object{{"type", "string"}, {"description", "an id of: " + std::string(member.of)}};
        case Kind::names: return list_of(Json::Object{{"type", "string"}, {"description", "an id of: " + std::string(member.of)}});
        case Kind::rule: return Json::Object{{"description", "a rule in JsonLogic"}};
        case Kind::fields: return list_of(schema_of({field_members()}));
        case Kind::text:
        case Kind::letter: break;
    }
    return text;
}

}  // namespace

const Shape& shape_of(Section section) { return shapes.at(static_cast<std::size_t>(section)); }

std::optional<Section> section_of(std::string_view name) {
    for (std::size_t i = 0; i < shapes.size(); ++i)
        if (shapes[i].name == name) return static_cast<Section>(i);
    return std::nullopt;
}

std::span<const Member> common_members() { return common; }
std::span<const Member> field_members() { return field; }
std::span<const Member> head_members() { return head; }

bool is_word_of(std::string_view list, std::string_view word) {
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(' ', at), list.size());
        if (list.substr(at, end - at) == word) return true;
        at = end + 1;
    }
    return false;
}

Json schema() {
    Json::Object properties;
    Json::Array needed;
    for (const Member& member : head) {
        properties.emplace(std::string(member.name), schema_of(member));
        if (member.needed) needed.emplace_back(member.name);
    }
    for (const Shape& shape : shapes) properties.emplace(std::string(shape.name), list_of(schema_of({common_members(), shape.members})));
    Json whole = object_of(std::move(properties), std::move(needed));
    whole.object()->emplace("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.object()->emplace("title", "A process profile of Tributary");
    return whole;
}

}  // namespace tributary::domain::profile
