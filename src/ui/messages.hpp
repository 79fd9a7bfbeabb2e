// The one catalogue of what Tributary says when something happened: what, then what to do, in at most two
// sentences (some of ux.md section 10 have a short third). Labels of a single screen stand in that screen.
//
// Words that never occur are listed in tests/unit/ui/messages_test.cpp. Facts are shown as they are: they may
// be case data, so a sentence goes to the person at the screen and nowhere else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/model.hpp"
#include "base/date.hpp"
#include "base/result.hpp"

namespace tributary::ui {

/// What a problem means for the person, and what to do about it. Every problem has a sentence; the compiler refuses one without.
[[nodiscard]] std::string sentence(const Error& error);

/// The sentence of `Message::words_key`, with its facts; the message's error instead when it has one.
///
/// key                  fact                     second fact
/// case_opened          subject
/// sample_opened        subject
/// entry_withdrawn      number of the entry, or empty for another record
/// entry_restored       number of the entry, or empty for another record
/// query_answered
/// entry_duplicated, entry_split, entries_joined  its number
/// entries_changed      how many
/// abbreviation_explained  short form
/// file_attached        file name
/// attachment_removed
/// attachment_restored
/// attachment_too_large file name
/// no_room_to_attach    file name
/// copy_saved           file name
/// not_shown_here       file name
/// person_added         name in the review
/// conflict_settled     label of the field or empty
/// import_finished      rows imported            rows that need a person
/// row_put_aside
/// card_saved           file name
/// card_added           name
/// card_known           name
/// contact_compared     name
/// key_refused          name
/// key_followed         name
/// key_not_used         name
/// board_trusted        name
/// contact_endorsed     name
/// may_not_hold         name                     agency whose chronology it is
/// nothing_new
/// signed_off
/// bundle_saved         file name
/// bundle_added         number of changes        sender
/// set_aside
/// work_stopped
/// everything_saved     clock time of the last save, or empty
/// passphrase_changed
/// backup_saved         file name
/// backup_saved_without file name                attachments that are not in it
/// backup_restored
/// writes_here
/// undone               name of the step
/// redone               name of the step
/// undo_overtaken       name of the step
/// redo_overtaken       name of the step
/// preferences_not_kept
///
/// An unknown key gives its fact, so that nothing that was meant to be told is swallowed.
[[nodiscard]] std::string sentence(const app::Message& message);

// ---- times, always in the UK's civil time

[[nodiscard]] std::string clock_words(std::int64_t at);             // "21:14"
[[nodiscard]] std::string day_words(std::int64_t at);               // "20 January 2015"
[[nodiscard]] std::string moment_words(std::int64_t at);            // "20 January 2015 at 09:48"
/// "today at 09:48", "yesterday at 21:14", else "20 January 2015 at 09:48".
[[nodiscard]] std::string recent_words(std::int64_t at, std::int64_t now);
/// "21:14" today, "20 January 2015" before.
[[nodiscard]] std::string short_moment(std::int64_t at, std::int64_t now);
/// "in 6 days", "tomorrow", "today", "yesterday", "6 days ago".
[[nodiscard]] std::string days_from_today(Date day, std::int64_t now);
/// "just now", "20 minutes ago", "3 hours ago", then as `days_from_today` and the date after a week.
[[nodiscard]] std::string ago_words(std::int64_t at, std::int64_t now);

// ---- numbers with their noun

/// "1 entry", "43 entries". `many` is `one` with an s when empty.
[[nodiscard]] std::string counted(std::size_t number, std::string_view one, std::string_view many = {});
/// With a capital at its beginning.
[[nodiscard]] std::string sentence_case(std::string words);
/// At most so many characters, the last an ellipsis when there were more; between words where one ends near there.
[[nodiscard]] std::string brief(std::string_view words, std::size_t characters);
/// "Mother", "Mother and Father", "Mother, Father and HV1".
[[nodiscard]] std::string joined(const std::vector<std::string>& names);
/// "214 KB", "38 GB".
[[nodiscard]] std::string size_words(std::int64_t bytes);
/// "first" to "eighth"; "group 9" and so on after that.
[[nodiscard]] std::string ordinal(int number);
/// "One" to "Ten", then figures: for the one place where a sentence begins with a number.
[[nodiscard]] std::string number_word(std::size_t number);

// ---- dates as written and as read

/// "31/02/2014 is not a day. February 2014 has 28 days. The words are kept."
[[nodiscard]] std::string not_a_day_words(std::string_view written);
/// "25 July 2013", "3 to 9 February 2014"; the written words when nothing was read; "No date" when empty.
[[nodiscard]] std::string date_words(const DateReading& reading);

/// Why a date was read as it was, in a sentence or several: what was noticed, else what the qualifier means.
[[nodiscard]] std::string date_reason(const DateReading& reading);

// ---- passphrases

struct PassphraseAdvice {
    bool strong = false;
    std::string words;  // "Four words. Strong enough.", "Three words can be guessed. Add one more."; empty for an empty passphrase
};
[[nodiscard]] PassphraseAdvice passphrase_advice(std::string_view passphrase);

// ---- sentences that several screens say (ux.md section 10)

namespace say {
inline constexpr std::string_view stays_here = "Everything you write stays on this device, encrypted. Nothing leaves until you hand it over.";
inline constexpr std::string_view nothing_leaves = "Nothing leaves this device unless you hand it over";
inline constexpr std::string_view works_offline = "Tributary now works here with no network.";
inline constexpr std::string_view may_evict = "The browser may clear its storage when the disk is full.";
inline constexpr std::string_view passphrase = "It unlocks everything on this device. Use at least four words that do not belong together. There is no upper limit.";
inline constexpr std::string_view passphrases_differ = "The two do not match. Show them, then type the second again.";
inline constexpr std::string_view no_reset = "Without the passphrase or the recovery kit your work cannot be opened, not by your IT team and not by us.";
inline constexpr std::string_view keep_kit = "Print this page and keep it where your agency keeps sealed papers. Anyone who has it and this device can read your work.";
inline constexpr std::string_view wrong_kit = "That recovery key does not open this vault. Look at each group again.";
inline constexpr std::string_view five_tries = "Five tries have not opened it. Check Caps Lock, or use the recovery kit.";
inline constexpr std::string_view second_tab = "Tributary is open in another tab. You can read here. To write, go to the other tab or close it.";
inline constexpr std::string_view not_on_this_device = "This case is not on this device. Open the bundle that holds it.";
inline constexpr std::string_view compare_first = "The signature holds, but you do not know this key yet. Compare the words with the sender by telephone before you add anything.";
inline constexpr std::string_view no_entries = "Type the first one, or bring in a CSV file.";
inline constexpr std::string_view discrepancy_neutral = "Both are kept. Tributary does not say which is right.";
}  // namespace say

}  // namespace tributary::ui
