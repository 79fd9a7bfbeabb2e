// What cases, people, parts and fields are called.
#include <algorithm>
#include <array>
#include <set>

#include "documents/commonmark.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace field = domain::field;

namespace {

constexpr std::size_t name_limit = 48;  // of what stands in strips, headings and labels; the field holds all of it

std::string header_text(const app::Case& opened, std::string_view name) {
    const domain::Record* header = domain::header_of(opened.file);
    return header ? brief(header->text(name), name_limit) : std::string();
}

struct Label {
    std::string_view field;
    std::string_view words;
};

constexpr std::array labels = {
    Label{field::known, "Date your agency knew or acted"},
    Label{field::happened, "Date it happened"},
    Label{field::recorded, "Date it was written down"},
    Label{field::time, "Time"},
    Label{field::source, "Record it comes from"},
    Label{field::worker, "Worker"},
    Label{field::people, "Who was involved"},
    Label{field::event, "What happened"},
    Label{field::action, "What your agency did"},
    Label{field::comment, "Your comment"},
    Label{field::restriction, "Restriction"},
    Label{field::withdrawn, "Withdrawn"},
    Label{field::undone, "Taken back"},
    Label{field::origin, "Where it was imported from"},
    Label{field::trouble, "Why it was left out"},
    Label{field::sequence, "Order within the day"},
    Label{field::reference, "Reference"},
    Label{field::subject, "Subject"},
    Label{field::period_from, "Review period from"},
    Label{field::period_to, "Review period to"},
    Label{field::profile, "Procedure"},
    Label{field::name, "Name as recorded"},
    Label{field::review_name, "Name in the review"},
    Label{field::born, "Date of birth"},
    Label{field::note, "Note"},
    Label{field::agency, "Agency"},
    Label{field::agency_short, "Short name"},
    Label{field::kind, "Kind"},
};

std::string list_of(const domain::Json::Array& values) {
    std::vector<std::string> words;
    for (const domain::Json& value : values)
        if (const std::string* text = value.string()) words.push_back(*text);
    return joined(words);
}

}  // namespace

std::string subject_of(const app::Case& opened) {
    const std::string subject = header_text(opened, field::subject);
    return subject.empty() ? "This case" : subject;
}

std::string child_of(const app::Case& opened) {
    const std::string subject = header_text(opened, field::subject);
    return subject.empty() ? "the child" : subject;
}

std::string child_heading(const app::Case& opened) {
    const std::string child = child_of(opened);
    constexpr std::size_t column_limit = 14;  // "Half-sibling 3"
    return child == "the child" ? "Child" : brief(child, column_limit);
}

std::string reference_of(const app::Case& opened) { return header_text(opened, field::reference); }

const domain::Part* own_chronology(const app::Model& model, const app::Case& opened) {
    const domain::Part* begun_here = nullptr;
    for (const domain::Agency& agency : domain::agencies_of(opened.file)) {
        const domain::Part* part = opened.file.part(agency.part);
        if (part == nullptr) continue;
        if (agency.name == model.me.agency) return part;
        const domain::Record* description = part->description();
        if (begun_here == nullptr && description != nullptr && model.is_me(description->created->change.author)) begun_here = part;
    }
    return begun_here;
}

bool may_write(const app::Model& model, const app::Case& opened, const domain::Part& part) {
    if (!model.may_write()) return false;
    const domain::Record* description = part.description();
    if (opened.sample || description == nullptr || part.kind() != domain::part_kind::chronology) return true;
    return description->text(field::agency) == model.me.agency || model.is_me(description->created->change.author);
}

std::string part_title(const domain::Part& part) {
    if (part.kind() == domain::part_kind::case_header) return "The case and its review period";
    if (part.kind() == domain::part_kind::people) return "Family and people";
    if (part.kind() == domain::part_kind::panel) return "The panel's marks and decisions";
    if (part.kind() == domain::part_kind::queries) return "Questions to " + std::string(part.description() ? part.description()->text(field::agency) : std::string_view("an agency"));
    if (part.kind() == domain::part_kind::sign_offs) return "Sign-offs";
    if (part.kind() == domain::part_kind::receipts) return "Receipts";
    if (part.kind() == domain::part_kind::directory) return "Whom the board endorses";
    const domain::Record* description = part.description();
    const std::string agency = brief(description ? description->text(field::agency) : std::string_view(), name_limit);
    return agency.empty() ? "Chronology" : "Chronology of " + agency;
}

