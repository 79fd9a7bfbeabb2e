// Every sentence that Tributary says is in the catalogue: these tests read them all.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ui/messages.hpp"

namespace tributary::ui {
namespace {

constexpr std::array forbidden = {"invalid", "please", "error", "oops", "sorry", "successful", "illegal", "abort", "fatal", "sync", "record locked by", "!"};

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

std::string forbidden_word(const std::string& sentence) {
    for (const char* word : forbidden)
        if (lower(sentence).find(word) != std::string::npos) return word;
    return {};
}

std::size_t sentences_in(const std::string& text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) count += text[i] == '.' && (i + 1 == text.size() || text[i + 1] == ' ') ? 1 : 0;
    return count;
}

// Those of ux.md section 10 that have three.
bool may_have_three(Problem problem) {
    static constexpr std::array longer = {Problem::feed_forked,      Problem::vault_newer,           Problem::vault_rolled_back,
                                          Problem::vault_read_only,  Problem::storage_full,          Problem::bundle_signature_broken,
                                          Problem::bundle_cut_short, Problem::bundle_envelope_broken, Problem::bundle_hash_mismatch,
                                          Problem::sender_key_changed, Problem::not_a_day};
    return std::ranges::find(longer, problem) != longer.end();
}

void check_words(const std::string& sentence) {
    CAPTURE(sentence);
    CHECK(forbidden_word(sentence).empty());
    REQUIRE_FALSE(sentence.empty());
    CHECK(sentence.back() == '.');
    CHECK((sentence[0] < 'a' || sentence[0] > 'z'));
}

app::Message message(std::string key, std::string fact = {}, std::string second = {}) {
    app::Message told;
    told.words_key = std::move(key);
    told.fact = std::move(fact);
    told.second_fact = std::move(second);
    return told;
}

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t day = 1440 * minute;
// 20 January 2015 at 21:14, UK time
constexpr std::int64_t evening = 16455 * day + 21 * 60 * minute + 14 * minute;

}  // namespace

TEST_CASE("every problem has a sentence of plain words, with and without its facts") {
    std::size_t count = 0;
    for (int i = 0; i <= static_cast<int>(Problem::usage); ++i) {
        const auto problem = static_cast<Problem>(i);
        for (const Error& error : {Error{problem}, Error{problem, "2", "418"}}) {
            const std::string words = sentence(error);
            check_words(words);
            CHECK(sentences_in(words) <= (may_have_three(problem) ? 3 : 2));
        }
        ++count;
    }
    CHECK(count >= 43);
}

TEST_CASE("the sentences of the design are said word for word") {
    CHECK(sentence(Error{Problem::vault_wrong_passphrase}) == "That passphrase does not open this vault. Your work is still here.");
    CHECK(sentence(Error{Problem::bundle_signature_broken}) ==
          "This bundle was changed after it was signed. Nothing was read from it. Ask for it again, by another route.");
    CHECK(sentence(Error{Problem::bundle_not_for_me, "Marian Thorne"}) ==
          "This bundle is sealed to Marian Thorne, not to you. Ask the sender to seal it to you as well.");
    CHECK(sentence(Error{Problem::feed_forked, "41", "police"}) ==
          "Two different changes carry number 41, from police. Nothing of it was added. Ring the author before you go on.");
    CHECK(sentence(Error{Problem::vault_damaged, "2", "418"}) == "2 of 418 parts of the vault cannot be read. Everything else is here.");
    CHECK(sentence(Error{Problem::not_a_day, "31/02/2014"}) == "31/02/2014 is not a day. February 2014 has 28 days. The words are kept.");
}

TEST_CASE("every message that update tells has its sentence") {
    for (const char* key : {"case_opened", "sample_opened", "entry_withdrawn", "entry_restored", "person_added", "conflict_settled", "import_finished",
                            "row_put_aside", "card_saved", "card_added", "card_known", "contact_compared", "bundle_saved", "bundle_added",
                            "set_aside", "work_stopped", "everything_saved", "passphrase_changed", "backup_saved", "backup_restored", "writes_here", "undone", "redone", "undo_overtaken", "redo_overtaken",
                            "preferences_not_kept"}) {
        check_words(sentence(message(key)));
        check_words(sentence(message(key, "12", "4")));
        CHECK(sentence(message(key)) != key);
    }
    CHECK(sentence(message("import_finished", "245", "4")) == "245 rows imported, 4 need you.");
    CHECK(sentence(message("import_finished", "1", "1")) == "1 row imported, 1 needs you.");
    CHECK(sentence(message("entry_withdrawn", "12")) == "Entry 12 withdrawn. It stays in the history.");
    CHECK(sentence(message("everything_saved", "21:14")) == "Everything is saved. The last change went in at 21:14.");
}

