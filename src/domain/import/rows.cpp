#include "domain/import/rows.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/import/date_cells.hpp"

namespace tributary::domain {

namespace {

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\xC2\xA0") == std::string_view::npos; }

bool blank(const SourceRow& row) {
    return std::ranges::all_of(row.cells, [](const SourceCell& cell) { return blank(cell.text); });
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool same_headings(const SourceRow& row, const SourceRow& headings) {
    if (row.cells.empty()) return false;
    for (std::size_t i = 0; i < std::max(row.cells.size(), headings.cells.size()); ++i)
        if (plain_words(row.text(i)) != plain_words(headings.text(i))) return false;
    return true;
}

bool is_no_answer(std::string_view text) { return text == "-" || text == "\xE2\x80\x93" || text == "\xE2\x80\x94"; }

// The words of a cell that reaches over several columns are said once: as the event when it covers that column, else where it begins.
std::size_t home_of(const SourceRow& row, std::size_t column, std::optional<std::size_t> event) {
    std::size_t first = column;
    while (first > 0 && first < row.cells.size() && row.cells[first].from_left) --first;
    std::size_t last = column;
    while (last + 1 < row.cells.size() && row.cells[last + 1].from_left) ++last;
    const bool covers = event && *event > first && *event <= last;
    return covers ? *event : first;
}

void add_words(std::string& to, std::string_view text) {
    if (text.empty() || is_no_answer(text)) return;
    if (!to.empty()) to += to.back() == '.' ? " " : "; ";
    to += text;
}

bool says(std::string_view text, std::string_view words) {
    return (" " + plain_words(text) + " ").find(" " + std::string(words) + " ") != std::string::npos;
}

class Reader {
public:
    Reader(const std::vector<SourceTable>& tables, const ImportContext& context, Imported& into) : tables_(tables), period_(context.period), imported_(into) {
        if (period_.to.year < 9999) setting_.set_review(period_.from, period_.to);
        setting_.born = context.born;
        setting_.died = context.died;
        setting_.incident = context.incident;
        setting_.due = context.due;
        setting_.sector = sector_of(context.agency);
        setting_.month_first_evidence = imported_.month_first_evidence = month_first();
    }

    void read(std::size_t table) {
        const SourceTable& source = tables_[table];
        mapping_ = &imported_.mappings[table];
        if (!mapping_->has_rows()) {
            imported_.not_data.push_back(source.name.empty() ? "*" : source.name + "!*");
            return;
        }
        begin(source);
        serials_ = serial_column(source);
        for (std::size_t row = 0; row < source.rows.size(); ++row) read(source, table, row);
    }

private:
    // The year of a table may stand over it, or on its sheet's tab. What goes on from another table goes on under its heading.
    void begin(const SourceTable& source) {
        auto heading = date_heading(source.before);
        if (!heading) heading = date_heading(source.name);
        if (heading) return take(*heading);
        if (mapping_->continues) return;
        setting_.heading_year.reset();
        setting_.heading_month.reset();
        setting_.previous.reset();
    }

    void take(const DateHeading& heading) {
        if (heading.year) setting_.heading_year = heading.year;
        setting_.heading_month = heading.month;
    }

    // The evidence is looked for in every date column of the whole file: one writer, one order.
    [[nodiscard]] bool month_first() const {
        for (std::size_t table = 0; table < tables_.size(); ++table) {
            const Mapping& mapping = imported_.mappings[table];
            for (std::size_t column = 0; mapping.has_rows() && column < mapping.columns.size(); ++column) {
                if (!mapping.is_date(column)) continue;
                if (std::ranges::any_of(tables_[table].rows, [&](const SourceRow& row) { return only_month_first(row.text(column)); })) return true;
            }
        }
        return false;
    }

    // Most of the dates of this column are a spreadsheet's own: one typed as text stands out.
    [[nodiscard]] bool serial_column(const SourceTable& source) const {
        const auto column = mapping_->first(Meaning::agency_date);
        if (!column) return false;
        std::size_t serial = 0, text = 0;
        for (const SourceRow& row : source.rows) {
            if (*column >= row.cells.size() || row.cells[*column].text.empty()) continue;
            ++(row.cells[*column].serial ? serial : text);
        }
        return serial > text;
    }

    void read(const SourceTable& source, std::size_t table, std::size_t index) {
        const SourceRow& row = source.rows[index];
        const auto headings = mapping_->heading_row;
        if (blank(row) || (headings && (index <= *headings || same_headings(row, source.rows[*headings])))) return not_data(row);
        if (const auto heading = date_heading(row)) {
            take(*heading);
            return not_data(row);
        }
        if (is_note(row)) return not_data(row);
        ImportedRow imported;
        imported.table = table;
        imported.row = index;
        imported.at = row.at;
        read_words(row, imported);
        read_dates(row, imported);
        read_child(row, imported);
        read_flags(row, imported);
        // After a row whose day nobody knows, "the next day" is not known either.
        setting_.previous.reset();
        if (imported.status != RowStatus::quarantine && imported.known.has_bounds()) setting_.previous = imported.known.first();
        imported_.rows.push_back(std::move(imported));
    }

    void not_data(const SourceRow& row) { imported_.not_data.push_back(row.at); }

    // One text in the whole row, with no date to it: a note, a title, a line between parts. An event without a date is not one.
    [[nodiscard]] bool is_note(const SourceRow& row) const {
        std::size_t filled = 0, at = 0, covered = 0;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (row.cells[i].from_left) ++covered;
            if (row.cells[i].from_left || blank(row.cells[i].text)) continue;
            ++filled;
            at = i;
        }
        if (filled != 1) return false;
        const auto date = mapping_->first(Meaning::agency_date);
        if (date && at == *date && read_date(row.text(at), setting_).has_bounds()) return false;
        const bool across = covered + 1 >= mapping_->columns.size();
        return across || mapping_->columns.size() <= at || mapping_->columns[at].meaning != Meaning::event;
    }

    std::string* words_of(ImportedRow& row, Meaning meaning) const {
        switch (meaning) {
            case Meaning::source: return &row.source;
            case Meaning::worker: return &row.worker;
            case Meaning::persons: return &row.persons;
            case Meaning::kind: return &row.kind;
            case Meaning::event: return &row.event;
            case Meaning::action: return &row.action;
            case Meaning::voice: return &row.voice;
            case Meaning::comment: return &row.comment;
            case Meaning::restriction: return &row.restriction;
            default: return nullptr;
        }
    }

    void read_words(const SourceRow& row, ImportedRow& into) const {
        const auto event = mapping_->first(Meaning::event);
        for (std::size_t i = 0; i < mapping_->columns.size() && i < row.cells.size(); ++i) {
            std::string* words = words_of(into, mapping_->columns[i].meaning);
            if (words == nullptr || home_of(row, i, event) != i) continue;
            const std::string_view cell = trimmed(row.cells[i].text);
            // "Letters to", "Brought by": without its heading such a cell says nothing.
            const std::string heading = plain_words(mapping_->columns[i].heading);
            const bool leads = heading.ends_with(" to") || heading.ends_with(" by");
            const bool worker = mapping_->columns[i].meaning == Meaning::worker;
            if (leads && !worker && !cell.empty() && !is_no_answer(cell)) add_words(*words, mapping_->columns[i].heading + ": " + std::string(cell));
            else add_words(*words, cell);
        }
    }

    [[nodiscard]] std::string_view cell_of(const SourceRow& row, Meaning meaning) const {
        const auto column = mapping_->first(meaning);
        if (!column || home_of(row, *column, mapping_->first(Meaning::event)) != *column) return {};
        return trimmed(row.text(*column));
    }

    void read_dates(const SourceRow& row, ImportedRow& into) const {
        const auto column = mapping_->first(Meaning::agency_date);
        if (!column) return hold(into, RowReason::no_date_column);
        const std::string_view recorded = cell_of(row, Meaning::recorded_date);
        DateContext setting = setting_;
        if (const DateReading day = read_date(recorded, setting_); day.has_bounds()) setting.recorded = day.first();
        into.known = read_date(trimmed(row.text(*column)), setting);
        if (into.known.earliest == into.known.latest && !into.known.minute) into.known.minute = into.known.minute_to = read_time(cell_of(row, Meaning::agency_time));
        if (const auto last = read_beside(cell_of(row, Meaning::end_date), into.known, Beside::not_before, setting_); last.latest && into.known.latest < last.latest) stretch(into.known, *last.latest);
        into.happened = read_beside(cell_of(row, Meaning::event_date), into.known, Beside::not_after, setting_);
        if (!into.happened.has_bounds() && into.happened.words.empty()) into.happened = other_date(into.known, OtherDate::Kind::event);
        into.recorded = read_beside(recorded, into.known, Beside::not_before, setting_);
        if (!into.recorded.has_bounds() && into.recorded.words.empty()) into.recorded = other_date(into.known, OtherDate::Kind::recorded);
        if (const RowReason reason = trouble_of(row, into.known, *column); reason != RowReason::none) hold(into, reason);
        else if (into.known.qualifier == DateQualifier::ambiguous) into.status = RowStatus::confirm, into.reason = RowReason::date_order;
    }

    static void stretch(DateReading& known, Date last) {
        known.latest = last;
        known.minute.reset();
        known.minute_to.reset();
        if (known.qualifier == DateQualifier::exact) known.qualifier = DateQualifier::range;
        if (known.state == DateState::day) known.state = DateState::period;
    }

    static void hold(ImportedRow& row, RowReason reason) {
        row.status = RowStatus::quarantine;
        row.reason = reason;
    }

    [[nodiscard]] RowReason trouble_of(const SourceRow& row, const DateReading& known, std::size_t column) const {
        const bool no_date = !known.has_bounds() && known.qualifier != DateQualifier::ambiguous;
        const auto slipped = [&](std::size_t beside) { return beside < mapping_->columns.size() && !mapping_->is_date(beside) && is_whole_day(trimmed(row.text(beside)), setting_); };
        // A time of day alone leans on the row before, unless its own day stands beside it.
        const bool may_have_slipped = no_date || read_time(trimmed(row.text(column)));
        if (may_have_slipped && (slipped(column + 1) || (column > 0 && slipped(column - 1)))) return RowReason::shifted_columns;
        if (no_date) {
            if (blank(row.text(column))) return RowReason::empty_date;
            return known.state == DateState::not_a_day ? RowReason::impossible_date : RowReason::text_in_date_column;
        }
        for (std::size_t i = mapping_->columns.size(); i < row.cells.size(); ++i)
            if (!blank(row.cells[i].text)) return RowReason::surplus_cells;
        return RowReason::none;
    }

    void read_child(const SourceRow& row, ImportedRow& into) const {
        const auto column = mapping_->first(Meaning::child_seen);
        const std::string_view cell = cell_of(row, Meaning::child_seen);
        into.seen = read_answer(cell);
        if (column && into.seen == Answer::yes && says(mapping_->columns[*column].heading, "children") && plain_words(cell) != "yes" && plain_words(cell) != "y") {
            into.flags.add(RowFlag::seen_unclear);
        }
        const Voice voice = suggest_voice(into.voice, into.event, into.seen);
        into.sought = mapping_->first(Meaning::wishes_sought) ? read_answer(cell_of(row, Meaning::wishes_sought)) : voice.sought;
        into.expressed = mapping_->first(Meaning::wishes_expressed) ? read_answer(cell_of(row, Meaning::wishes_expressed)) : voice.expressed;
    }

    void read_flags(const SourceRow& row, ImportedRow& into) const {
        const auto column = mapping_->first(Meaning::agency_date);
        const std::string_view written = column ? trimmed(row.text(*column)) : std::string_view();
        if (into.status != RowStatus::quarantine) read_date_flags(row, written, *column, into);
        if (std::ranges::any_of(row.cells, &SourceCell::from_left)) into.flags.add(RowFlag::merged_across);
        if (says(into.comment, "late addition") || says(into.comment, "late entry") || says(into.comment, "added after submission")) into.flags.add(RowFlag::late_addition);
        for (const std::string_view word : {"restricted", "confidential", "withheld", "not for disclosure"})
            if (plain_words(into.restriction).starts_with(word)) into.flags.add(RowFlag::restricted);
        if (says(into.restriction, "disclosure")) into.flags.add(RowFlag::disclosure_applies);
    }

    void read_date_flags(const SourceRow& row, std::string_view written, std::size_t column, ImportedRow& into) const {
        const SourceCell& cell = row.cells[column];
        if (!into.known.has_bounds()) return;
        if (has_two_digit_year(written)) into.flags.add(RowFlag::two_digit_year);
        if (cell.from_above) into.flags.add(RowFlag::date_from_merged_cell);
        if (serials_ && !cell.serial && into.known.earliest == into.known.latest) into.flags.add(RowFlag::text_date_in_serial_column);
        read_leaning(written, into);
        read_place(into);
    }

    // A date that has no bounds without the row before, or without the heading, leans on it.
    // A date that has no bounds without the row before, or without the heading, leans on it.
    void read_leaning(std::string_view written, ImportedRow& into) const {
        if (into.known.has(DateNote::from_heading)) into.flags.add(RowFlag::year_from_heading);
        if (!setting_.previous || !into.known.has(DateNote::from_anchor)) return;
        DateContext alone = setting_;
        alone.previous.reset();
        if (!read_date(written, alone).has_bounds()) into.flags.add(RowFlag::relative_to_previous_row);
    }

    void read_place(ImportedRow& into) const {
        constexpr std::int64_t wide = 31;
        const Date from = into.known.earliest.value_or(Date{1, 1, 1});
        const Date to = into.known.latest.value_or(Date{9999, 12, 31});
        if (to.days() - from.days() + 1 > wide) into.flags.add(RowFlag::wide_range);
        if (to < period_.from || from > period_.to) into.flags.add(RowFlag::outside_period);
        else if (from < period_.from || to > period_.to) into.flags.add(RowFlag::straddles_period);
        if (into.happened.latest && *into.happened.latest < period_.from && to >= period_.from) into.flags.add(RowFlag::event_before_period);
        const std::string told = into.kind + " " + into.event;
        const bool none = says(told, "no contact") || says(told, "no involvement") || says(told, "no entries") || says(told, "no records") || says(told, "no further contact");
        if (none && from < to) into.flags.add(RowFlag::stated_gap);
        if (none && from < to && into.seen == Answer::not_stated) into.seen = Answer::not_applicable;
    }

    const std::vector<SourceTable>& tables_;
    const Period period_;
    Imported& imported_;
    const Mapping* mapping_ = nullptr;
    DateContext setting_;
    bool serials_ = false;
};

}  // namespace

std::string_view name_of(RowStatus status) {
    constexpr std::array<std::string_view, 3> names = {"clean", "confirm", "quarantine"};
    return names[static_cast<std::size_t>(status)];
}

std::string_view name_of(RowReason reason) {
    constexpr std::array<std::string_view, 8> names = {"",          "empty_date",      "impossible_date", "text_in_date_column",
                                                       "shifted_columns", "surplus_cells", "date_order",      "no_date_column"};
    return names[static_cast<std::size_t>(reason)];
}

static constexpr std::array<std::string_view, 16> flag_names = {
    "two_digit_year", "year_from_heading", "wide_range", "outside_period", "straddles_period", "event_before_period", "relative_to_previous_row",
    "text_date_in_serial_column", "date_from_merged_cell", "merged_across", "stated_gap", "late_addition", "restricted", "disclosure_applies",
    "seen_unclear", "duplicate"};

std::string_view name_of(RowFlag flag) { return flag_names[static_cast<std::size_t>(flag)]; }

std::vector<std::string_view> RowFlags::names() const {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < flag_names.size(); ++i)
        if (has(static_cast<RowFlag>(i))) names.push_back(flag_names[i]);
    return names;
}

Imported import_tables(const std::vector<SourceTable>& tables, const ImportContext& context, const MappingRules* rules) {
    Imported imported;
    for (const SourceTable& table : tables) {
        imported.mappings.push_back(guess_mapping(table, context.period.to.year + 1));
        if (const std::size_t count = imported.mappings.size(); count > 1 && !table.hidden) continue_mapping(imported.mappings.back(), table, imported.mappings[count - 2]);
        if (rules != nullptr) apply_rules(imported.mappings.back(), *rules);
    }
    Reader reader(tables, context, imported);
    for (std::size_t table = 0; table < tables.size(); ++table) reader.read(table);
    return imported;
}

}  // namespace tributary::domain
