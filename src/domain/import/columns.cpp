#include "domain/import/columns.hpp"

#include <algorithm>

#include "base/date.hpp"

namespace tributary::domain {

namespace {

struct Synonym {
    std::string_view words;  // plain words
    Meaning meaning;
};

// What agencies put over their columns. A whole heading is certain; the longest match inside one is likely.
constexpr Synonym synonyms[] = {
    {"date known to agency", Meaning::agency_date},  {"date known", Meaning::agency_date},
    {"date agency informed", Meaning::agency_date},  {"date agency knew", Meaning::agency_date},
    {"date informed", Meaning::agency_date},         {"date notified", Meaning::agency_date},
    {"date received", Meaning::agency_date},         {"date reported", Meaning::agency_date},
    {"contact date", Meaning::agency_date},          {"date of contact", Meaning::agency_date},
    {"date of entry", Meaning::agency_date},         {"entry date", Meaning::agency_date},
    {"clinic date", Meaning::agency_date},           {"date of appointment", Meaning::agency_date},
    {"appointment date", Meaning::agency_date},      {"date seen", Meaning::agency_date},
    {"date from", Meaning::agency_date},             {"start date", Meaning::agency_date},
    {"date s", Meaning::agency_date},                {"date", Meaning::agency_date},
    {"dates", Meaning::agency_date},                 {"day", Meaning::agency_date},
    {"when", Meaning::agency_date},                  {"date and time", Meaning::agency_date},
    {"date of event if different", Meaning::event_date}, {"date it happened", Meaning::event_date},
    {"date of incident", Meaning::event_date},       {"incident date", Meaning::event_date},
    {"date of occurrence", Meaning::event_date},     {"occurred on", Meaning::event_date},
    {"date occurred", Meaning::event_date},          {"happened on", Meaning::event_date},
    {"event date", Meaning::event_date},             {"date of event", Meaning::event_date},
    {"date recorded", Meaning::recorded_date},       {"recorded on", Meaning::recorded_date},
    {"date written", Meaning::recorded_date},        {"date logged", Meaning::recorded_date},
    {"date to", Meaning::end_date},                  {"end date", Meaning::end_date},
    {"until", Meaning::end_date},                    {"contact time", Meaning::agency_time},
    {"start time", Meaning::agency_time},            {"time of contact", Meaning::agency_time},
    {"time of day", Meaning::agency_time},           {"time", Meaning::agency_time},
    {"at", Meaning::agency_time},                    {"hour", Meaning::agency_time},
    {"record it comes from", Meaning::source},       {"source of information", Meaning::source},
    {"source of evidence", Meaning::source},         {"where recorded", Meaning::source},
    {"record reference", Meaning::source},           {"record ref", Meaning::source},
    {"file reference", Meaning::source},             {"document", Meaning::source},
    {"source", Meaning::source},                     {"log no", Meaning::source},
    {"log number", Meaning::source},                 {"log ref", Meaning::source},
    {"log", Meaning::source},                        {"reference", Meaning::source},
    {"incident no", Meaning::source},                {"ref", Meaning::source},
    {"evidence", Meaning::source},                   {"record", Meaning::source},
    {"officer", Meaning::worker},                    {"worker", Meaning::worker},
    {"staff", Meaning::worker},                      {"staff member", Meaning::worker},
    {"professional", Meaning::worker},               {"practitioner", Meaning::worker},
    {"author", Meaning::worker},                     {"completed by", Meaning::worker},
    {"recorded by", Meaning::worker},                {"seen by", Meaning::worker},
    {"clinician", Meaning::worker},                  {"keyworker", Meaning::worker},
    {"key worker", Meaning::worker},                 {"name of worker", Meaning::worker},
    {"who", Meaning::worker},                        {"by whom", Meaning::worker},
    {"who was involved", Meaning::persons},          {"who was present", Meaning::persons},
    {"people involved", Meaning::persons},           {"persons involved", Meaning::persons},
    {"persons present", Meaning::persons},           {"people present", Meaning::persons},
    {"present", Meaning::persons},                   {"persons", Meaning::persons},
    {"people", Meaning::persons},                    {"person", Meaning::persons},
    {"subject", Meaning::persons},                   {"family member", Meaning::persons},
    {"pupil", Meaning::persons},                     {"patient", Meaning::persons},
    {"client", Meaning::persons},                    {"service user", Meaning::persons},
    {"child", Meaning::persons},                     {"participants", Meaning::persons},
    {"attendees", Meaning::persons},                 {"brought by", Meaning::persons},
    {"accompanied by", Meaning::persons},            {"type of contact", Meaning::kind},
    {"contact type", Meaning::kind},                 {"type of event", Meaning::kind},
    {"type", Meaning::kind},                         {"category", Meaning::kind},
    {"clinic", Meaning::kind},                       {"service", Meaning::kind},
    {"what happened", Meaning::event},               {"event contact", Meaning::event},
    {"significant event", Meaning::event},           {"event", Meaning::event},
    {"events", Meaning::event},                      {"summary", Meaning::event},
    {"details", Meaning::event},                     {"detail", Meaning::event},
    {"details of contact", Meaning::event},          {"narrative", Meaning::event},
    {"description", Meaning::event},                 {"entry", Meaning::event},
    {"information", Meaning::event},                 {"notes", Meaning::event},
    {"reason and details", Meaning::event},          {"presenting problem", Meaning::event},
    {"findings", Meaning::event},                    {"findings treatment", Meaning::event},
    {"contact", Meaning::event},                     {"incident", Meaning::event},
    {"what we did", Meaning::action},                {"what your agency did", Meaning::action},
    {"action taken", Meaning::action},               {"actions taken", Meaning::action},
    {"action", Meaning::action},                     {"actions", Meaning::action},
    {"outcome", Meaning::action},                    {"outcomes", Meaning::action},
    {"next step", Meaning::action},                  {"next steps", Meaning::action},
    {"result", Meaning::action},                     {"response", Meaning::action},
    {"decision", Meaning::action},                   {"decisions", Meaning::action},
    {"follow up", Meaning::action},                  {"letters to", Meaning::action},
    {"letter sent to", Meaning::action},             {"child seen y n", Meaning::child_seen},
    {"child seen", Meaning::child_seen},             {"children seen", Meaning::child_seen},
    {"child present", Meaning::child_seen},          {"was child seen", Meaning::child_seen},
    {"was the child seen", Meaning::child_seen},     {"seen", Meaning::child_seen},
    {"seen y n", Meaning::child_seen},               {"voice of child", Meaning::voice},
    {"voice of the child", Meaning::voice},          {"child s voice", Meaning::voice},
    {"child s words", Meaning::voice},               {"child s view", Meaning::voice},
    {"child s views", Meaning::voice},               {"wishes and feelings", Meaning::voice},
    {"views of child", Meaning::voice},              {"views of the child", Meaning::voice},
    {"what the child said", Meaning::voice},         {"what child said", Meaning::voice},
    {"lived experience", Meaning::voice},            {"child spoken to", Meaning::voice},
    {"wishes feelings sought", Meaning::wishes_sought},       {"wishes and feelings sought", Meaning::wishes_sought},
    {"views sought", Meaning::wishes_sought},                 {"wishes sought", Meaning::wishes_sought},
    {"wishes feelings expressed", Meaning::wishes_expressed}, {"wishes and feelings expressed", Meaning::wishes_expressed},
    {"views expressed", Meaning::wishes_expressed},           {"wishes expressed", Meaning::wishes_expressed},
    {"author comment", Meaning::comment},            {"author s comment", Meaning::comment},
    {"comments", Meaning::comment},                  {"comment", Meaning::comment},
    {"remarks", Meaning::comment},                   {"analysis", Meaning::comment},
    {"disclosure", Meaning::restriction},            {"restriction", Meaning::restriction},
    {"restricted", Meaning::restriction},            {"protective marking", Meaning::restriction},
    {"seq", Meaning::sequence},                      {"sequence", Meaning::sequence},
    {"no", Meaning::sequence},                       {"number", Meaning::sequence},
    {"date in the agency s words", Meaning::none},   // of our own lists: the date stands written out beside it
    {"entry no", Meaning::sequence},                 {"row", Meaning::sequence},
};

// Headings whose words name a meaning but leave open what the cells say: a person looks at them.
constexpr std::string_view doubtful[] = {"child spoken to", "who", "child", "record", "at", "no", "contact", "service"};

constexpr bool takes_several(Meaning meaning) {
    return meaning == Meaning::event || meaning == Meaning::action || meaning == Meaning::persons || meaning == Meaning::comment ||
           meaning == Meaning::none;
}

constexpr bool is_date_meaning(Meaning meaning) {
    return meaning == Meaning::agency_date || meaning == Meaning::event_date || meaning == Meaning::recorded_date || meaning == Meaning::end_date;
}

// Whether the words are a date to somebody who knows the year and the row before: "24 Dec", "next day".
bool is_said_date(std::string_view text) {
    DateContext context;
    context.previous = context.recorded = Date{2000, 1, 1};
    context.heading_year = 2000;
    return read_date(text, context).has_bounds();
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

struct Match {
    Meaning meaning = Meaning::none;
    bool whole = false;
};

Match match(std::string_view heading) {
    constexpr std::size_t longest_heading = 60;
    if (heading.size() > longest_heading) return {};
    const std::string words = plain_words(heading);
    if (words.empty()) return {};
    for (const Synonym& synonym : synonyms)
        if (words == synonym.words) return {synonym.meaning, std::ranges::find(doubtful, words) == std::end(doubtful)};
    Match best;
    std::size_t length = 2;
    const std::string padded = " " + words + " ";
    for (const Synonym& synonym : synonyms) {
        if (synonym.words.size() <= length || padded.find(" " + std::string(synonym.words) + " ") == std::string::npos) continue;
        best.meaning = synonym.meaning;
        length = synonym.words.size();
    }
    return best;
}

// What stands in a column that its heading does not name.
struct Content {
    std::size_t filled = 0, days = 0, times = 0, answers = 0, letters = 0;
};

Content content_of(const SourceTable& table, std::size_t heading_row, std::size_t column, int latest_year) {
    constexpr std::size_t rows_looked_at = 200;
    Content content;
    for (std::size_t row = heading_row + 1; row < table.rows.size() && row <= heading_row + rows_looked_at; ++row) {
        const std::string& text = table.rows[row].text(column);
        if (blank(text)) continue;
        ++content.filled;
        content.letters += text.size();
        const std::string words = plain_words(text);
        if (text.size() < 40 && read_date(text, latest_year).has_bounds()) ++content.days;
        if (text.size() < 12 && read_time(text)) ++content.times;
        if (words == "y" || words == "n" || words == "yes" || words == "no" || words == "n a") ++content.answers;
    }
    return content;
}

void guess_by_content(Mapping& mapping, const SourceTable& table, int latest_year) {
    std::optional<std::size_t> wordiest;
    std::size_t most = 30;  // letters in a cell, at least, for a column that tells what happened
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        if (mapping.columns[i].meaning != Meaning::none || mapping.columns[i].certain) continue;
        const Content content = content_of(table, *mapping.heading_row, i, latest_year);
        if (content.filled == 0) continue;
        const auto most_are = [&](std::size_t count) { return count * 10 >= content.filled * 7; };
        const auto take = [&](Meaning meaning) {
            if (mapping.first(meaning)) return;
            mapping.columns[i].meaning = meaning;
            mapping.columns[i].certain = false;
        };
        if (most_are(content.times)) take(Meaning::agency_time);
        else if (most_are(content.days)) take(mapping.first(Meaning::agency_date) ? Meaning::event_date : Meaning::agency_date);
        else if (most_are(content.answers)) take(Meaning::child_seen);
        else if (content.letters / content.filled > most) {
            most = content.letters / content.filled;
            wordiest = i;
        }
    }
    if (wordiest && !mapping.first(Meaning::event)) {
        mapping.columns[*wordiest].meaning = Meaning::event;
        mapping.columns[*wordiest].certain = false;
    }
}

// One column for each meaning that is no running text: the first certain one, else the first.
void keep_one_column_each(Mapping& mapping) {
    auto& columns = mapping.columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (takes_several(columns[i].meaning)) continue;
        for (std::size_t j = 0; j < columns.size(); ++j) {
            const bool rival = i != j && columns[i].meaning == columns[j].meaning;
            if (rival && (columns[j].certain > columns[i].certain || (columns[j].certain == columns[i].certain && j < i))) {
                columns[i].meaning = columns[i].meaning == Meaning::child_seen || columns[i].meaning == Meaning::voice ? Meaning::comment : Meaning::none;
                columns[i].certain = false;
                break;
            }
        }
    }
}

// "Date of event" is the agency's own date where no other column is; a kind without an event is the event.
void settle(Mapping& mapping) {
    const auto move = [&](Meaning from, Meaning to) {
        if (const auto column = mapping.first(from); column && !mapping.first(to)) mapping.columns[*column].meaning = to;
    };
    move(Meaning::event_date, Meaning::agency_date);
    move(Meaning::recorded_date, Meaning::agency_date);
    if (!mapping.first(Meaning::event)) move(Meaning::kind, Meaning::event);
    if (!mapping.first(Meaning::event)) move(Meaning::action, Meaning::event);
}

std::optional<std::size_t> find_headings(const SourceTable& table) {
    constexpr std::size_t rows_looked_at = 60;
    std::optional<std::size_t> best;
    std::size_t most = 1;
    for (std::size_t i = 0; i < table.rows.size() && i < rows_looked_at; ++i) {
        const std::size_t found = headings_in(table.rows[i]);
        if (found > most) {
            most = found;
            best = i;
        }
    }
    return best;
}

}  // namespace

