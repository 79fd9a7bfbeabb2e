#include "domain/profile/load.hpp"

#include <algorithm>

#include "domain/profile/links.hpp"
#include "generated/profile_texts.hpp"

namespace tributary::domain::profile {

namespace {

using Groups = std::initializer_list<std::span<const Member>>;

const Member* member_named(const Groups& groups, std::string_view name) {
    for (const auto group : groups) {
        const auto found = std::ranges::find(group, name, &Member::name);
        if (found != group.end()) return &*found;
    }
    return nullptr;
}

bool is_id(std::string_view text) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.size() <= 60 && std::ranges::all_of(text, fits);
}

bool is_list_of_texts(const Json& value) {
    const Json::Array* list = value.array();
    return list != nullptr && std::ranges::all_of(*list, [](const Json& each) { return each.string() && !each.string()->empty(); });
}

bool fits(const Member& member, const Json& value) {
    const std::string* text = value.string();
    switch (member.kind) {
        case Kind::text:
        case Kind::name:
        case Kind::letter: return text && !text->empty() && text->size() <= 20'000;
        case Kind::words:
        case Kind::names: return is_list_of_texts(value);
        case Kind::number: return value.integer() && *value.integer() >= -10'000 && *value.integer() <= 10'000;
        case Kind::flag: return value.boolean();
        case Kind::day: return text && Date::parse_iso(*text);
        case Kind::choice: return text && is_word_of(member.of, *text);
        case Kind::rule: return true;  // links.cpp reads it
        case Kind::fields: return value.array();
    }
    return false;
}

// The place of the first member that is not as its shape says, or nothing.
std::optional<Place> misfit(const Json& object, const Groups& groups, const Place& place) {
    if (object.object() == nullptr) return place;
    for (const auto& [name, value] : *object.object()) {
        const Member* member = member_named(groups, name);
        if (member == nullptr || !fits(*member, value)) return place.member(name);
        if (member->kind != Kind::fields) continue;
        for (std::size_t i = 0; i < value.array()->size(); ++i)
            if (auto found = misfit((*value.array())[i], {field_members()}, place.member(name).item(i))) return found;
    }
    for (const auto group : groups)
        for (const Member& member : group) {
            if (member.needed && object.find(member.name) == nullptr) return place.member(member.name);
            if (member.name == "id" && !is_id(object.text("id"))) return place.member("id");
        }
    return std::nullopt;
}

std::optional<Place> misfit_of_head(const Json& profile, const Json& head) {
    if (profile.object() == nullptr) return Place();
    for (const auto& [name, value] : *profile.object())
        if (section_of(name) && value.array() == nullptr) return Place(name);
    return misfit(head, {head_members()}, Place());
}

Json without_sections(const Json& profile) {
    Json::Object head;
    if (profile.object())
        for (const auto& [name, value] : *profile.object())
            if (!section_of(name)) head.emplace(name, value);
    return head;
}

}  // namespace

class Loader {
public:
    explicit Loader(std::string_view text) : text_(text) {}

    Result<Profile> load() {
        auto json = read_any_spelling(text_);
        if (!json) return fail(Problem::profile_not_json, json.error().fact);
        profile_.json_ = std::move(*json);
        const std::string_view format = profile_.json_.text("format");
        if (format.starts_with("tributary-profile-") && format != format_name) return fail(Problem::profile_newer);
        if (const auto place = misfit_of_head(profile_.json_, without_sections(profile_.json_))) return malformed(*place);
        profile_.region_ = *region_of(profile_.json_.text("region"));
        for (std::size_t i = 0; i < section_count; ++i)
            if (auto read = read_section(static_cast<Section>(i)); !read) return std::unexpected(read.error());
        if (const auto fault = find_fault(profile_)) return refuse(fault->problem, fault->place, fault->about);
        return std::move(profile_);
    }

private:
    [[nodiscard]] std::unexpected<Error> refuse(Problem problem, const Place& place, std::string about) const {
        return fail(problem, std::to_string(line_of(text_, place)), std::move(about));
    }
    [[nodiscard]] std::unexpected<Error> malformed(const Place& place) const { return refuse(Problem::profile_malformed, place, place.path()); }

    Result<void> read_section(Section section) {
        const Shape& shape = shape_of(section);
        const Json* list = profile_.json_.find(shape.name);
        if (list == nullptr) return {};
        const Place place{std::string(shape.name)};
        auto& index = profile_.index_.at(static_cast<std::size_t>(section));
        for (std::size_t i = 0; i < list->array()->size(); ++i) {
            const Json& element = (*list->array())[i];
            if (const auto wrong = misfit(element, {common_members(), shape.members}, place.item(i))) return malformed(*wrong);
            const std::string id(element.text("id"));
            if (!index.emplace(id, i).second) return refuse(Problem::profile_id_repeated, place.item(i).member("id"), id);
            profile_.sections_.at(static_cast<std::size_t>(section)).emplace_back(element);
        }
        return {};
    }

    std::string_view text_;
    Profile profile_;
};

Result<Profile> load(std::string_view text) { return Loader(text).load(); }

std::span<const BuiltIn> built_in_profiles() {
    static const std::vector<BuiltIn> all = [] {
        std::vector<BuiltIn> found;
        for (const auto& [name, text] : profile_texts) found.push_back({name, text});
        return found;
    }();
    return all;
}

Result<Profile> load_built_in(std::string_view name) {
    const auto found = std::ranges::find(built_in_profiles(), name, &BuiltIn::name);
    if (found == built_in_profiles().end()) return fail(Problem::profile_missing, std::string(name));
    return load(found->text);
}

}  // namespace tributary::domain::profile