std::size_t count_of(const domain::Part& part, std::string_view kind) { return part.count(kind); }

std::string who(const app::Model& model, const Id& author) {
    if (model.is_me(author)) return "You";
    const auto found = model.contacts.find(author);
    return found == model.contacts.end() ? "Someone whose card is not here" : found->second.name;
}

std::size_t conflicts_in(const domain::CaseFile& file) {
    std::int64_t count = 0;
    for (const auto& [id, part] : file.parts()) count += part.tally.conflicts;
    return static_cast<std::size_t>(count);
}

std::int64_t changed_at(const domain::Record& record) {
    std::int64_t at = 0;
    for (const auto& [name, value] : record.fields)
        for (const domain::Candidate& candidate : value.candidates()) at = std::max(at, candidate.by->change.at);
    return at;
}

std::int64_t changed_at(const domain::CaseFile& file) {
    std::int64_t at = 0;
    for (const auto& [id, part] : file.parts())
        for (const auto& [feed_id, feed] : part.feeds)
            if (!feed.changes.empty()) at = std::max(at, feed.changes.back()->change.at);
    return at;
}

std::string field_label(std::string_view name, std::string_view child) {
    if (name == field::seen) return "Was " + std::string(child) + " seen?";
    if (name == field::wishes) return (child == "the child" ? "The child" : std::string(child)) + "'s wishes and feelings";
    if (name == field::relation) return "Relation to " + std::string(child);
    const auto found = std::ranges::find(labels, name, &Label::field);
    return std::string(found == labels.end() ? name : found->words);
}

std::string_view seen_words(std::string_view value) {
    if (value == domain::child_seen::yes) return "Yes";
    if (value == domain::child_seen::no) return "No";
    if (value == domain::child_seen::not_applicable) return "Not applicable";
    return "Not stated";
}

bool is_date_field(std::string_view name) {
    static constexpr std::array dates = {field::known, field::happened, field::recorded, field::period_from, field::period_to, field::born};
    return std::ranges::find(dates, name) != dates.end();
}

bool is_long_text(std::string_view name) {
    return name == field::event || name == field::action || name == field::wishes || name == field::comment;
}

// A document's tables have no names of their own: t1, t2 …
std::string table_words(std::string_view name) {
    const bool numbered = name.size() > 1 && name.front() == 't' && name.find_first_not_of("0123456789", 1) == std::string_view::npos;
    return (numbered ? "table " : "sheet ") + std::string(numbered ? name.substr(1) : name);
}

std::string value_words(std::string_view name, const domain::Json& value) {
    if (value.is_null()) return {};
    if (domain::is_reopening(value)) return "Both values again";
    if (is_date_field(name) && value.object() != nullptr) return date_words(domain::date_of(value));
    if (const std::string* text = value.string()) {
        if (name == field::seen) return std::string(seen_words(*text));
        return is_long_text(name) ? documents::plain_words(*text) : *text;
    }
    if (const std::int64_t* number = value.integer()) return std::to_string(*number);
    if (const bool* on = value.boolean()) return *on ? "Yes" : "No";
    if (const domain::Json::Array* values = value.array()) return list_of(*values);
    const domain::Json* row = value.find("row");
    const std::string line = row != nullptr && row->integer() != nullptr ? ", row " + std::to_string(*row->integer()) : std::string();
    const std::string_view table = value.text("table");
    return std::string(value.text("file")) + (table.empty() ? "" : ", " + table_words(table)) + line;
}

std::string purpose_words(std::string_view purpose) {
    std::string words(purpose.empty() ? "contribution" : purpose);
    std::ranges::replace(words, '_', ' ');
    return sentence_case(words == "sign off" ? "sign-off" : words);
}

}  // namespace tributary::ui