const std::string& SourceRow::text(std::size_t column) const {
    static const std::string none;
    return column < cells.size() ? cells[column].text : none;
}

std::string_view name_of(Meaning meaning) { return meaning_names[static_cast<std::size_t>(meaning)]; }

std::optional<Meaning> meaning_named(std::string_view name) {
    const auto found = std::ranges::find(meaning_names, name);
    if (found == meaning_names.end()) return std::nullopt;
    return static_cast<Meaning>(found - meaning_names.begin());
}

std::optional<std::size_t> Mapping::first(Meaning meaning) const {
    const auto found = std::ranges::find(columns, meaning, &MappedColumn::meaning);
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

bool Mapping::is_date(std::size_t column) const { return column < columns.size() && is_date_meaning(columns[column].meaning); }

std::string plain_words(std::string_view text) {
    std::string words;
    for (const char c : text) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const bool kept = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (kept) words += lower;
        else if (!words.empty() && words.back() != ' ') words += ' ';
    }
    while (!words.empty() && words.back() == ' ') words.pop_back();
    return words;
}

std::size_t headings_in(const SourceRow& row) {
    std::size_t found = 0;
    bool date = false;
    for (const SourceCell& cell : row.cells) {
        if (cell.from_left || cell.from_above) continue;
        const Match matched = match(cell.text);
        if (matched.meaning == Meaning::none) continue;
        // "next day" has a word of headings and is a date all the same.
        if (is_date_meaning(matched.meaning) && !matched.whole && is_said_date(cell.text)) return 0;
        found += matched.whole ? 2 : 1;
        date = date || is_date_meaning(matched.meaning);
    }
    return date ? found + 2 : found;
}

