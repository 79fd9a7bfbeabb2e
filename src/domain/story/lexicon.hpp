// The trade's own words: what agencies call the same thing. No name, place or file of any case is in here.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "domain/story/words.hpp"

namespace tributary::domain::story {

/// What an entry is about. Bits of a `Topics`.
enum class Topic : std::uint8_t {
    visit, phone, letter, meeting, conference, core_group, child_in_need, strategy, referral, notification, incident, arrest, welfare_check, clinic, emergency,
    admission, birth, death, medical, dental, immunisation, antenatal, hearing, growth, lateness, absence, attendance_rate, hunger, injury, weight, home, repair,
    arrears, moving, assessment, supervision, joint, no_access, not_brought, separation, text_message, hand_over, trip, legal, mental_health, substance, medication,
    fracture, pregnancy, ambulance, noise, education, sleep, hygiene, contact_dispute, planning, statutory, interview, collapse, disclosure, looked_after, discharge, count
};
using Topics = std::uint64_t;
static_assert(static_cast<unsigned>(Topic::count) <= 64);
[[nodiscard]] constexpr Topics bit(Topic topic) { return Topics{1} << static_cast<unsigned>(topic); }
[[nodiscard]] std::string_view name_of(Topic topic);

/// Kinds of agencies, as other agencies speak of them.
enum class Agency : std::uint8_t {
    social_care, police, health_visiting, school, nursery, practice, hospital, midwifery, housing, mental_health, child_mental_health, probation, ambulance,
    substance, domestic_abuse, youth_justice, family_support, school_nursing, dental, court, adult_care, early_help, voluntary, fire, education_welfare, out_of_hours, count
};
using Agencies = std::uint32_t;
[[nodiscard]] constexpr Agencies bit(Agency agency) { return Agencies{1} << static_cast<unsigned>(agency); }

/// Whom an entry speaks of by their part in the family.
enum class Role : std::uint8_t { mother, father, partner, grandmother, grandfather, aunt, uncle, sibling, step_parent, carer, neighbour, count };
using Roles = std::uint32_t;
[[nodiscard]] constexpr Roles bit(Role role) { return Roles{1} << static_cast<unsigned>(role); }
[[nodiscard]] std::string_view name_of(Role role);

/// Words that turn what is beside them.
enum class Cue : std::uint8_t {
    sent,          // rang, faxed, referred, passed on …
    received,      // received, told by, from
    notification_form,  // a form that exists to tell social care
    done,          // completed, submitted, sent: of a form
    negation,      // no, not, nobody, without
    to_come,       // to be, will be, planned
    on_file,       // on file, recorded, known: what a denial speaks of
    contact,       // contact, message, call, referral: what is denied
    earlier,       // earlier, first, previous
    attended, not_attended, not_brought, apologies, going_there,
    injury_none, injury_found, marks,
    home_poor, home_good,
    child_away, child_there,
    died, moved, new_address, left_address,
    doctor, practice_name,
    engaged,       // is now seeing, registered with
    present,       // with, present, brought by, accompanied by
    kilograms, back_at, absent, mentioned, child, held, passed_by, seen_word, refused, count
};

enum class TagClass : std::uint8_t { topic, agency, role, cue, stop };

struct Tag {
    TagClass kind;
    std::uint8_t value;
};

struct Tagged {
    std::uint32_t word;  // index of the first word
    std::uint8_t words;  // how many
    Tag tag;
};

/// Every phrase of the lexicon that stands in the words, the longest at each place; one phrase may carry several tags.
void tag_words(std::span<const Word> words, std::vector<Tagged>& tagged);

}  // namespace tributary::domain::story
