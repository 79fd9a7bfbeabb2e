#include "domain/table_import.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "domain/date_value.hpp"
#include "domain/import/columns.hpp"
#include "domain/records.hpp"

namespace tributary::domain {

namespace {

struct Synonym {
    std::string_view words;  // lower case, letters and digits, single spaces
    std::string_view field;
};

// What agencies call their columns. The first match of a whole heading is certain, a match inside one is likely.
constexpr std::array synonyms = {
    Synonym{"date known to agency", field::known},   Synonym{"date known", field::known},
    Synonym{"date reported", field::known},          Synonym{"contact date", field::known},
    Synonym{"date of contact", field::known},        Synonym{"date of event if different", field::happened},
    Synonym{"date it happened", field::happened},    Synonym{"date of incident", field::happened},
    Synonym{"incident date", field::happened},       Synonym{"event date", field::happened},
    Synonym{"date of event", field::known},          Synonym{"date recorded", field::recorded},
    Synonym{"date", field::known},                   Synonym{"when", field::known},
    Synonym{"time", field::time},                    Synonym{"record it comes from", field::source},
    Synonym{"source of information", field::source}, Synonym{"where recorded", field::source},
    Synonym{"record ref", field::source},            Synonym{"source", field::source},
    Synonym{"log no", field::source},                Synonym{"reference", field::source},
    Synonym{"officer", field::worker},               Synonym{"worker", field::worker},
    Synonym{"staff", field::worker},                 Synonym{"professional", field::worker},
    Synonym{"who was involved", field::people},      Synonym{"who was present", field::people},
    Synonym{"persons", field::people},               Synonym{"people", field::people},
    Synonym{"pupil", field::people},                 Synonym{"what happened", field::event},
    Synonym{"event contact", field::event},          Synonym{"significant event", field::event},
    Synonym{"event", field::event},                  Synonym{"summary", field::event},
    Synonym{"details", field::event},                Synonym{"what we did", field::action},
    Synonym{"what your agency did", field::action},  Synonym{"action taken", field::action},
    Synonym{"action", field::action},                Synonym{"outcome", field::action},
    Synonym{"child seen y n", field::seen},          Synonym{"child seen", field::seen},
    Synonym{"seen", field::seen},                    Synonym{"voice of child", field::wishes},
    Synonym{"voice of the child", field::wishes},    Synonym{"child s words", field::wishes},
    Synonym{"wishes and feelings", field::wishes},   Synonym{"child spoken to", field::wishes},
    Synonym{"author comment", field::comment},       Synonym{"comments", field::comment},
    Synonym{"comment", field::comment},              Synonym{"disclosure", field::restriction},
    Synonym{"restriction", field::restriction},
};

// Headings whose words name a field but leave open what the cells mean: a person looks at them.
constexpr std::array<std::string_view, 1> doubtful = {"child spoken to"};

Column match(std::string_view heading) {
    Column column{std::string(heading), {}, {}, true};
    const std::string words = plain_words(heading);
    for (const Synonym& synonym : synonyms) {
        if (words != synonym.words) continue;
        column.field = synonym.field;
        column.certain = std::ranges::find(doubtful, words) == doubtful.end();
        return column;
    }
    for (const Synonym& synonym : synonyms) {
        if (synonym.words.size() < 5 || (" " + words + " ").find(" " + std::string(synonym.words) + " ") == std::string::npos) continue;
        column.field = synonym.field;
        column.certain = false;
        return column;
    }
    return column;
}

bool blank(const std::vector<std::string>& row) {
    return std::ranges::all_of(row, [](const std::string& cell) { return cell.find_first_not_of(" \t\r\n") == std::string::npos; });
}

std::size_t find_headings(const std::vector<std::vector<std::string>>& rows) {
    std::size_t best = 0;
    std::size_t most = 1;
    for (std::size_t i = 0; i < rows.size() && i < 30; ++i) {
        std::size_t matched = 0;
        for (const std::string& cell : rows[i])
            if (cell.size() < 60 && !match(cell).field.empty()) ++matched;
        if (matched > most) {
            most = matched;
            best = i;
        }
    }
    return best;
}

// A field belongs to one column: the first certain one, else the first.
void keep_one_column_each(std::vector<Column>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (std::size_t j = 0; j < columns.size(); ++j) {
            const bool rival = i != j && !columns[i].field.empty() && columns[i].field == columns[j].field;
            if (rival && columns[j].certain >= columns[i].certain && (columns[j].certain > columns[i].certain || j < i)) {
                columns[i].field = {};
                columns[i].certain = false;
            }
        }
    }
}

std::optional<std::size_t> index_of(const std::vector<Column>& columns, std::string_view field) {
    const auto found = std::ranges::find(columns, field, &Column::field);
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

bool reads_as_day(const std::vector<std::string>& cells, std::size_t index, int latest_year) {
    return index < cells.size() && read_date(cells[index], latest_year).state == DateState::day;
}

RowTrouble trouble_of(const ImportRow& row, const DateReading& known, std::size_t date_column, std::size_t columns, int latest_year) {
    const auto beside = [&] {
        return reads_as_day(row.cells, date_column + 1, latest_year) ||
               (date_column > 0 && reads_as_day(row.cells, date_column - 1, latest_year));
    };
    if (!known.has_bounds()) {
        if (known.state == DateState::not_a_day) return RowTrouble::not_a_day;
        if (beside()) return RowTrouble::cells_slipped;
        return known.state == DateState::empty ? RowTrouble::date_empty : RowTrouble::date_is_words;
    }
    const bool surplus = row.cells.size() > columns &&
                         !blank({row.cells.begin() + static_cast<std::ptrdiff_t>(columns), row.cells.end()});
    return surplus ? RowTrouble::too_many_cells : RowTrouble::none;
}

DateReading read_known(const ImportRow& row, std::size_t date_column, const std::vector<Column>& columns, int latest_year) {
    DateReading known = read_date(date_column < row.cells.size() ? row.cells[date_column] : std::string(), latest_year);
    const auto time_column = index_of(columns, field::time);
    if (known.state == DateState::day && !known.minute && time_column && *time_column < row.cells.size()) {
        known.minute = read_time(row.cells[*time_column]);
    }
    return known;
}

}  // namespace

std::size_t TableImport::ready() const {
    return static_cast<std::size_t>(std::ranges::count(rows, RowTrouble::none, &ImportRow::trouble));
}

const Column* TableImport::column(std::string_view field) const {
    const auto found = index_of(columns, field);
    return found ? &columns[*found] : nullptr;
}

std::string_view field_named(std::string_view name) {
    const auto found = std::ranges::find(importable_fields, name);
    return found == importable_fields.end() ? std::string_view() : *found;
}

TableImport plan_import(const std::vector<std::vector<std::string>>& rows, int latest_year) {
    TableImport import;
    import.latest_year = latest_year;
    if (rows.empty()) return import;
    import.heading_row = find_headings(rows);
    for (const std::string& heading : rows[import.heading_row]) import.columns.push_back(match(heading));
    keep_one_column_each(import.columns);
    for (std::size_t i = import.heading_row + 1; i < rows.size(); ++i) {
        if (blank(rows[i])) continue;
        ImportRow row{static_cast<int>(i) + 1, rows[i], RowTrouble::none, {}};
        for (std::size_t c = 0; c < import.columns.size() && c < row.cells.size(); ++c)
            if (import.columns[c].example.empty()) import.columns[c].example = row.cells[c];
        import.rows.push_back(std::move(row));
        std::tie(import.rows.back().known, import.rows.back().trouble) = read_again(import, import.rows.size() - 1);
    }
    return import;
}

void name_column(TableImport& import, std::size_t column, std::string_view field) {
    for (Column& other : import.columns)
        if (!field.empty() && other.field == field) other.field = {};
    import.columns.at(column).field = field;
    import.columns.at(column).certain = true;
}

std::pair<DateReading, RowTrouble> read_again(const TableImport& import, std::size_t index) {
    const auto date_column = index_of(import.columns, field::known);
    if (!date_column) return {DateReading{}, RowTrouble::date_empty};
    const ImportRow& row = import.rows.at(index);
    DateReading known = read_known(row, *date_column, import.columns, import.latest_year);
    const RowTrouble trouble = trouble_of(row, known, *date_column, import.columns.size(), import.latest_year);
    return {std::move(known), trouble};
}

void assign_column(TableImport& import, std::size_t column, std::string_view field) {
    name_column(import, column, field);
    for (std::size_t row = 0; row < import.rows.size(); ++row)
        std::tie(import.rows[row].known, import.rows[row].trouble) = read_again(import, row);
}

void type_date(TableImport& import, std::size_t index, std::string_view words) {
    ImportRow& row = import.rows.at(index);
    row.known = read_date(words, import.latest_year);
    if (row.known.has_bounds()) row.trouble = RowTrouble::none;
}

std::string_view read_child_seen(std::string_view cell) {
    const std::string words = plain_words(cell);
    const auto begins = [&](std::string_view word) { return words == word || words.starts_with(std::string(word) + " "); };
    if (begins("n a") || begins("na") || begins("not applicable")) return child_seen::not_applicable;
    if (begins("y") || begins("yes") || begins("seen")) return child_seen::yes;
    if (begins("n") || begins("no") || begins("not seen")) return child_seen::no;
    return child_seen::not_stated;
}

Json::Object entry_fields(const TableImport& import, const ImportRow& row, std::string_view file_name, std::string_view file_hash) {
    Json::Object fields;
    for (std::size_t i = 0; i < import.columns.size() && i < row.cells.size(); ++i) {
        const std::string_view name = import.columns[i].field;
        if (name.empty() || row.cells[i].empty()) continue;
        if (name == field::known) continue;
        if (name == field::happened || name == field::recorded) {
            fields.emplace(name, date_value(read_date(row.cells[i], import.latest_year)));
        } else if (name == field::seen) {
            fields.emplace(name, read_child_seen(row.cells[i]));
        } else {
            fields.emplace(name, row.cells[i]);
        }
    }
    fields.emplace(field::known, date_value(row.known));
    fields.emplace(field::sequence, row.row);
    Json::Array cells;
    for (const std::string& cell : row.cells) cells.emplace_back(cell);
    fields.emplace(field::origin, Json::Object{{"cells", std::move(cells)}, {"file", file_name}, {"row", row.row}, {"sha256", file_hash}});
    return fields;
}

}  // namespace tributary::domain