Mapping guess_mapping(const SourceTable& table, int latest_year) {
    Mapping mapping{.table = table.name, .heading_row = table.hidden ? std::nullopt : find_headings(table)};
    if (!mapping.heading_row) return mapping;
    const SourceRow& headings = table.rows[*mapping.heading_row];
    for (std::size_t i = 0; i < headings.cells.size(); ++i) {
        MappedColumn column{headings.cells[i].text, {}, Meaning::none, true};
        for (std::size_t row = *mapping.heading_row + 1; row < table.rows.size() && column.example.empty(); ++row) column.example = table.rows[row].text(i);
        const bool hidden = std::ranges::find(table.hidden_columns, i) != table.hidden_columns.end();
        const Match matched = hidden ? Match{} : match(column.heading);
        column.meaning = matched.meaning;
        column.certain = matched.whole || hidden;
        mapping.columns.push_back(std::move(column));
    }
    keep_one_column_each(mapping);
    guess_by_content(mapping, table, latest_year);
    settle(mapping);
    return mapping;
}

namespace {

bool add_heading(MappingRules& rules, const Json& heading, Meaning meaning) {
    if (heading.string() == nullptr) return false;
    rules.headings.emplace_back(plain_words(*heading.string()), meaning);
    return true;
}

}  // namespace

