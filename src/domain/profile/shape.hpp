// What a profile is made of: the one table that the loader checks a file against and docs/profile.schema.json is made from.
//
// A profile is a JSON object of a few texts and of sections; a section is a list of elements; every element has an id
// (unique in its section, and among the sections that are called by id alone: links.cpp), a name in the board's words, and the ids of the requirements that it enacts.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "domain/json.hpp"

namespace tributary::domain::profile {

inline constexpr std::string_view format_name = "tributary-profile-1";

enum class Section : std::uint8_t {
    sources,        // where facts come from, and when that was checked
    basis,          // purposes and standard texts of the procedure
    bodies,         // organisations, with the days between which they existed
    roles,          // who may do what; canonical ids of the glossary
    facts,          // what is known of a case and rules may ask
    questions,      // criteria: asked of a referral
    limbs,          // criteria: a rule over the answers
    routes,         // criteria: limbs that together lead to an outcome
    stages,
    events,         // what happens on a day and may anchor a deadline
    deadlines,
    decisions,
    artefacts,      // forms, letters, documents, packs
    records,        // what has to be kept besides
    checks,
    notifications,
    declarations,   // independence and conflicts
    columns,        // of the chronology
    sign_offs,
    releases,       // what leaves to whom or to the public, in which form
    monitoring,
    outputs,        // views and reports
    not_stated,     // what the source leaves open: the administrator is asked
};
inline constexpr std::size_t section_count = 23;

enum class Kind : std::uint8_t {
    text,
    words,    // list of texts
    number,   // whole
    flag,
    day,      // "2015-04-02"
    choice,   // one of the words in `of`
    name,     // an id of one of the sections in `of`
    names,    // a list of such
    rule,     // JsonLogic (rule.hpp)
    fields,   // of a form
    letter,   // a template: text with {{ variables }} that are those of rules
};

struct Member {
    std::string_view name;
    Kind kind = Kind::text;
    bool needed = false;
    std::string_view of{};  // words of a choice, or sections of a name, with blanks between
};

struct Shape {
    std::string_view name;  // as the file spells the section
    std::span<const Member> members;
};

[[nodiscard]] const Shape& shape_of(Section section);
[[nodiscard]] std::optional<Section> section_of(std::string_view name);
/// Members that every element may have: id, name, requirements, note.
[[nodiscard]] std::span<const Member> common_members();
/// Members of one field of a form.
[[nodiscard]] std::span<const Member> field_members();
/// Members of the profile itself, besides its sections.
[[nodiscard]] std::span<const Member> head_members();

/// Whether `word` is one of the words in `list`, which has blanks between them.
[[nodiscard]] bool is_word_of(std::string_view list, std::string_view word);

/// The table as a JSON Schema (2020-12); docs/profile.schema.json is this value.
[[nodiscard]] Json schema();

}  // namespace tributary::domain::profile
