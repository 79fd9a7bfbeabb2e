// Pieces that several screens share: names of fields and people, fields of a record, forms, lists of entries.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/attachments.hpp"
#include "domain/chronology.hpp"
#include "ui/messages.hpp"
#include "ui/paper.hpp"
#include "ui/screens/stage.hpp"

namespace tributary::ui {

// ---- files

inline constexpr std::string_view accepted_bundles = ".trib";
inline constexpr std::string_view accepted_cards = ".tribcard,.card,.json,image/*";
inline constexpr std::string_view accepted_backups = ".tribbackup";
inline constexpr std::string_view accepted_tables = ".csv,.tsv,.txt,.xlsx,.docx";

/// Takes dropped and chosen files one after the other: a bundle, a contact card, or a table for the case that is open.
/// What is none of them is told, and nothing is read from it.
void take_files(Stage& stage);
/// The file chooser of *Import a file*; what was chosen is asked to be imported.
void choose_table(Stage& stage, Kind kind);
/// *Paste a table*; what was pasted, by the button or by keys, is asked to be imported.
void paste_table(Stage& stage);
/// The same for *Open a bundle* and *Add someone*.
void choose_bundle(Stage& stage, Kind kind);
void choose_card(Stage& stage, Kind kind);
void card_by_camera(Stage& stage);

/// A line below the page about a file that came in and was not taken.
void say_of_file(Stage& stage, std::string words);

// ---- cases, people, parts

/// "Child R", or "This case" while it has no subject.
[[nodiscard]] std::string subject_of(const app::Case& opened);
/// "Child R", or "the child": inside a sentence or a label.
[[nodiscard]] std::string child_of(const app::Case& opened);
/// "Child R", or "Child": as the heading of a column.
[[nodiscard]] std::string child_heading(const app::Case& opened);
[[nodiscard]] std::string reference_of(const app::Case& opened);
/// The chronology of the person's own agency, or null.
[[nodiscard]] const domain::Part* own_chronology(const app::Model& model, const app::Case& opened);
/// Own agency's parts, parts that this person began, and everything in the sample case.
[[nodiscard]] bool may_write(const app::Model& model, const app::Case& opened, const domain::Part& part);
/// "Chronology of Children's social care", "Family and people", "The case and its review period".
/// "table 2", "sheet Outpatients": of an imported file.
[[nodiscard]] std::string table_words(std::string_view name);
[[nodiscard]] std::string part_title(const domain::Part& part);
/// Records of a kind that stand in a part, withdrawn ones left out.
[[nodiscard]] std::size_t count_of(const domain::Part& part, std::string_view kind);
/// "You", the name on the card, or "Someone whose card is not here".
[[nodiscard]] std::string who(const app::Model& model, const Id& author);
/// Fields with two values in a case.
[[nodiscard]] std::size_t conflicts_in(const domain::CaseFile& file);
/// When the latest change of a record or a case was made, or 0.
[[nodiscard]] std::int64_t changed_at(const domain::Record& record);
[[nodiscard]] std::int64_t changed_at(const domain::CaseFile& file);

/// The label of a field, as the details panel says it. `child` is `child_of` the case.
[[nodiscard]] std::string field_label(std::string_view field, std::string_view child);
/// "Yes", "No", "Not applicable", "Not stated".
[[nodiscard]] std::string_view seen_words(std::string_view value);
/// A value in words: dates as read, choices as on screen.
[[nodiscard]] std::string value_words(std::string_view field, const domain::Json& value);
[[nodiscard]] bool is_date_field(std::string_view field);
/// Written as CommonMark; lists, search and exports show its words.
[[nodiscard]] bool is_long_text(std::string_view field);
/// "Commission", "Contribution": what a bundle is for.
[[nodiscard]] std::string purpose_words(std::string_view purpose);

// ---- small things on the screen

/// Words in the colour of their tone; what wants something of the reader is semibold.
[[nodiscard]] Run toned(Tone tone, std::string_view words);
void trust_chip(Ui& ui, app::Trust trust);
[[nodiscard]] std::string_view trust_words(app::Trust trust);
/// *Seen*, *Not seen*, *Not applicable*, *Not stated*: a picture and words.
void seen_mark(Ui& ui, std::string_view value);
/// The same as a cell; in a narrow window, where no heading stands above it, with the child's name before it.
void seen_cell(RowView& row, std::string_view value);
/// "amber, kettle, north, plum"
[[nodiscard]] std::string spoken(const std::vector<std::string>& words);
/// A bundle that left or came: what for, to or from whom, when.
void passage(Ui& ui, const app::Passage& bundle, std::string_view direction, std::int64_t now);
/// "7 changes added, 1 put aside", "Set aside, nothing was added": what a receipt says became of a bundle.
[[nodiscard]] std::string outcome_words(const bundle::Receipt& receipt);
/// Says once, at the top of a page, that another tab holds the vault.
void read_only_note(Stage& stage);
/// *Write here instead*: the other tab saves, locks and reads from then on.
void take_over_button(Stage& stage);

// ---- fields of a record: typed words stay a draft until the field is left

void record_text(Stage& stage, const domain::Record& record, std::string_view field, std::string_view label, FieldOptions options = {});
void record_long_text(Stage& stage, const domain::Record& record, std::string_view field, std::string_view label, FieldOptions options = {});
void record_date(Stage& stage, const domain::Record& record, std::string_view field, std::string_view label, FieldOptions options = {},
                 std::string_view aside = {});

/// A long text: its entries to link to, its earlier versions, the way to the entries it links to.
[[nodiscard]] EditorOptions editor_options(Stage& stage, const domain::Record& record, std::string_view field, const FieldOptions& options);
/// The same text where it is only read. `part` is the chronology it belongs to.
[[nodiscard]] DocumentOptions document_options(Stage& stage, const Id& part);
/// How the entries of the case that is open are numbered now; `own` are those of the part. Null without a case.
[[nodiscard]] std::shared_ptr<const documents::EntryNumbers> entry_numbers(Stage& stage, const Id& part);

/// A date as the date box says it. Views into it hold as long as it lives.
struct ReadWords {
    Tone tone = Tone::quiet;
    std::string words;
    [[nodiscard]] Reading reading() const { return {tone, words, {}, {}, {}}; }
};
[[nodiscard]] ReadWords read_words(std::string_view written, int latest_year);
[[nodiscard]] ReadWords read_words(const DateReading& reading);
/// The last year that two digits can mean in the case that is open, or today.
[[nodiscard]] int last_year(const Stage& stage);

/// The field or button with this label gets focus when it was asked for.
void focus_if_asked(Ui& ui, std::string& wanted, std::string_view label);

// ---- forms

/// Collects what is missing, and says it beside the field and at the top once the form was pressed.
class Form {
public:
    Form(FormState& state) : state_(state) {}  // NOLINT: a form is its memory
    void need(bool fine, std::string_view label, std::string_view words);
    [[nodiscard]] bool complete() const { return missing_.empty(); }
    /// The button was pressed: true when nothing is missing.
    bool pressed();
    /// *2 things to put right before you go on*, each a link to its field.
    void summary(Ui& ui, std::string_view before);
    /// The field drawn next: focus when its line was pressed; what is missing in it.
    std::string_view field(Ui& ui, std::string_view label);

private:
    struct Missing {
        std::string label;
        std::string words;
    };
    FormState& state_;
    std::vector<Missing> missing_;
};

// ---- undo and redo

/// "withdraw entry 12"
[[nodiscard]] std::string step_words(const app::Model& model, const app::Step& step);
/// What the next step of each is called; empty when there is none.
[[nodiscard]] const StepNames& step_names(Stage& stage);
/// Both as buttons with their names, as far as there is something to undo or redo.
void step_buttons(Stage& stage);
void undo(Stage& stage);
void redo(Stage& stage);

// ---- page

/// Where this page stands: all cases, the case, the page. Above the title of every page of a case.
void breadcrumb(Stage& stage);
/// Keeps what was typed and asks to lock.
void lock(Stage& stage);
/// *Everything is saved*, or why not.
void reassure(Stage& stage);
/// Hands the page that is open to the browser's print, as a document.
void print_page(Stage& stage);
/// Every change that the history shows, for paper.
[[nodiscard]] PaperTable history_on_paper(Stage& stage, const app::Case& opened);
/// *Go to anything*, when it is open or asked for.
void draw_palette(Stage& stage);

/// The strip, the navigation, the dropped files, what is told, the status line; `inside` draws content and panel.
void draw_page(Stage& stage, std::string_view title, Panel panel, Call<> inside);
/// Content with facts beside it: in a panel that stays when there is room, below the content otherwise.
void content_and_side(Stage& stage, std::string_view side_title, Call<> head, Call<> body, Call<> side);
[[nodiscard]] Panel side_panel(const Stage& stage);

// ---- lists of entries

/// Brings a list up to date: of one chronology, or of all when `part` is null. Without `words` nothing is looked for.
void compute(EntryList& list, const domain::CaseFile& file, const domain::Part* part, const SearchIndex* words);
/// The same with the words of the case, as soon as they are read.
void compute(Stage& stage, EntryList& list, const domain::CaseFile& file, const domain::Part* part);
/// The words of the case, or null while they are being read between frames (Application::go_on); then the page is drawn again.
[[nodiscard]] const SearchIndex* case_words(Stage& stage, const domain::CaseFile& file);
/// Find box and filters: side by side, or below each other in a narrow window.
void tools(Stage& stage, Call<> inside);
/// The find box; Ctrl+F goes there.
void find_box(Stage& stage, std::string_view label, std::string& find);
/// What is said instead of the rows, with the way back to all of them.
void nothing_found(Stage& stage, EntryList& list);
/// Where the record stands in what is shown; past the end when it is not.
[[nodiscard]] std::size_t position_of(const EntryList& list, const Id& record);
/// The row that a typed date leads to: the first of that day or later. None while the words are no date. In dates_in_lists.cpp.
[[nodiscard]] std::optional<std::size_t> row_of_date(const EntryList& list, std::string_view typed, int latest_year);
/// The row whose panel was just closed, once: *Escape* comes back to it.
[[nodiscard]] std::optional<std::size_t> row_to_return_to(Stage& stage, const EntryList& list);
/// "14 days" between what happened and the day the agency knew; empty when it knew at once.
[[nodiscard]] std::string days_before(const DateReading& known, const DateReading& happened);
/// Date, second date and what is in doubt, as the first cell of a row.
void date_cell(Ui& ui, const EntryRow& row);
/// What happened, and below it what the agency did.
void event_cell(Ui& ui, const domain::Record& record, const EntryRow& row, std::string_view find = {});
/// The row that *Next row that was found* goes to, once.
[[nodiscard]] std::optional<std::size_t> next_found(Stage& stage, EntryList& list);

// ---- whole entries at once (several.cpp)

/// The toggle *Choose several*; true while rows can be ticked.
bool choose_several(Stage& stage, bool writable);
/// How many are chosen, and what can be done with all of them.
void several_chosen(Stage& stage, const Id& part, const EntryList& list);
/// Where the second of two entries begins.
void split_form(Stage& stage, const domain::Record& record);

// ---- work that takes long (work.cpp)

/// True once the work under way has taken long enough to be shown.
[[nodiscard]] bool work_shows(const app::Model& model);
/// The height that `work_progress` needs above the status line; 0 while nothing is shown.
[[nodiscard]] float work_height(const app::Model& model);
/// What is under way, how far it is, and *Cancel* while nothing is kept.
void work_progress(Stage& stage);

// ---- rows that were left out of an import

/// *1 row needs you*, with the way to it.
void left_out_note(Stage& stage, const domain::Part& part);
/// One card for each row: why, its words, the date to type, *Leave out*.
void left_out_rows(Stage& stage, const domain::Part& part, bool writable);

// ---- backups (backup.cpp)

/// "No backup yet", "Last backup today at 09:48", "Last backup 9 days ago".
[[nodiscard]] std::string backup_age(const app::Model& model);
/// There are cases, and the last backup is a week old or was never made.
[[nodiscard]] bool backup_is_due(const app::Model& model);
void back_up_button(Stage& stage);
/// So little that the disk may be full soon.
[[nodiscard]] bool little_room(const app::Model& model);
/// The section of *This device*: age, button, what was made so far.
void backups(Stage& stage);
/// What was read of a vault that did not open, after it was asked for.
void salvage_told(Stage& stage);
/// True when the vault could be opened by its key and does not hold: then it may be salvaged.
[[nodiscard]] bool may_be_salvaged(const Error& error);
/// A file and its key, folded away; at first run and beside unlocking.
void restore_backup(Stage& stage);

// ---- several vaults on one device (vaults.cpp)

/// "Nell Sallow, Thornmere", or "The first vault" of those without a name.
[[nodiscard]] std::string vault_name(const app::VaultHere& vault);
/// At first run of another vault: its name, and the way back to the others.
void another_vault(Stage& stage);
/// Which vault is about to be unlocked, when there are several.
void which_vault(Stage& stage);
/// The way from a locked vault to the others.
void other_vaults(Stage& stage);
/// The section of *This device*.
void this_vault(Stage& stage);

// ---- this device (preferences.cpp)

void look_and_text(Stage& stage);
void lock_and_keys(Stage& stage);

// ---- QR codes

/// The code of these words, made when they are others than before; null when they are too long for one.
[[nodiscard]] const documents::QrCode* code_of(ShownCode& shown, std::string_view words);

// ---- the details panel

/// Every field of an entry, for its author.
void entry_fields(Stage& stage, const app::Case& opened, const domain::Part& part, const domain::Record& record);
/// The same as facts, for everybody else.
/// The files that belong to a record, and, where one may write, attaching and removing them.
void attachments(Stage& stage, const app::Case& opened, const domain::Record& record, bool writable);
/// Asks for these files to be attached to a record; what cannot be is told.
void attach_files(Stage& stage, const Id& part, const Id& about, std::vector<File> files);
/// "PDF document, 2 MB"
[[nodiscard]] std::string attachment_words(const domain::Attachment& attachment);
/// Its name, kept short; never empty.
[[nodiscard]] std::string attachment_name(const domain::Attachment& attachment);
/// Those of a record, as they are printed: "letter.pdf (PDF document, 2 MB)". Not those that were removed.
[[nodiscard]] std::vector<std::string> attachment_lines(const app::Case& opened, const domain::Record& record);
/// The attachment that is being looked at, over the page.
void shown_attachment(Stage& stage);
inline constexpr float viewer_width = 1100;
void entry_facts(Stage& stage, const app::Case& opened, const domain::Record& record);
/// One card for each field with two values.
void conflict_cards(Stage& stage, const app::Case& opened, const domain::Record& record);
/// Saved, history, withdraw. `what` is "entry 8".
void record_foot(Stage& stage, const app::Case& opened, const domain::Record& record, std::string_view what, bool writable);
/// The board's questions about an entry, each with its answer or the way to answer. In board_asks.cpp.
void board_asks(Stage& stage, const app::Case& opened, const domain::Record& record);
/// What is worth a look in an entry before it is handed over: names, abbreviations, a missing source. In writing_notes.cpp.
void writing_notes(Stage& stage, const app::Case& opened, const domain::Part& part, const domain::Record& record);
/// The reason why it is withdrawn, with *Restore*.
void withdrawn_note(Stage& stage, const domain::Record& record, bool writable);
/// Another record in the panel: what belonged to the last one is forgotten, and the first field gets focus.
void enter_panel(Stage& stage, const Id& record, std::string_view first_field);

}  // namespace tributary::ui