void continue_mapping(Mapping& mapping, const SourceTable& table, const Mapping& before) {
    const auto date = before.first(Meaning::agency_date);
    if (mapping.heading_row || !before.has_rows() || !date) return;
    std::size_t filled = 0, dated = 0, widest = 0;
    for (const SourceRow& row : table.rows) {
        if (std::ranges::all_of(row.cells, [](const SourceCell& cell) { return blank(cell.text); })) continue;
        ++filled;
        widest = std::max(widest, row.cells.size());
        if (is_said_date(row.text(*date))) ++dated;
    }
    if (widest != before.columns.size() || dated * 2 < filled || dated == 0) return;
    mapping.columns = before.columns;
    for (MappedColumn& column : mapping.columns) column.example.clear();
    mapping.continues = true;
}

std::optional<MappingRules> mapping_rules(const Json& json) {
    const Json* columns = json.find("columns");
    if (columns == nullptr || columns->object() == nullptr) return std::nullopt;
    MappingRules rules;
    for (const auto& [name, headings] : *columns->object()) {
        const auto meaning = meaning_named(name);
        if (!meaning) return std::nullopt;
        if (headings.array() == nullptr) {
            if (!add_heading(rules, headings, *meaning)) return std::nullopt;
            continue;
        }
        for (const Json& heading : *headings.array())
            if (!add_heading(rules, heading, *meaning)) return std::nullopt;
    }
    return rules;
}

