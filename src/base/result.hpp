// Errors are values. A function that can fail returns `Result<T>`; its caller either passes the error on or shows it.
//
// `Problem` lists everything that can go wrong, once, for the whole program. Rooms below `ui` never
// hold a sentence: `ui/messages` turns a problem into what happened and what to do, and the compiler
// refuses a problem that has no sentence.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <utility>

namespace tributary {

enum class Problem : std::uint8_t {
    // base and domain
    text_not_utf8,
    json_not_canonical,        // not JSON, or JSON written another way than RFC 8785
    json_too_deep,
    not_a_day,                 // fact: the words
    change_malformed,
    change_from_other_case,
    feed_forked,               // fact: number of the change, then whose
    feed_broken,               // a hash does not follow from the change before
    // working days and bank holidays
    holiday_table_malformed,   // fact: the line; then the place in the file
    holiday_repeated,          // fact: the day
    holiday_not_a_holiday,     // fact: the day it is moved from
    holiday_on_weekend,        // fact: the day
    holiday_out_of_range,      // fact: the day
    // procedures: the profile, then what is done under it
    profile_missing,           // fact: the name that was asked for
    profile_not_json,          // fact: the line
    profile_newer,
    profile_malformed,         // fact: the line; then the place in the file
    profile_id_repeated,       // fact: the line; then the id
    profile_name_unknown,      // fact: the line; then the name that nothing defines
    profile_anchor_unknown,    // fact: the line; then the anchor
    profile_role_unheld,       // fact: the line; then the role that nobody has
    profile_cycle,             // fact: the line; then the id
    profile_check_not_a_check, // fact: the line; then the check
    profile_check_endless,     // fact: the line; then the check
    profile_template_field,    // fact: the line; then the field that the template reads
    event_unknown,             // fact: the event
    answer_unknown,            // fact: the question
    event_before_anchor,       // fact: what was done; then what it has to follow
    decision_wrong_role,       // fact: the decision; then the role that may take it
    decision_needs_reason,     // fact: the decision
    decision_outcome_unknown,  // fact: the outcome; then the decision
    body_abolished,            // fact: the body; then the day
    check_blocks,              // fact: the check
    override_needs_reason,     // fact: the check
    // crypto and keys
    crypto_unavailable,        // the self-test failed: nothing may be sealed or opened
    random_unavailable,
    key_malformed,
    key_out_of_bounds,         // key derivation parameters outside the enforced limits
    not_authentic,             // a seal or signature does not hold
    // vault
    vault_missing,
    vault_header_damaged,
    vault_newer,
    vault_wrong_passphrase,
    vault_damaged,             // fact: parts that cannot be read, then parts in all
    vault_rolled_back,
    vault_read_only,
    attachment_missing,        // its content, or a part of it, is not on this device
    attachment_damaged,
    backup_not_a_backup,
    backup_damaged,
    storage_refused,
    storage_full,
    storage_failed,
    // bundle, by stage
    bundle_not_a_bundle,       // envelope
    bundle_cut_short,          // envelope
    bundle_not_for_me,         // envelope
    bundle_envelope_broken,    // envelope
    bundle_signature_broken,   // signature
    bundle_hash_mismatch,      // hash; fact: the path inside the bundle
    bundle_format,             // format; fact: the number of the must-refuse rule
    bundle_newer,              // format
    bundle_too_large,          // format
    bundle_passed_on,          // fact: for whom it was sealed
    sender_unknown,
    sender_key_changed,        // fact: name
    card_malformed,
    // documents
    file_empty,
    file_not_a_table,
    file_encoding,             // fact: number of the row
    file_too_large,
    file_damaged,              // fact: the part of it
    file_has_password,
    file_is_pdf,
    file_is_picture,
    file_is_old_office,        // .doc or .xls of before 2007
    file_is_open_document,     // .odt or .ods
    file_inflates_too_far,
    file_has_entities,         // fact: the part of it
    file_without_table,
    file_too_many_rows,        // fact: the sheet, if there are several
    file_cell_too_long,        // fact: the row
    // command line and platform
    file_unreadable,
    file_unwritable,
    usage,
};

/// What went wrong. `fact` fills the sentence (a row number, the written words); it may be case data,
/// so it is shown to the person at the screen and never written anywhere else.
struct Error {
    Problem problem;
    std::string fact{};
    std::string second_fact{};

    bool operator==(const Error&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(Problem problem, std::string fact = {}, std::string second_fact = {}) {
    return std::unexpected(Error{problem, std::move(fact), std::move(second_fact)});
}

}  // namespace tributary
