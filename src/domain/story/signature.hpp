// What a text says, as far as the merge compares it: topics, weighty words, people by role, days, addresses, who told whom,
// and plain claims. Made once from an entry's texts and kept until they change; a pair of entries is compared by these alone.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/story/entry.hpp"
#include "domain/story/lexicon.hpp"

namespace tributary::domain::story {

using AgencyMask = std::uint64_t;  // agencies of this story by index; those beyond the 64th are never named by others
inline constexpr std::size_t nameable_agencies = 64;

/// Who is meant when an entry says "social worker" or "Ms Hallam".
class Directory {
public:
    Directory() = default;
    explicit Directory(const std::vector<std::string>& agencies);

    /// Names in a worker's cell are that agency's, unless another agency has the name too.
    void learn_workers(std::string_view worker_cell, std::uint32_t agency);

    [[nodiscard]] AgencyMask agencies_of(Agency kind) const { return of_kind_[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] AgencyMask agencies_of_name(WordHash name) const;
    [[nodiscard]] Agencies kinds_of(std::uint32_t agency) const { return agency < kinds_.size() ? kinds_[agency] : 0; }
    [[nodiscard]] bool is_one(AgencyMask mask) const { return mask != 0 && (mask & (mask - 1)) == 0; }

private:
    std::array<AgencyMask, static_cast<std::size_t>(Agency::count)> of_kind_{};
    std::vector<Agencies> kinds_;
    std::unordered_map<WordHash, AgencyMask> names_;
    std::unordered_map<WordHash, std::uint32_t> cells_;  // worker cells already read
};

enum class Claim : std::uint8_t {
    injured, not_injured, home_poor, home_good, child_away, child_there, died, attended, not_attended, not_brought, absent,
    form_completed,  // a form that exists to tell social care
    receipt,         // the row is a letter, a notification, minutes: its date is when it came
    transit,         // sent or received: its date need not be the other end's
    moved, joint, asks, count
};
using Claims = std::uint32_t;
[[nodiscard]] constexpr Claims bit(Claim claim) { return Claims{1} << static_cast<unsigned>(claim); }

struct Signature {
    std::uint64_t exact = 0;   // of all words in order: equal texts
    Topics topics = 0, denied_topics = 0, engaged_topics = 0;
    AgencyMask mentions = 0;   // named, other than in a denial
    AgencyMask sent = 0;       // told, as this entry says
    AgencyMask received = 0;   // heard from
    AgencyMask denied = 0;     // "no contact from … on file"
    AgencyMask absent_agencies = 0, present_agencies = 0;  // of a meeting, as this entry says
    Roles roles = 0, present = 0, actor = 0, dead = 0;     // actor: who did what is told ("mother called the ambulance")
    Claims claims = 0;
    std::int32_t weight = -1;  // of a person, in hundredths of a kilogram
    std::int16_t minute = -1, back_at = -1;  // a time of day in the text; until when the child was somewhere
    WordHash doctor = 0;       // the family's doctor, by surname
    std::array<WordHash, 2> addresses{};
    WordHash new_address = 0, old_address = 0;
    std::array<Day, 3> days{no_day, no_day, no_day};  // other days the text names
    Day month = no_day;        // the first day of a month that is named without a day
    std::uint32_t terms_at = 0;
    std::uint16_t terms = 0;
    bool denies_contact = false, denies_all = false;

    [[nodiscard]] bool claims_that(Claim claim) const { return (claims & bit(claim)) != 0; }
};

/// Makes signatures; keeps what it needs from entry to entry. Terms go to `terms` as hashes, ascending, without doubles.
class Signer {
public:
    explicit Signer(const Directory& directory) : directory_(directory) {}
    [[nodiscard]] Signature sign(const Entry& entry, std::vector<WordHash>& terms);

private:
    struct Section {
        std::string_view text;
        std::uint32_t first_word = 0;
    };
    void read_sections(const Entry& entry);
    void read_tags(Signature& into);
    void read_clause_tags(std::size_t first, std::size_t last, const Entry& entry, Signature& into);
    void read_telling(std::size_t first, std::size_t last, const Entry& entry, Signature& into);
    void read_denial(std::size_t first, std::size_t last, AgencyMask named, Topics topics, Signature& into);
    void read_names(const Entry& entry, Signature& into);
    void read_numbers(const Entry& entry, Signature& into);
    void read_addresses(Signature& into);
    void read_doctor(Signature& into);
    void read_terms(Signature& into, std::vector<WordHash>& terms);
    [[nodiscard]] AgencyMask named_by(const Tagged& tag) const;
    [[nodiscard]] std::string_view text_of(std::uint32_t word) const;
    [[nodiscard]] bool tagged_cue(std::size_t first, std::size_t last, Cue cue) const;

    const Directory& directory_;
    std::array<Section, 5> sections_;
    std::vector<Word> words_;
    std::vector<Tagged> tags_;
    std::vector<std::uint8_t> classes_;  // of each word: bit of every TagClass that covers it; bit 7: part of an address or a date
    std::vector<AgencyMask> person_mask_;  // of each word that is a worker's name
};

}  // namespace tributary::domain::story
