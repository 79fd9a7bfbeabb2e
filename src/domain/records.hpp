// The kinds of records a case file holds and the names of their fields, once for the whole program.
//
// A field holds text unless its comment says otherwise. Names are those of the glossary in
// docs/requirements.md.
#pragma once

#include <string_view>

namespace tributary::domain {

namespace kind {
inline constexpr std::string_view part = "part";                // describes the part; its id is the part's
inline constexpr std::string_view case_header = "case";         // its id is the case's
inline constexpr std::string_view joined_case = "joined_case";  // its id is that of the case file that turned out to be the same case
inline constexpr std::string_view person = "person";
inline constexpr std::string_view entry = "entry";
inline constexpr std::string_view abbreviation = "abbreviation";  // of a chronology: what a short form means (LLR-17.39)
inline constexpr std::string_view mark = "mark";                // of the panel, on an entry (SUR-3.1-06)
inline constexpr std::string_view decision = "decision";        // of the panel, on something the merge found
inline constexpr std::string_view query = "query";              // of the board to an agency, about an entry
inline constexpr std::string_view statement = "statement";      // something signed about the case: a receipt, a sign-off, a directory
inline constexpr std::string_view attachment = "attachment";    // a file that belongs to a record or to its part; the content stands elsewhere, by its hash
inline constexpr std::string_view column_mapping = "column_mapping";  // of a chronology: what its agency's columns mean, as a person confirmed it
inline constexpr std::string_view left_out = "left_out";        // a source row that did not become an entry, with its words
}  // namespace kind

namespace part_kind {
inline constexpr std::string_view case_header = "case";
inline constexpr std::string_view people = "people";
inline constexpr std::string_view chronology = "chronology";
inline constexpr std::string_view panel = "panel";              // what the panel notes on the merged chronology
inline constexpr std::string_view queries = "queries";          // the board's questions about one chronology: field `about`
inline constexpr std::string_view receipts = "receipts";        // this agency's receipts for the bundles of one person: field `about`
inline constexpr std::string_view sign_offs = "sign_offs";      // of one part: field `about`
inline constexpr std::string_view directory = "directory";      // whom the board endorses
}  // namespace part_kind

namespace field {
// part
inline constexpr std::string_view kind = "kind";
inline constexpr std::string_view agency = "agency";          // full name, in a chronology
inline constexpr std::string_view agency_short = "short";     // at most five letters for the lane tag
inline constexpr std::string_view about = "about";            // id of a person or part that receipts or sign-offs are about; of the entry that bears a mark or a question; what was found, in a decision
// statement
inline constexpr std::string_view signed_text = "signed";     // the statement itself (docs/bundle-format.md, section 9)
// abbreviation
inline constexpr std::string_view short_form = "short_form";  // "CIN"
inline constexpr std::string_view meaning = "meaning";        // "Child in Need"
// mark
inline constexpr std::string_view mark = "mark";              // a name of `PanelMark`
inline constexpr std::string_view stands = "stands";          // boolean
// decision, query
inline constexpr std::string_view decision = "decision";      // a name of `Decision`
inline constexpr std::string_view words = "words";            // the agreed version, or the reason
inline constexpr std::string_view question = "question";
inline constexpr std::string_view answer = "answer";
// attachment: `about` is the record it belongs to, or the part; `name` is the file's, as it was given
inline constexpr std::string_view media = "media";            // its media type, told from the content
inline constexpr std::string_view size = "size";              // integer: bytes
inline constexpr std::string_view sha256 = "sha256";          // of the content, 64 hexadecimal digits
// case header
inline constexpr std::string_view reference = "reference";    // the board's; every bundle carries it (SUR-1.1-03)
inline constexpr std::string_view subject = "subject";        // "Child R": never the child's name
inline constexpr std::string_view period_from = "period_from";  // date
inline constexpr std::string_view period_to = "period_to";      // date
inline constexpr std::string_view profile = "profile";
// person
inline constexpr std::string_view name = "name";
inline constexpr std::string_view review_name = "review_name";  // "Mother", "Half-sibling 2"
inline constexpr std::string_view born = "born";                // date
inline constexpr std::string_view relation = "relation";
inline constexpr std::string_view note = "note";
// chronology entry
inline constexpr std::string_view known = "known";              // date the agency knew or acted: orders the chronology
inline constexpr std::string_view happened = "happened";        // date, when it is another one
inline constexpr std::string_view recorded = "recorded";        // date it was written down
inline constexpr std::string_view time = "time";
inline constexpr std::string_view source = "source";            // the record it comes from
inline constexpr std::string_view worker = "worker";
inline constexpr std::string_view people = "people";            // who was involved
inline constexpr std::string_view event = "event";              // what happened
inline constexpr std::string_view action = "action";            // what the agency did
inline constexpr std::string_view seen = "seen";                // child seen: see `child_seen` (LLR-17.39-05)
inline constexpr std::string_view wishes = "wishes";            // the child's wishes and feelings
inline constexpr std::string_view comment = "comment";
inline constexpr std::string_view restriction = "restriction";
inline constexpr std::string_view sequence = "sequence";        // integer: order within a day, as added
inline constexpr std::string_view origin = "origin";            // object: file, sha256, row, cells as they were
inline constexpr std::string_view columns = "columns";          // object: headings by meaning (domain/import/columns.hpp)
inline constexpr std::string_view trouble = "trouble";          // of a row that was left out: why
inline constexpr std::string_view withdrawn = "withdrawn";      // the reason; empty again when restored
inline constexpr std::string_view undone = "undone";            // boolean: the step that added this record was taken back
}  // namespace field

namespace child_seen {
inline constexpr std::string_view yes = "yes";
inline constexpr std::string_view no = "no";
inline constexpr std::string_view not_applicable = "not_applicable";
inline constexpr std::string_view not_stated = "not_stated";
}  // namespace child_seen

/// What a person did, as changes name it: shown in the history and in "Undo: …".
namespace action {
inline constexpr std::string_view open_case = "open_case";
inline constexpr std::string_view describe_case = "describe_case";
inline constexpr std::string_view join_case = "join_case";
inline constexpr std::string_view add_chronology = "add_chronology";
inline constexpr std::string_view add_entry = "add_entry";
inline constexpr std::string_view change_entry = "change_entry";
inline constexpr std::string_view duplicate_entry = "duplicate_entry";
inline constexpr std::string_view split_entry = "split_entry";
inline constexpr std::string_view join_entries = "join_entries";
inline constexpr std::string_view change_entries = "change_entries";
inline constexpr std::string_view explain_abbreviation = "explain_abbreviation";
inline constexpr std::string_view withdraw_entry = "withdraw_entry";
inline constexpr std::string_view restore_entry = "restore_entry";
inline constexpr std::string_view mark_entry = "mark_entry";
inline constexpr std::string_view decide = "decide";
inline constexpr std::string_view ask_agency = "ask_agency";
inline constexpr std::string_view answer_query = "answer_query";
inline constexpr std::string_view import_file = "import_file";
inline constexpr std::string_view put_row_aside = "put_row_aside";
inline constexpr std::string_view add_person = "add_person";
inline constexpr std::string_view change_person = "change_person";
inline constexpr std::string_view attach_file = "attach_file";
inline constexpr std::string_view remove_attachment = "remove_attachment";
inline constexpr std::string_view restore_attachment = "restore_attachment";
inline constexpr std::string_view settle_conflict = "settle_conflict";
inline constexpr std::string_view give_receipt = "give_receipt";
inline constexpr std::string_view sign_off = "sign_off";
inline constexpr std::string_view endorse = "endorse";
inline constexpr std::string_view undo = "undo";
inline constexpr std::string_view redo = "redo";
}  // namespace action

}  // namespace tributary::domain