TEST_CASE("a message with a key that nobody knows still tells its fact") { CHECK(sentence(message("something_new", "Kept")) == "Kept"); }

TEST_CASE("a message that carries a problem says the problem") {
    app::Message told = message("import_finished", "3");
    told.error = Error{Problem::file_empty};
    CHECK(sentence(told) == sentence(Error{Problem::file_empty}));
}

TEST_CASE("times are said in the UK's civil time") {
    CHECK(clock_words(evening) == "21:14");
    CHECK(moment_words(evening) == "20 January 2015 at 21:14");
    CHECK(clock_words(evening + 181 * day) == "22:14");  // July
    CHECK(recent_words(evening, evening + minute) == "today at 21:14");
    CHECK(recent_words(evening, evening + day) == "yesterday at 21:14");
    CHECK(recent_words(evening, evening + 3 * day) == "20 January 2015 at 21:14");
    CHECK(days_from_today({2015, 1, 26}, evening) == "in 6 days");
    CHECK(days_from_today({2015, 1, 19}, evening) == "yesterday");
    CHECK(days_from_today({2015, 1, 11}, evening) == "9 days ago");
    CHECK(ago_words(evening - 20 * minute, evening) == "20 minutes ago");
    CHECK(ago_words(evening - 61 * minute, evening) == "1 hour ago");
    CHECK(ago_words(evening - 30 * day, evening) == "21 December 2014");
}

TEST_CASE("numbers come with their noun") {
    CHECK(counted(1, "entry", "entries") == "1 entry");
    CHECK(counted(43, "entry", "entries") == "43 entries");
    CHECK(counted(0, "row") == "0 rows");
    CHECK(joined({"Mother", "Father", "HV1"}) == "Mother, Father and HV1");
    CHECK(size_words(38'000'000'000) == "38 GB");
    CHECK(size_words(214'400) == "214 KB");
    CHECK(ordinal(3) == "third");
}

TEST_CASE("a passphrase of four different words is strong, fewer are told what is missing") {
    CHECK(passphrase_advice("lantern meadow otter brisk").strong);
    CHECK(passphrase_advice("lantern meadow otter brisk").words == "Four words. Strong enough.");
    CHECK(passphrase_advice("lantern meadow otter").words == "Three words can be guessed. Add one more.");
    CHECK_FALSE(passphrase_advice("otter otter OTTER otter").strong);
    CHECK(passphrase_advice("otter otter OTTER otter").words == "One word can be guessed. Add three more.");
    CHECK_FALSE(passphrase_advice("a b c d e").strong);
    CHECK_FALSE(passphrase_advice("aaaaaaaaaaaaaaaaaaaaaaaa").strong);
    CHECK(passphrase_advice("hG7-kw0Q_zz41LmXe93Y").strong);
    CHECK(passphrase_advice("").words.empty());
    CHECK_FALSE(passphrase_advice("Correct Horse Battery Staple").strong);
    CHECK(passphrase_advice("my correct horse battery staple").words == "These words are well known and would be tried first. Use others.");
    CHECK(passphrase_advice("Password123 monday January welcome").words == "One word can be guessed. Add three more.");
    CHECK(passphrase_advice("password").words == "These are tried first. Use four words that do not belong together.");
    CHECK(passphrase_advice("otter, meadow lantern heron").strong);
    // No upper limit, and any letters.
    CHECK(passphrase_advice("llwyfenni d\xC5\xB5r gwynt mynydd " + std::string(5000, 'x')).strong);
}

TEST_CASE("a day that does not exist says how many the month has, and nothing when that is not the reason") {
    CHECK(not_a_day_words("30/2/2012") == "30/2/2012 is not a day. February 2012 has 29 days. The words are kept.");
    CHECK(not_a_day_words("12/13/2014") == "12/13/2014 is not a day. The words are kept.");
}

TEST_CASE("a long name is made brief between words, in characters and not in bytes") {
    CHECK(brief("Child R", 48) == "Child R");
    CHECK(brief("Half-sibling of the child", 20) == "Half-sibling of the…");
    CHECK(brief("abcdefgh", 5) == "abcd…");
    CHECK(brief("abcde", 5) == "abcde");
    CHECK(brief("ŵŷŵŷŵŷ", 4) == "ŵŷŵ…");
    CHECK(brief("", 5).empty());
}

}  // namespace tributary::ui
