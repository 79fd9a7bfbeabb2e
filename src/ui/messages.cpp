#include "ui/messages.hpp"

#include "ui/procedure_words.hpp"

namespace tributary::ui {

namespace {

std::string or_else(const std::string& fact, std::string_view otherwise) { return fact.empty() ? std::string(otherwise) : fact; }

std::string forked(const Error& error) {
    return "Two different changes carry number " + or_else(error.fact, "1") + (error.second_fact.empty() ? "" : ", from " + error.second_fact) +
           ". Nothing of it was added. Ring the author before you go on.";
}

std::string damaged(const Error& error) {
    if (error.fact.empty()) return "A part of the vault cannot be read. Everything else is here.";
    return error.fact + (error.second_fact.empty() ? " parts" : " of " + error.second_fact + " parts") +
           " of the vault cannot be read. Everything else is here.";
}

std::string key_changed(const Error& error) {
    return "The key of " + or_else(error.fact, "this person") +
           " has changed. Ring them on a number you already have. Until then nothing from this key is added.";
}

std::string not_for_me(const Error& error) {
    if (error.fact == "passphrase") return "This bundle opens with a passphrase. Ask the sender for it by telephone.";
    if (error.fact == "wrong_passphrase") return "That passphrase does not open this bundle. Check Caps Lock, and type it again.";
    const std::string whom = error.fact.empty() ? "This bundle is not sealed to you" : "This bundle is sealed to " + error.fact + ", not to you";
    return whom + ". Ask the sender to seal it to you as well.";
}

std::string slipped_group(const Error& error) {
    const bool numbered = error.fact.size() == 1 && error.fact[0] >= '1' && error.fact[0] <= '8';
    if (!numbered) return "This is not the whole key. Copy it again, all of it.";
    return "The " + ordinal(error.fact[0] - '0') + " group is not as it stands on the page. Type it again.";
}

std::string vault_sentence(const Error& error) {
    switch (error.problem) {
        case Problem::vault_missing: return "There is no vault in this browser yet. Start with your name.";
        case Problem::vault_header_damaged:
            return "The first page of the vault cannot be read, so the vault stays shut. Nothing has been changed: put back your last copy of it.";
        case Problem::vault_newer: return "This vault was written by a newer Tributary. Open it with that version. Nothing has been changed.";
        case Problem::vault_wrong_passphrase: return "That passphrase does not open this vault. Your work is still here.";
        case Problem::vault_damaged: return damaged(error);
        case Problem::vault_rolled_back:
            return "This vault is older than the one you last used here. Someone may have put back an old copy. "
                   "Compare it with your backup before you write.";
        case Problem::vault_read_only: return std::string(say::second_tab);
        case Problem::attachment_missing:
            return "This file is not on this device, or only a part of it is. Ask whoever attached it to hand it over again.";
        case Problem::attachment_damaged: return "This file was changed on the disk, so it is not shown. Restore a backup, or ask whoever attached it for it.";
        case Problem::backup_not_a_backup: return "This file is not a backup. Choose the file whose name ends in .tribbackup.";
        case Problem::backup_damaged:
            return "This backup was changed or cut short after it was made. Nothing was restored: copy the file again, or use another backup.";
        case Problem::storage_refused:
            return "This window does not let Tributary keep anything. Open Tributary in an ordinary window to keep your work.";
        case Problem::storage_full:
            return "Storage is full. Nothing is lost, but new words cannot be kept. Back up, then free space on this disk.";
        default: return "The browser did not store the last change. Your words are still on screen: do not close this tab.";
    }
}

std::string bundle_sentence(const Error& error) {
    switch (error.problem) {
        case Problem::bundle_not_a_bundle: return "This file is not a Tributary bundle. Tables go through Import.";
        case Problem::bundle_cut_short: return "The end of this bundle is missing. Nothing was read from it. Copy the file again.";
        case Problem::bundle_not_for_me: return not_for_me(error);
        case Problem::bundle_envelope_broken:
            return "The envelope of this bundle was changed on its way. Nothing was read from it. Ask for it again, by another route.";
        case Problem::bundle_signature_broken:
            return "This bundle was changed after it was signed. Nothing was read from it. Ask for it again, by another route.";
        case Problem::bundle_hash_mismatch:
            return "A file inside this bundle is not the one that was signed" + (error.fact.empty() ? "" : ": " + error.fact) +
                   ". Nothing was read from it. Ask for it again, by another route.";
        case Problem::bundle_format:
            return "This bundle is not written as the format says" + (error.fact.empty() ? "" : " (rule " + error.fact + ")") +
                   ". Nothing of it was added: ask the sender to hand it over again.";
        case Problem::bundle_newer: return "This bundle was written by a newer Tributary. Open it with that version.";
        case Problem::bundle_too_large: return "This bundle is larger than Tributary opens. Ask the sender to hand it over in parts.";
        default:
            return "This was sealed for " + or_else(error.fact, "someone else") + " and passed on to you. They may not know that you have it.";
    }
}

std::string file_sentence(const Error& error) {
    switch (error.problem) {
        case Problem::file_empty: return "This file is empty. Choose the file that holds the rows.";
        case Problem::file_not_a_table: return "No table was found in this file. Save it as a spreadsheet, a Word table or CSV with one row of headings, then import it again.";
        case Problem::file_encoding:
            return (error.fact.empty() ? "This file" : "Row " + error.fact) +
                   " holds letters that cannot be read. Save the file as CSV UTF-8, then import it again.";
        case Problem::file_too_large: return "This file is larger than Tributary reads. Split it, then import the pieces one by one.";
        case Problem::file_damaged: return "This file is damaged and cannot be read. Open it in the program it was made with, save it again, then import it.";
        case Problem::file_has_password: return "This file is locked with a password. Open it in its own program, save it without the password, then import it again.";
        case Problem::file_is_pdf: return "This is a PDF, whatever its name says. Ask the agency for the document or spreadsheet it was made from.";
        case Problem::file_is_picture: return "This is a picture, whatever its name says. Ask the agency for the document or spreadsheet it shows.";
        case Problem::file_is_old_office: return "This file has the form that Word and Excel used before 2007. Save it as .docx or .xlsx, then import it again.";
        case Problem::file_is_open_document: return "This is an OpenDocument file. Save it as .docx or .xlsx, then import it again.";
        case Problem::file_inflates_too_far: return "This file unpacks to far more than a table needs, so it was not opened. Ask the agency for a new copy.";
        case Problem::file_has_entities: return "This file holds instructions that no table needs, so it was not opened. Ask the agency to save it again in Word or Excel.";
        case Problem::file_without_table: return "This document holds no table. Choose the file that holds the rows, or paste them as a table.";
        case Problem::file_too_many_rows: return "This file has more rows than Tributary reads. Split it, then import the pieces one by one.";
        case Problem::file_cell_too_long:
            return (error.fact.empty() ? std::string("A row") : "Row " + error.fact) +
                   " holds more text than one cell can have. A quotation mark that is never closed can do that: put it right, then import the file again.";
        case Problem::file_unreadable: return "The file could not be opened. Check that it is still there and that you may read it.";
        default: return "The file could not be saved. Choose another place for it.";
    }
}

std::string change_sentence(const Error& error) {
    switch (error.problem) {
        case Problem::text_not_utf8: return "This text holds letters that cannot be read. Save the file as UTF-8, then open it again.";
        case Problem::json_not_canonical:
            return "A part of this file is not written the way Tributary writes it. Ask for it again, by another route.";
        case Problem::json_too_deep: return "A part of this file is nested too deeply to be read. Ask for it again, by another route.";
        case Problem::not_a_day:
            return error.fact.empty() ? "There is no such day. The words are kept." : not_a_day_words(error.fact);
        case Problem::change_malformed: return "A change in this file cannot be read. Nothing of it was added: ask for it again.";
        case Problem::change_from_other_case:
            return "This holds changes of another case. Nothing of it was added: choose the case that it belongs to.";
        case Problem::feed_forked: return forked(error);
        default:
            return "A change does not follow from the one before it. Nothing of it was added: ring the author before you go on.";
    }
}

std::string key_sentence(const Error& error) {
    switch (error.problem) {
        case Problem::crypto_unavailable:
            return "The encryption did not pass its own check in this browser, so nothing is opened or sealed. Use another browser, and tell your help desk.";
        case Problem::random_unavailable: return "This browser gives no random numbers, so nothing can be sealed. Use another browser.";
        case Problem::key_malformed: return slipped_group(error);
        case Problem::key_out_of_bounds:
            return "The vault asks for settings outside the limits that Tributary keeps, so it was not opened. "
                   "Nothing has been changed: put back your last copy of it.";
        default: return "The seal does not hold, so nothing was read. Ask for the file again, by another route.";
    }
}

struct Keyed {
    std::string_view key;
    std::string (*words)(const app::Message&);
};

std::string withdrawn(const app::Message& message) {
    return (message.fact.empty() ? "Withdrawn" : "Entry " + message.fact + " withdrawn") + ". It stays in the history.";
}

std::string restored(const app::Message& message) {
    return message.fact.empty() ? "It is back." : "Entry " + message.fact + " is back in the chronology.";
}

std::size_t number_in(const std::string& fact) {
    std::size_t number = 0;
    for (const char c : fact)
        if (c >= '0' && c <= '9' && number < 100'000'000) number = number * 10 + static_cast<std::size_t>(c - '0');
    return number;
}

std::string import_words(const app::Message& message) {
    const std::size_t left = number_in(message.second_fact);
    const std::string rows = counted(number_in(message.fact), "row") + " imported";
    if (left == 0) return rows + ".";
    return rows + ", " + std::to_string(left) + (left == 1 ? " needs you." : " need you.");
}

std::string saved_words(const app::Message& message) {
    return "Everything is saved." + (message.fact.empty() ? "" : " The last change went in at " + message.fact + ".");
}

constexpr Keyed keyed[] = {
    {"case_opened", [](const app::Message& m) { return "The case of " + or_else(m.fact, "the child") + " is open. Bring in a file, or add an entry."; }},
    {"sample_opened", [](const app::Message&) { return std::string("The sample case is open. Everyone in it is invented."); }},
    {"entry_withdrawn", withdrawn},
    {"entry_restored", restored},
    {"entry_duplicated", [](const app::Message& m) { return "Entry " + m.fact + " duplicated. This is the copy."; }},
    {"entry_split", [](const app::Message& m) { return "Entry " + m.fact + " is two entries now. This is the second one."; }},
    {"entries_joined", [](const app::Message& m) { return "Joined into entry " + m.fact + ". The other one is withdrawn."; }},
    {"entries_changed", [](const app::Message& m) { return m.fact == "1" ? std::string("1 entry changed.") : m.fact + " entries changed."; }},
    {"query_answered", [](const app::Message&) { return std::string("Answered. The board gets it with your next hand-over."); }},
    {"abbreviation_explained", [](const app::Message& m) { return m.fact + " is explained in this chronology."; }},
    {"file_attached", [](const app::Message& m) { return or_else(m.fact, "The file") + " attached."; }},
    {"attachment_removed", [](const app::Message&) { return std::string("Attachment removed. It stays in the history, and goes to nobody any more."); }},
    {"attachment_restored", [](const app::Message&) { return std::string("The attachment is back."); }},
    {"attachment_too_large", [](const app::Message& m) { return or_else(m.fact, "This file") + " is larger than 200 MB. Make it smaller or split it, then attach it again."; }},
    {"no_room_to_attach", [](const app::Message& m) { return or_else(m.fact, "The file") + " was not attached: there is no room for it. Free space on this disk, then attach it again."; }},
    {"copy_saved", [](const app::Message& m) { return "Copy saved" + (m.fact.empty() ? "" : " as " + m.fact) + ". It is not encrypted: delete it when you no longer need it."; }},
    {"not_shown_here", [](const app::Message& m) { return or_else(m.fact, "This file") + " is not what it was said to be, so it is not shown. Save a copy to open it with another program."; }},
    {"person_added", [](const app::Message& m) { return or_else(m.fact, "The person") + " added."; }},
    {"conflict_settled", [](const app::Message&) { return std::string("Settled. Both values stay in the history."); }},
    {"import_finished", import_words},
    {"row_put_aside", [](const app::Message&) { return std::string("Row left out. Its words stay in the history."); }},
    {"card_saved", [](const app::Message&) { return std::string("Contact card saved. Anyone may have it: it holds no secret."); }},
    {"card_added", [](const app::Message& m) { return "Card of " + or_else(m.fact, "this person") + " added. Compare the words by telephone."; }},
    {"card_known", [](const app::Message& m) { return "The card of " + or_else(m.fact, "this person") + " is already here."; }},
    {"contact_compared", [](const app::Message& m) { return "Words compared with " + or_else(m.fact, "this person") + "."; }},
    {"key_refused", [](const app::Message& m) { return "The key of " + or_else(m.fact, "this person") + " no longer counts. What was added before stays."; }},
    {"key_followed", [](const app::Message& m) { return or_else(m.fact, "This person") + " has a new key, signed with the old one, which no longer counts. Ring and compare the new words: whoever stole the old key could have signed this too."; }},
    {"keys_replaced", [](const app::Message&) { return std::string("You have new keys. Save the card that takes the place of your old one, and give it to everybody who has that."); }},
    {"key_not_used", [](const app::Message& m) { return "The key of " + or_else(m.fact, "this person") + " cannot be used. Compare the words of their new card first."; }},
    {"board_trusted", [](const app::Message& m) { return or_else(m.fact, "This person") + " speaks for the board here. Whom the board endorses is endorsed on this device too."; }},
    {"contact_endorsed", [](const app::Message& m) { return or_else(m.fact, "This person") + " stands in your directory. It travels in your commissions."; }},
    {"may_not_hold", [](const app::Message& m) { return or_else(m.fact, "This person") + " may not hold the chronology" + (m.second_fact.empty() ? "" : " of " + m.second_fact) + ". Take one of the two away, then seal."; }},
    {"nothing_new", [](const app::Message&) { return std::string("Nothing was sealed: they have all of it. Tick Send everything again to send it once more."); }},
    {"signed_off", [](const app::Message&) { return std::string("Signed off as it stands. Hand it over with its sign-off."); }},
    {"bundle_saved", [](const app::Message& m) { return "Bundle sealed and saved" + (m.fact.empty() ? "" : " as " + m.fact) + "."; }},
    {"bundle_added", [](const app::Message& m) { return counted(number_in(m.fact), "change") + (m.second_fact.empty() ? " added." : " from " + m.second_fact + " added."); }},
    {"work_stopped", [](const app::Message&) { return std::string("Stopped. Nothing was kept."); }},
    {"set_aside", [](const app::Message&) { return std::string("Set aside. Nothing was added."); }},
    {"everything_saved", saved_words},
    {"passphrase_changed", [](const app::Message&) { return std::string("Passphrase changed. The recovery kit still opens this vault."); }},
    {"backup_saved", [](const app::Message& m) { return "Backup saved" + (m.fact.empty() ? "" : " as " + m.fact) + ". It opens with your passphrase on any device."; }},
    {"backup_saved_without", [](const app::Message& m) { return "Backup saved" + (m.fact.empty() ? "" : " as " + m.fact) + ", but " + counted(number_in(m.second_fact), "attachment") + " could not be read and " + (m.second_fact == "1" ? "is" : "are") + " not in it."; }},
    {"backup_restored", [](const app::Message&) { return std::string("Restored. What was in the backup is on this device."); }},
    {"vault_removed", [](const app::Message& m) { return or_else(m.fact, "The vault") + " is removed from this device."; }},
    {"vault_in_use", [](const app::Message& m) { return or_else(m.fact, "This vault") + " is open in another tab. Close it there, then remove it. Nothing was removed."; }},
    {"vault_gone", [](const app::Message&) { return std::string("Nothing is stored here any more: the storage of this vault was cleared. Restore its backup below, or begin anew."); }},
    {"writes_here", [](const app::Message&) { return std::string("You write here now, and the other tab reads. Unlock to go on."); }},
    {"undone", [](const app::Message& m) { return "Undone: " + or_else(m.fact, "the last change") + "."; }},
    {"redone", [](const app::Message& m) { return "Done again: " + or_else(m.fact, "the last change") + "."; }},
    {"undo_overtaken", [](const app::Message& m) { return "Not undone: " + or_else(m.fact, "the last change") + ". Something else was written there since, and it stays."; }},
    {"redo_overtaken", [](const app::Message& m) { return "Not done again: " + or_else(m.fact, "the last change") + ". Something else was written there since, and it stays."; }},
    {"preferences_not_kept", [](const app::Message&) { return std::string("This holds until you close the window. The browser does not keep settings here."); }},
};

}  // namespace

std::string sentence(const Error& error) {
    switch (error.problem) {
        case Problem::text_not_utf8:
        case Problem::json_not_canonical:
        case Problem::json_too_deep:
        case Problem::not_a_day:
        case Problem::change_malformed:
        case Problem::change_from_other_case:
        case Problem::feed_forked:
        case Problem::feed_broken: return change_sentence(error);
        case Problem::holiday_table_malformed:
        case Problem::holiday_repeated:
        case Problem::holiday_not_a_holiday:
        case Problem::holiday_on_weekend:
        case Problem::holiday_out_of_range:
        case Problem::profile_missing:
        case Problem::profile_not_json:
        case Problem::profile_newer:
        case Problem::profile_malformed:
        case Problem::profile_id_repeated:
        case Problem::profile_name_unknown:
        case Problem::profile_anchor_unknown:
        case Problem::profile_role_unheld:
        case Problem::profile_cycle:
        case Problem::profile_check_not_a_check:
        case Problem::profile_check_endless:
        case Problem::profile_template_field:
        case Problem::event_unknown:
        case Problem::answer_unknown:
        case Problem::event_before_anchor:
        case Problem::decision_wrong_role:
        case Problem::decision_needs_reason:
        case Problem::decision_outcome_unknown:
        case Problem::body_abolished:
        case Problem::check_blocks:
        case Problem::override_needs_reason: return procedure_sentence(error);
        case Problem::crypto_unavailable:
        case Problem::random_unavailable:
        case Problem::key_malformed:
        case Problem::key_out_of_bounds:
        case Problem::not_authentic: return key_sentence(error);
        case Problem::vault_missing:
        case Problem::vault_header_damaged:
        case Problem::vault_newer:
        case Problem::vault_wrong_passphrase:
        case Problem::vault_damaged:
        case Problem::vault_rolled_back:
        case Problem::vault_read_only:
        case Problem::attachment_missing:
        case Problem::attachment_damaged:
        case Problem::backup_not_a_backup:
        case Problem::backup_damaged:
        case Problem::storage_refused:
        case Problem::storage_full:
        case Problem::storage_failed: return vault_sentence(error);
        case Problem::bundle_not_a_bundle:
        case Problem::bundle_cut_short:
        case Problem::bundle_not_for_me:
        case Problem::bundle_envelope_broken:
        case Problem::bundle_signature_broken:
        case Problem::bundle_hash_mismatch:
        case Problem::bundle_format:
        case Problem::bundle_newer:
        case Problem::bundle_too_large:
        case Problem::bundle_passed_on: return bundle_sentence(error);
        case Problem::sender_unknown: return std::string(say::compare_first);
        case Problem::sender_key_changed: return key_changed(error);
        case Problem::card_malformed:
            return "This file is not a contact card, or it was changed after it was signed. Ask for the card again.";
        case Problem::file_empty:
        case Problem::file_not_a_table:
        case Problem::file_encoding:
        case Problem::file_too_large:
        case Problem::file_damaged:
        case Problem::file_has_password:
        case Problem::file_is_pdf:
        case Problem::file_is_picture:
        case Problem::file_is_old_office:
        case Problem::file_is_open_document:
        case Problem::file_inflates_too_far:
        case Problem::file_has_entities:
        case Problem::file_without_table:
        case Problem::file_too_many_rows:
        case Problem::file_cell_too_long:
        case Problem::file_unreadable:
        case Problem::file_unwritable: return file_sentence(error);
        case Problem::usage: return "This command is not complete. Add --help to see how it is written.";
    }
    return {};
}

std::string sentence(const app::Message& message) {
    if (message.error) return sentence(*message.error);
    constexpr std::size_t fact_limit = 80;  // a name may be of any length, what is told of it is a sentence
    app::Message told = message;
    told.fact = brief(message.fact, fact_limit);
    told.second_fact = brief(message.second_fact, fact_limit);
    for (const Keyed& entry : keyed)
        if (entry.key == told.words_key) return entry.words(told);
    return message.fact;
}

}  // namespace tributary::ui
