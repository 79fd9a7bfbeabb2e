// A board's procedure as data, loaded and found sound. See shape.hpp for what it is made of.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/working_days.hpp"
#include "domain/profile/shape.hpp"

namespace tributary::domain::profile {

/// One element of a section. Its members have the types of the shape; what is absent is empty.
class Element {
public:
    explicit Element(Json members) : members_(std::move(members)) {}

    [[nodiscard]] std::string_view id() const { return members_.text("id"); }
    [[nodiscard]] std::string_view name() const { return members_.text("name"); }
    [[nodiscard]] std::string_view text(std::string_view member) const { return members_.text(member); }
    [[nodiscard]] std::vector<std::string_view> words(std::string_view member) const;
    [[nodiscard]] std::int64_t number(std::string_view member) const;
    [[nodiscard]] bool flag(std::string_view member) const;
    [[nodiscard]] std::optional<Date> day(std::string_view member) const;
    /// A rule or the fields of a form, or null.
    [[nodiscard]] const Json* find(std::string_view member) const { return members_.find(member); }
    [[nodiscard]] const Json& json() const { return members_; }

private:
    Json members_;
};

class Profile {
public:
    [[nodiscard]] std::string_view name() const { return json_.text("name"); }    // "board-2015"
    [[nodiscard]] std::string_view title() const { return json_.text("title"); }
    [[nodiscard]] std::string_view board() const { return json_.text("board"); }
    [[nodiscard]] Region region() const { return region_; }
    [[nodiscard]] std::int64_t version() const;
    [[nodiscard]] const std::vector<Element>& of(Section section) const { return sections_.at(static_cast<std::size_t>(section)); }
    /// Null when there is none.
    [[nodiscard]] const Element* find(Section section, std::string_view id) const;
    /// The first of several sections that has it; `sections` as in `Member::of`.
    [[nodiscard]] const Element* find_in(std::string_view sections, std::string_view id) const;
    /// The name of a role or body as the board says it; the id itself when the profile has none.
    [[nodiscard]] std::string_view called(std::string_view role_or_body) const;
    [[nodiscard]] const Json& json() const { return json_; }

private:
    friend class Loader;
    using Index = std::map<std::string, std::size_t, std::less<>>;
    Json json_;
    Region region_ = Region::england_and_wales;
    std::array<std::vector<Element>, section_count> sections_;
    std::array<Index, section_count> index_;
};

/// Requirement ids that anything in the profile names, each with what names it ("deadlines.recommendation").
[[nodiscard]] std::multimap<std::string, std::string> requirements_of(const Profile& profile);

struct Difference {
    std::string place;   // "deadlines.recommendation.offset", or "deadlines.recommendation" when one has it and the other not
    std::string before;  // canonical JSON, empty when absent
    std::string after;
};
/// In the order of the sections, then of the ids.
[[nodiscard]] std::vector<Difference> differences(const Profile& before, const Profile& after);

}  // namespace tributary::domain::profile
