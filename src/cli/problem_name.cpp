#include "cli/telling.hpp"

namespace tributary::cli {

std::string_view name_of(Problem problem) {
    switch (problem) {
        case Problem::text_not_utf8: return "text_not_utf8";
        case Problem::json_not_canonical: return "json_not_canonical";
        case Problem::json_too_deep: return "json_too_deep";
        case Problem::not_a_day: return "not_a_day";
        case Problem::change_malformed: return "change_malformed";
        case Problem::change_from_other_case: return "change_from_other_case";
        case Problem::feed_forked: return "feed_forked";
        case Problem::feed_broken: return "feed_broken";
        case Problem::holiday_table_malformed: return "holiday_table_malformed";
        case Problem::holiday_repeated: return "holiday_repeated";
        case Problem::holiday_not_a_holiday: return "holiday_not_a_holiday";
        case Problem::holiday_on_weekend: return "holiday_on_weekend";
        case Problem::holiday_out_of_range: return "holiday_out_of_range";
        case Problem::profile_missing: return "profile_missing";
        case Problem::profile_not_json: return "profile_not_json";
        case Problem::profile_newer: return "profile_newer";
        case Problem::profile_malformed: return "profile_malformed";
        case Problem::profile_id_repeated: return "profile_id_repeated";
        case Problem::profile_name_unknown: return "profile_name_unknown";
        case Problem::profile_anchor_unknown: return "profile_anchor_unknown";
        case Problem::profile_role_unheld: return "profile_role_unheld";
        case Problem::profile_cycle: return "profile_cycle";
        case Problem::profile_check_not_a_check: return "profile_check_not_a_check";
        case Problem::profile_check_endless: return "profile_check_endless";
        case Problem::profile_template_field: return "profile_template_field";
        case Problem::event_unknown: return "event_unknown";
        case Problem::answer_unknown: return "answer_unknown";
        case Problem::event_before_anchor: return "event_before_anchor";
        case Problem::decision_wrong_role: return "decision_wrong_role";
        case Problem::decision_needs_reason: return "decision_needs_reason";
        case Problem::decision_outcome_unknown: return "decision_outcome_unknown";
        case Problem::body_abolished: return "body_abolished";
        case Problem::check_blocks: return "check_blocks";
        case Problem::override_needs_reason: return "override_needs_reason";
        case Problem::crypto_unavailable: return "crypto_unavailable";
        case Problem::random_unavailable: return "random_unavailable";
        case Problem::key_malformed: return "key_malformed";
        case Problem::key_out_of_bounds: return "key_out_of_bounds";
        case Problem::not_authentic: return "not_authentic";
        case Problem::vault_missing: return "vault_missing";
        case Problem::vault_header_damaged: return "vault_header_damaged";
        case Problem::vault_newer: return "vault_newer";
        case Problem::vault_wrong_passphrase: return "vault_wrong_passphrase";
        case Problem::vault_damaged: return "vault_damaged";
        case Problem::vault_rolled_back: return "vault_rolled_back";
        case Problem::vault_read_only: return "vault_read_only";
        case Problem::attachment_missing: return "attachment_missing";
        case Problem::attachment_damaged: return "attachment_damaged";
        case Problem::backup_not_a_backup: return "backup_not_a_backup";
        case Problem::backup_damaged: return "backup_damaged";
        case Problem::storage_refused: return "storage_refused";
        case Problem::storage_full: return "storage_full";
        case Problem::storage_failed: return "storage_failed";
        case Problem::bundle_not_a_bundle: return "bundle_not_a_bundle";
        case Problem::bundle_cut_short: return "bundle_cut_short";
        case Problem::bundle_not_for_me: return "bundle_not_for_me";
        case Problem::bundle_envelope_broken: return "bundle_envelope_broken";
        case Problem::bundle_signature_broken: return "bundle_signature_broken";
        case Problem::bundle_hash_mismatch: return "bundle_hash_mismatch";
        case Problem::bundle_format: return "bundle_format";
        case Problem::bundle_newer: return "bundle_newer";
        case Problem::bundle_too_large: return "bundle_too_large";
        case Problem::bundle_passed_on: return "bundle_passed_on";
        case Problem::sender_unknown: return "sender_unknown";
        case Problem::sender_key_changed: return "sender_key_changed";
        case Problem::card_malformed: return "card_malformed";
        case Problem::file_empty: return "file_empty";
        case Problem::file_not_a_table: return "file_not_a_table";
        case Problem::file_encoding: return "file_encoding";
        case Problem::file_too_large: return "file_too_large";
        case Problem::file_damaged: return "file_damaged";
        case Problem::file_has_password: return "file_has_password";
        case Problem::file_is_pdf: return "file_is_pdf";
        case Problem::file_is_picture: return "file_is_picture";
        case Problem::file_is_old_office: return "file_is_old_office";
        case Problem::file_is_open_document: return "file_is_open_document";
        case Problem::file_inflates_too_far: return "file_inflates_too_far";
        case Problem::file_has_entities: return "file_has_entities";
        case Problem::file_without_table: return "file_without_table";
        case Problem::file_too_many_rows: return "file_too_many_rows";
        case Problem::file_cell_too_long: return "file_cell_too_long";
        case Problem::file_unreadable: return "file_unreadable";
        case Problem::file_unwritable: return "file_unwritable";
        case Problem::usage: return "usage";
    }
    return {};
}

}  // namespace tributary::cli
