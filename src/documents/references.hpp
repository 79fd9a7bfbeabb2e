// Links of a long text to chronology entries, in two forms.
//
//  * Stored: "[10](entry:ID)", and for a run of entries "[10-12](entry:ID-ID)": the ids stay when numbers change. A link whose
//    words are no number, "[the first visit](entry:ID)", keeps its words.
//  * Typed: "[10]", "[10-12]", "[the first visit](10)": what stands in the text area. The hyphen may be U+2011 or U+2013 too.
//
// Numbers belong to one chronology, that of the text. What leads elsewhere, or to nothing, is the same in both forms. Words in
// brackets that only look like a reference get a backslash in the typed form, so that nobody's footnote becomes a link; what is
// between backticks is left alone. Every text can be converted; costs grow with its length. Input is hostile.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/id.hpp"

namespace tributary::documents {

/// The entries of a case by their numbers.
struct EntryNumbers {
    std::vector<Id> own;                // entry 1, 2, 3 … of the chronology that a text belongs to
    std::unordered_map<Id, int> all{};  // of every chronology of the case

    std::uint32_t stamp = 0x811C9DC5u;  // differs when the numbers of the chronology differ, as far as 32 bits can

    /// Adds the next entry of the chronology.
    void add_own(const Id& entry);
    /// 0 when it is none of the case.
    [[nodiscard]] int number_of(const Id& entry) const;
    [[nodiscard]] bool is_own(const Id& entry) const;
};

/// What an address names: one entry, or a run of them from the first to the last.
struct EntryLink {
    Id first, last;
    bool operator==(const EntryLink&) const = default;
};
/// Of "entry:ID" or "entry:ID-ID".
[[nodiscard]] std::optional<EntryLink> entry_link(std::string_view address);
/// "10", or "10-12" whatever the order; empty when an entry is none of the case.
[[nodiscard]] std::string numbers_of(const EntryLink& link, const EntryNumbers& numbers);
/// Whether the words are a number or two with a hyphen between.
[[nodiscard]] bool are_numbers(std::string_view words);

[[nodiscard]] std::string typed_form(std::string_view stored, const EntryNumbers& numbers);
[[nodiscard]] std::string stored_form(std::string_view typed, const EntryNumbers& numbers);

}  // namespace tributary::documents
