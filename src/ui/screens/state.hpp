// What the screens remember between two frames: half-typed forms, filters, what is unfolded. Nothing of it is a
// fact of a case; locking forgets it all.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/model.hpp"
#include "base/date.hpp"
#include "documents/qr_code.hpp"
#include "documents/references.hpp"
#include "domain/chronology.hpp"
#include "domain/decisions.hpp"
#include "domain/panel_marks.hpp"
#include "domain/writing_checks.hpp"
#include "ui/screens/case_story.hpp"
#include "ui/screens/drafts.hpp"
#include "ui/screens/home_summary.hpp"
#include "ui/screens/search_index.hpp"
#include "ui/screens/timeline_state.hpp"
#include "ui/widgets.hpp"

namespace tributary::ui {

/// A form that says what is missing once it was pressed.
struct FormState {
    bool asked = false;
    std::string go_to;  // label of the field that gets focus when it is drawn next
};

/// A QR code that is shown, made once for its words.
struct ShownCode {
    std::string words;
    std::optional<documents::QrCode> code{};  // none when they are too long for one
};

struct FirstRunState {
    bool filled = false;  // the names were taken from the model
    std::string name, agency, role;
    std::string passphrase, again, group;
    bool visible = false;
    ShownCode code;      // of the recovery key
    FormState you, secret, kit;
};

struct UnlockState {
    std::string passphrase, recovery_key;
    bool visible = false;
    bool with_kit = false;
    bool met = false;  // the box got focus when the page appeared
    FormState form;
};

/// A backup that is to be restored, until it is.
struct RestoreState {
    bool open = false;
    bool asking = false;                // whether the vault here may go
    bool tried = false;                 // the file was refused; it is kept, for salvage
    bool beside = false;                // it is to become another vault: the form goes with it there
    std::string file_name;
    app::ChosenFile file;
    std::string passphrase, recovery_key;
    bool visible = false;
    bool with_kit = false;
    FormState form;
};

/// Several vaults on one device.
struct VaultsState {
    std::string name;                   // of another vault, or of the one that is open
    bool filled = false;                // the name was taken from the model
    std::optional<std::string> removing{};  // place of the one that is asked about
    std::string typed;
    FormState form;
};

struct ReferralState {
    bool open = false;
    std::string reference, subject, period_from, period_to;
    FormState form;
};

struct PersonState {
    bool open = false;
    std::string name, review_name, relation, born;
    FormState form;
};

struct PassphraseState {
    std::string current, next, again;
    bool visible = false;
    bool sent = false;  // until the storage says that it changed
    FormState form;
};

/// One row of a list of entries: values and ids only, so that it may outlive the records.
struct EntryRow {
    Id part{};
    Id record{};
    int number = 0;
    int lane = 0;
    DateReading known;
    DateReading happened;
    bool not_seen = false;
    bool needs_you = false;
    bool withdrawn = false;
    domain::MarkSet marks{};
};

/// What a list was computed from; computed again when it differs.
struct ListKey {
    Id case_id{};
    Id part{};
    std::uint64_t revision = 0;
    std::string find;
    int filter = 0;
    std::set<Id> hidden;
    bool operator==(const ListKey&) const = default;
};

enum class EntryFilter : int { all, not_seen, needs_you, key_issue, decision_point, inconsistency, good_practice };  // the last as domain::PanelMark

struct EntryList {
    std::optional<ListKey> key;
    std::vector<domain::Agency> agencies;
    std::vector<EntryRow> rows;         // all, in order
    std::vector<std::size_t> shown;     // indexes of rows that the filters leave
    std::size_t standing = 0;           // not withdrawn
    std::size_t not_seen = 0;
    std::size_t needs_you = 0;
    std::array<std::size_t, domain::panel_marks.size()> marked{};  // rows with each mark
    std::uint64_t computed = 0;         // grows when `shown` may have changed
    std::size_t followed = 0;           // how much of CaseFile::touched is in `rows`