Json json_of(const Mapping& mapping) {
    Json::Object columns;
    Json::Array to_look_at;
    for (const MappedColumn& column : mapping.columns) {
        Json& headings = columns.try_emplace(std::string(name_of(column.meaning)), Json::Array()).first->second;
        headings.array()->emplace_back(column.heading);
        if (!column.certain) to_look_at.emplace_back(column.heading);
    }
    return Json::Object{{"columns", std::move(columns)}, {"table", mapping.table}, {"uncertain", std::move(to_look_at)}};
}

void apply_rules(Mapping& mapping, const MappingRules& rules) {
    std::vector<bool> said(mapping.columns.size());
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const auto rule = std::ranges::find(rules.headings, plain_words(mapping.columns[i].heading), &std::pair<std::string, Meaning>::first);
        if (rule == rules.headings.end()) continue;
        said[i] = true;
        mapping.columns[i].meaning = rule->second;
        mapping.columns[i].certain = true;
    }
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const auto taken = [&](std::size_t j) { return said[j] && mapping.columns[j].meaning == mapping.columns[i].meaning; };
        for (std::size_t j = 0; j < mapping.columns.size() && !said[i]; ++j)
            if (taken(j)) mapping.columns[i].meaning = Meaning::none;
    }
}

}  // namespace tributary::domain
