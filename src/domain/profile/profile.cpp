#include "domain/profile/profile.hpp"

#include <set>

namespace tributary::domain::profile {

std::vector<std::string_view> Element::words(std::string_view member) const {
    std::vector<std::string_view> all;
    const Json* value = members_.find(member);
    if (value == nullptr || value->array() == nullptr) return all;
    for (const Json& each : *value->array())
        if (each.string()) all.emplace_back(*each.string());
    return all;
}

std::int64_t Element::number(std::string_view member) const {
    const Json* value = members_.find(member);
    return value && value->integer() ? *value->integer() : 0;
}

bool Element::flag(std::string_view member) const {
    const Json* value = members_.find(member);
    return value && value->boolean() && *value->boolean();
}

std::optional<Date> Element::day(std::string_view member) const { return Date::parse_iso(members_.text(member)); }

std::int64_t Profile::version() const { return *json_.find("version")->integer(); }

const Element* Profile::find(Section section, std::string_view id) const {
    const Index& index = index_.at(static_cast<std::size_t>(section));
    const auto found = index.find(id);
    return found == index.end() ? nullptr : &of(section)[found->second];
}

const Element* Profile::find_in(std::string_view sections, std::string_view id) const {
    for (std::size_t i = 0; i < section_count; ++i) {
        const auto section = static_cast<Section>(i);
        if (!is_word_of(sections, shape_of(section).name)) continue;
        if (const Element* element = find(section, id)) return element;
    }
    return nullptr;
}

std::string_view Profile::called(std::string_view role_or_body) const {
    const Element* element = find_in("roles bodies", role_or_body);
    return element ? element->name() : role_or_body;
}

namespace {

void add_ids(const Json& element, const std::string& place, std::multimap<std::string, std::string>& into) {
    if (const Json* ids = element.find("requirements"))
        for (const Json& id : *ids->array()) into.emplace(*id.string(), place);
    if (const Json* fields = element.find("fields"))
        for (const Json& field : *fields->array()) add_ids(field, place + "." + std::string(field.text("id")), into);
}

std::string written(const Json* value) { return value ? write(*value) : std::string(); }

void compare(const Element& before, const Element& after, const std::string& place, std::vector<Difference>& into) {
    std::set<std::string_view> members;
    for (const Element* each : {&before, &after})
        for (const auto& [member, value] : *each->json().object()) members.insert(member);
    for (const std::string_view member : members) {
        const std::string was = written(before.find(member)), is = written(after.find(member));
        if (was != is) into.push_back({place + "." + std::string(member), was, is});
    }
}

}  // namespace

std::multimap<std::string, std::string> requirements_of(const Profile& profile) {
    std::multimap<std::string, std::string> all;
    for (std::size_t i = 0; i < section_count; ++i) {
        const auto section = static_cast<Section>(i);
        for (const Element& element : profile.of(section)) add_ids(element.json(), std::string(shape_of(section).name) + "." + std::string(element.id()), all);
    }
    return all;
}

std::vector<Difference> differences(const Profile& before, const Profile& after) {
    std::vector<Difference> all;
    for (const Member& member : head_members()) {
        const std::string was = written(before.json().find(member.name)), is = written(after.json().find(member.name));
        if (was != is) all.push_back({std::string(member.name), was, is});
    }
    for (std::size_t i = 0; i < section_count; ++i) {
        const auto section = static_cast<Section>(i);
        std::set<std::string_view> ids;
        for (const Profile* profile : {&before, &after})
            for (const Element& element : profile->of(section)) ids.insert(element.id());
        for (const std::string_view id : ids) {
            const Element* was = before.find(section, id);
            const Element* is = after.find(section, id);
            const std::string place = std::string(shape_of(section).name) + "." + std::string(id);
            if (was && is) compare(*was, *is, place, all);
            else all.push_back({place, was ? write(was->json()) : "", is ? write(is->json()) : ""});
        }
    }
    return all;
}

}  // namespace tributary::domain::profile