    std::string find;
    std::optional<std::size_t> at;      // the shown row that F3 was at
    EntryFilter filter = EntryFilter::all;
    std::set<Id> hidden;                // agencies that are filtered out
    Id part{};                          // whose chronology was chosen
};

/// Who knew what when: the rows of the merged list in the order in which they happened.
struct KnowledgeState {
    struct Key {
        Id case_id{};
        std::uint64_t computed = 0;     // EntryList::computed
        std::optional<Date> asked;
        bool late_only = false;
        bool operator==(const Key&) const = default;
    };
    std::optional<Key> key;
    std::string day;                    // as typed
    std::optional<Date> asked;          // its last day
    bool late_only = false;
    std::vector<std::size_t> rows;      // indexes of EntryList::rows
};

/// What was found, and the decision that is being written.
struct FindingsState {
    int view = 0;
    bool open_only = false;
    std::size_t cards = 15;
    std::string deciding{};             // key of the finding
    domain::Decision decision = domain::Decision::open;
    std::string words{};
    FormState form{};
};

/// An answer to the board that is being written.
struct AnswerState {
    Id query{};
    std::string words;
    FormState form;
};

/// What undo and redo are called now; worked out again when a step comes or goes.
struct StepNames {
    struct Key {
        std::uint64_t counter = 0;
        std::size_t done = 0, undone = 0;
        bool operator==(const Key&) const = default;
    };
    std::optional<Key> key;
    std::string undo, redo;
};

/// One place that a search found.
struct FoundRow {
    Id part{};
    Id record{};
    std::string field;
    std::string kind;
    std::string title;                  // "Entry CSC 4, 25 July 2013"
    std::optional<Date> day;
};

struct SearchState {
    std::string typed;
    bool waits = false;                 // for the words of the case
    std::optional<ListKey> key;         // what `rows` were found with
    std::vector<FoundRow> rows;
    std::optional<std::size_t> at;      // the row that F3 was at
    bool met = false;                   // the box got focus when the page appeared
};

/// The numbers of the entries that a long text may refer to, gathered once for each state of the case; the editor's keys.
struct NumbersState {
    struct Key {
        Id case_id{}, part{};
        std::uint64_t revision = 0;
        bool operator==(const Key&) const = default;
    } key;
    std::shared_ptr<const documents::EntryNumbers> numbers;
    std::string keys;
};

/// The page of keyboard shortcuts: the command whose keys are being changed.
struct KeysState {
    int chosen = -1;
    std::optional<std::string> typed;   // not used yet
};

/// *Go to anything*.
struct Destination {
    std::string name;
    std::string aside;             // its case, its keys, or why it cannot be done now
    app::Place place{};
    std::string_view command{};    // instead of a place
    bool possible = true;
    std::string folded{};          // of an entry: its name and its case, a line each, to be found
};

struct PaletteState {
    bool open = false;
    bool fresh = false;            // opened in this frame
    std::string typed;
    std::map<Id, std::uint64_t> revisions;  // of the cases that `entries` were gathered from
    std::vector<Destination> entries;
};

/// One thing that was done, as the history shows it: a change, or several of one feed, one after the other, that were made in
/// one go (an import is as many changes as it needs).
struct HistoryRow {
    Id part{};
    Id feed{};
    std::int64_t number = 0;   // of the first change
    std::int64_t changes = 1;
    std::size_t entries = 0;   // of an import, or of several changes: how many records of them are entries
    std::size_t others = 0;
};

/// What an entry is called: its agency's place in `agencies_of`, and its number there.
struct EntryName {
    std::uint32_t agency = 0;
    int number = 0;
};

enum class HistoryFilter : int { all, mine, others };

struct HistoryList {
    std::optional<ListKey> key;
    std::vector<HistoryRow> rows;       // newest first
    std::vector<std::size_t> shown;
    std::map<Id, std::string> titles;   // of records that are no entries
    std::unordered_map<Id, EntryName> entries;
    std::vector<domain::Agency> agencies;
    std::size_t mine = 0;
    std::string find;
    HistoryFilter filter = HistoryFilter::all;
};

/// The details panel of one record.
struct PanelState {
    Id record{};
    std::string last_field;             // label of the field in use: Alt+Down goes to the same
    bool happened = false;              // "It happened on another date" was pressed
    bool recorded = false;              // "It was written down on another date" was pressed
    bool withdrawing = false;
    bool splitting = false;
    bool split_asked = false;
    int split_at = -1;                  // which of the places offered
    std::string reason;
    FormState form;
    bool attaches = false;              // files dropped on it are attached
    Id removing{}, saving{};            // attachments that something is asked about
    std::string remove_reason;
    FormState remove_form;
};

/// Attachments of a part, by the record they belong to.
struct AttachmentList {
    std::optional<ListKey> key;
    std::map<Id, std::vector<Id>> about;
};

/// Entries that are changed together.
struct SeveralState {
    enum class Asking : std::uint8_t { nothing, value, withdraw_reason, join_reason };
    bool on = false;
    Selection selection;                // by hash of the record's id
    Asking asking = Asking::nothing;
    int field = 0;
    std::string words;
    FormState form;
};

/// What is told about the entry in the panel, until it or its case changes.
struct WritingState {
    struct Key {
        Id record{};
        std::uint64_t revision = 0;
        bool operator==(const Key&) const = default;
    };
    std::optional<Key> key;
    std::vector<domain::WritingFinding> findings;
    bool open = false;                  // all of them are shown
    std::string explaining;             // the abbreviation whose meaning is being typed
    std::string meaning;
    FormState form;
};

/// The records of a case that have fields with two values.
struct ConflictList {
    ListKey key;
    std::vector<domain::RecordPlace> records;
};

struct ConflictChoice {
    int chosen = -1;
    bool unanswered = false;            // pressed before anything was chosen
};

/// Why a key is to count no longer.
struct RefusalState {
    std::string reason;
    FormState form;
};

struct HandOverState {
    Id case_id{};
    bool begun = false;
    std::set<Id> parts;
    std::set<Id> recipients;
    std::set<Id> comparing;             // contacts whose words are being compared
    int purpose = 0;                    // 0: follows from what leaves
    bool everything = false;            // also what they have already
    std::optional<std::string> answered_for{};  // words of a sign-off, once they were changed
    bool by_passphrase = false;         // for first contact: to nobody's card
    std::uint64_t attachments_of = 0;   // revision of the case whose attachments were gathered
    std::map<Id, std::vector<Id>> attachments{};  // by part: those that stand
    std::set<Id> unfolded{};            // parts of which every attachment is listed
    FormState form;
};

/// A row that was left out of an import, and the date typed for it.
struct LeftOutState {
    std::string date;
    bool asked = false;
};

struct ReviewState {
    Id bundle{};
    std::string passphrase;          // typed for a bundle of first contact
    std::vector<std::size_t> order;  // of the rows of the table
};

struct ImportState {
    std::string agency, agency_base;
    std::map<std::size_t, std::string> dates;  // typed and not read yet, by row
    FormState form;
};

struct State {
    Drafts drafts;
    FirstRunState first_run;
    UnlockState unlock;
    RestoreState restore;
    VaultsState vaults;
    ReferralState referral;
    PersonState person;
    PassphraseState passphrase;
    EntryList chronology;
    EntryList merged;
    TimelineState timeline;
    KnowledgeState knowledge;
    CaseStory story;
    FindingsState findings;
    AnswerState answer;
    bool view_pressed = false;          // a tab above the merged chronology: focus stays there
    HistoryList history;
    HomeSummary home;
    SearchState search;
    SearchIndex words;                  // of the case that was last searched
    bool reads_words = false;           // a search waits for them
    bool in_steps = false;              // what takes long is done between frames (Application::go_on)
    PanelState panel;
    WritingState writing;
    SeveralState several;
    AttachmentList attachments;
    HandOverState handover;
    ImportState import;
    ReviewState review;
    std::map<Id, LeftOutState> left_out;
    StepNames steps;
    PaletteState palette;
    std::deque<File> files;             // dropped or chosen, not taken yet
    std::size_t told_files = 0;         // how many of them `told` speaks of
    std::string command;                // chosen by name and not done yet (commands.hpp)
    int command_age = 0;
    KeysState keys;
    ConflictList conflicts;
    std::map<std::pair<Id, std::string>, ConflictChoice> conflict_choices;  // by record and field
    NumbersState numbers;
    std::set<Id> comparing;             // contacts, on the page of people and trust
    std::set<Id> managing;              // contacts whose further choices are open
    std::map<Id, RefusalState> refusing;  // by contact
    bool keys_open = false;             // *My keys may have been read by somebody*
    bool keys_asking = false;
    bool card_open = false;             // *Show it as a QR code*
    ShownCode card;
    std::string pasted_card;
    std::string focus;                  // label of the field that gets focus when it is drawn next
    Id return_to{};                     // the row that gets focus when its list is drawn next
    std::string told;                   // a sentence of the screens themselves, until it is closed
    std::uint64_t told_after = 0;       // number of the message it came after
    std::uint64_t message = 0;          // the last one shown, and the screen it came with
    app::Place message_place;
};

}  // namespace tributary::ui
