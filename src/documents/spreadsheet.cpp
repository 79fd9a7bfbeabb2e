#include "documents/spreadsheet.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "base/utf8.hpp"
#include "documents/xml.hpp"

namespace tributary::documents {

SerialForm serial_form(std::string_view code) {
    SerialForm form;
    bool month = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        switch (code[i]) {
            case '"': i = std::min(code.find('"', i + 1), code.size()); break;
            case '\\':
            case '_':
            case '*': ++i; break;
            case '[': {
                const std::size_t end = std::min(code.find(']', i), code.size());
                const std::string_view inside = code.substr(i + 1, end - i - 1);
                if (inside == "h" || inside == "hh" || inside == "m" || inside == "mm" || inside == "s" || inside == "ss") form.time = true;
                i = end;
                break;
            }
            case 'y': case 'Y': case 'd': case 'D': form.day = true; break;
            case 'h': case 'H': case 's': case 'S': form.time = true; break;
            case 'm': case 'M': month = true; break;
            case 'G': case 'g':
                if (code.substr(i).starts_with("General") || code.substr(i).starts_with("GENERAL")) i += 6;
                break;
            default: break;
        }
    }
    if (month && !form.time) form.day = true;
    return form;
}

std::optional<Date> day_of_serial(double serial, bool from_1904) {
    if (!(serial >= 0) || serial >= 2'958'466) return std::nullopt;
    const auto days = static_cast<std::int64_t>(serial);
    if (from_1904) return Date::from_days(Date{1904, 1, 1}.days() + days);
    if (days == 0 || days == 60) return std::nullopt;
    return Date::from_days(Date{1899, 12, 30}.days() + days + (days < 60 ? 1 : 0));
}

namespace {

// The formats that have a number and no code in the file (ECMA-376 part 1, 18.8.30).
SerialForm built_in_form(std::uint64_t id) {
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)) return {true, false};
    if (id == 22) return {true, true};
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return {false, true};
    return {};
}

// "_x000D_" stands for a control character; line ends become LF.
std::string plain_text(std::string_view raw) {
    std::string text;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '_' && i + 6 < raw.size() && raw[i + 1] == 'x' && raw[i + 6] == '_') {
            unsigned code = 0;
            const auto [end, error] = std::from_chars(raw.data() + i + 2, raw.data() + i + 6, code, 16);
            if (error == std::errc() && end == raw.data() + i + 6) {
                if (code == '\n' || code == '\t' || code >= 0x20) append_code_point(text, code);
                i += 6;
                continue;
            }
        }
        if (raw[i] == '\r') {
            text += '\n';
            if (i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
        } else {
            text += raw[i];
        }
    }
    return text;
}

// The text of a shared or inline string: its own and that of its runs, without what is only read aloud.
std::string rich_text(const Element* item) {
    std::string text;
    for (const Element* each = item->FirstChildElement(); each != nullptr; each = each->NextSiblingElement()) {
        if (is(each, "t")) text += text_in(each);
        if (is(each, "r"))
            for (const Element* run = child(each, "t"); run != nullptr; run = next(run, "t")) text += text_in(run);
    }
    return plain_text(text);
}

struct Place {
    std::uint32_t row = 0;  // from 1
    std::uint32_t column = 0;  // from 0
};

std::optional<Place> place_of(std::string_view reference) {
    Place place;
    std::uint64_t column = 0;
    std::size_t i = 0;
    for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && i < 4; ++i) column = column * 26 + static_cast<std::uint64_t>(reference[i] - 'A' + 1);
    const std::uint64_t row = number_in(reference.substr(i));
    if (column == 0 || column > source_limit::columns || row == 0 || row > source_limit::rows) return std::nullopt;
    place.row = static_cast<std::uint32_t>(row);
    place.column = static_cast<std::uint32_t>(column - 1);
    return place;
}

std::string shortest(double number) {
    char buffer[40];
    const bool whole = std::abs(number) < 1e15 && number == std::floor(number);
    const auto end = whole ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<std::int64_t>(number)).ptr : std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    return {buffer, end};
}

class Workbook {
public:
    Workbook(const zip::Archive& archive, std::string path) : archive_(archive), path_(std::move(path)) { source_.kind = SourceKind::spreadsheet; }

    Result<Source> read() {
        const auto xml = XmlPart::read(archive_, path_);
        if (!xml) return std::unexpected(xml.error());
        const Relationships links = Relationships::read(archive_, path_);
        from_1904_ = is_on(child(xml->root(), "workbookPr"), "date1904");
        if (auto strings = read_strings(links.by_type("sharedStrings")); !strings) return std::unexpected(strings.error());
        if (auto styles = read_styles(links.by_type("styles")); !styles) return std::unexpected(styles.error());
        notice_extras(xml->root());
        const Element* sheets = child(xml->root(), "sheets");
        for (const Element* each = child(sheets, "sheet"); each != nullptr; each = next(each, "sheet")) {
            const std::string path = links.by_id(attribute(each, "id"));
            if (path.empty() || !archive_.has(path) || path.contains("chartsheets/")) continue;
            source_.sheets.push_back({std::string(attribute(each, "name"))});
            source_.sheets.back().hidden = attribute(each, "state") == "hidden" || attribute(each, "state") == "veryHidden";
            if (auto sheet = read_sheet(path, source_.sheets.back()); !sheet) return std::unexpected(sheet.error());
        }
        return finish();
    }

private:
    Result<void> read_strings(const std::string& path) {
        if (path.empty() || !archive_.has(path)) return {};
        const auto xml = XmlPart::read(archive_, path);
        if (!xml) return std::unexpected(xml.error());
        for (const Element* each = child(xml->root(), "si"); each != nullptr; each = next(each, "si")) strings_.push_back(rich_text(each));
        return {};
    }

    Result<void> read_styles(const std::string& path) {
        if (path.empty() || !archive_.has(path)) return {};
        const auto xml = XmlPart::read(archive_, path);
        if (!xml) return std::unexpected(xml.error());
        std::map<std::uint64_t, SerialForm> forms;
        for (const Element* each = child(child(xml->root(), "numFmts"), "numFmt"); each != nullptr; each = next(each, "numFmt"))
            forms[number_in(attribute(each, "numFmtId"))] = serial_form(attribute(each, "formatCode"));
        for (const Element* each = child(child(xml->root(), "cellXfs"), "xf"); each != nullptr; each = next(each, "xf")) {
            const std::uint64_t id = number_in(attribute(each, "numFmtId"));
            const auto own = forms.find(id);
            forms_.push_back(own != forms.end() ? own->second : built_in_form(id));
        }
        return {};
    }

    void notice(NoticeKind kind, std::size_t count, std::string sheet = {}) {
        if (count > 0) source_.notices.push_back({kind, std::move(sheet), count});
    }

    void notice_extras(const Element* root) {
        std::size_t pictures = 0;
        bool macros = false;
        for (const std::string_view path : archive_.paths()) {
            pictures += path.starts_with("xl/media/") ? 1 : 0;
            macros = macros || path.ends_with("vbaProject.bin") || path.contains("macrosheets/");
        }
        std::size_t links = 0;
        for (const Element* each = child(child(root, "externalReferences"), "externalReference"); each != nullptr; each = next(each, "externalReference")) ++links;
        notice(NoticeKind::macros_left_out, macros ? 1 : 0);
        notice(NoticeKind::pictures_left_out, pictures);
        notice(NoticeKind::links_left_out, links);
        if (from_1904_) notice(NoticeKind::serials_from_1904, 1);
    }

    Result<void> read_sheet(const std::string& path, Sheet& sheet) {
        const auto xml = XmlPart::read(archive_, path);
        if (!xml) return std::unexpected(xml.error());
        std::uint32_t number = 0;
        std::size_t hidden = 0;
        for (const Element* each = child(child(xml->root(), "sheetData"), "row"); each != nullptr; each = next(each, "row")) {
            const std::uint64_t stated = number_in(attribute(each, "r"), number + 1);
            if (stated > source_limit::rows || sheet.rows.size() >= source_limit::rows) return fail(Problem::file_too_many_rows, sheet.name);
            number = static_cast<std::uint32_t>(stated);
            Row row{number, is_on(each, "hidden")};
            if (auto read = read_cells(each, sheet, row); !read) return read;
            if (std::ranges::none_of(row.cells, [](const Cell& cell) { return cell.kind != CellKind::empty; })) continue;
            hidden += row.hidden ? 1 : 0;
            sheet.rows.push_back(std::move(row));
        }
        if (!std::ranges::is_sorted(sheet.rows, {}, &Row::number)) return fail(Problem::file_damaged, path);
        read_hidden_columns(xml->root(), sheet);
        cover_merged(xml->root(), sheet);
        read_comments(path, sheet);
        notice(NoticeKind::sheet_hidden, sheet.hidden ? sheet.rows.size() : 0, sheet.name);
        notice(NoticeKind::rows_hidden, hidden, sheet.name);
        notice(NoticeKind::columns_hidden, sheet.hidden_columns.size(), sheet.name);
        notice(NoticeKind::formulas, std::exchange(formulas_, 0), sheet.name);
        return {};
    }

    Result<void> read_cells(const Element* element, const Sheet& sheet, Row& row) {
        for (const Element* each = child(element, "c"); each != nullptr; each = next(each, "c")) {
            std::size_t column = row.cells.size();
            if (const auto place = place_of(attribute(each, "r")); place) column = std::max<std::size_t>(place->column, column);
            if (column >= source_limit::columns) return fail(Problem::file_damaged, sheet.name);
            Cell cell = read_cell(each);
            if (cell.text.size() > source_limit::cell) return fail(Problem::file_cell_too_long, sheet.name + "!" + std::to_string(row.number));
            if (cell.kind == CellKind::empty) continue;
            row.cells.resize(column);
            row.cells.push_back(std::move(cell));
        }
        return {};
    }

    Cell read_cell(const Element* element) {
        Cell cell;
        const std::string_view type = attribute(element, "t");
        const std::string value = text_in(child(element, "v"));
        cell.formula = child(element, "f") != nullptr;
        formulas_ += cell.formula ? 1 : 0;
        if (type == "s") {
            const std::uint64_t index = number_in(value, strings_.size());
            if (index < strings_.size()) cell.text = strings_[static_cast<std::size_t>(index)];
            cell.kind = CellKind::text;
        } else if (type == "inlineStr") {
            const Element* inside = child(element, "is");
            cell.text = inside != nullptr ? rich_text(inside) : std::string();
            cell.kind = CellKind::text;
        } else if (type == "str") {
            cell.text = plain_text(value);
            cell.kind = CellKind::text;
        } else if (type == "b") {
            cell.text = value == "1" ? "TRUE" : "FALSE";
            cell.kind = CellKind::truth;
        } else if (type == "e") {
            cell.text = value;
            cell.kind = CellKind::fault;
        } else if (type == "d") {
            read_iso(value, cell);
        } else if (!value.empty()) {
            read_number(value, number_in(attribute(element, "s")), cell);
        }
        if (cell.text.empty() && cell.kind == CellKind::text) cell.kind = CellKind::empty;
        return cell;
    }

    static void read_iso(const std::string& value, Cell& cell) {
        cell.kind = CellKind::text;
        cell.text = value;
        const DateReading reading = read_date(value, 9999);
        if (reading.qualifier != DateQualifier::exact || !reading.earliest) return;
        cell.kind = CellKind::day;
        cell.day = reading.earliest;
        cell.minute = reading.minute;
        cell.text = cell.day->iso() + (cell.minute ? " " + clock_form(*cell.minute) : std::string());
    }

    void read_number(const std::string& value, std::uint64_t style, Cell& cell) const {
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), cell.number);
        if (error != std::errc() || end != value.data() + value.size() || !std::isfinite(cell.number)) {
            cell.number = 0;
            cell.kind = CellKind::text;
            cell.text = value;
            return;
        }
        const SerialForm form = style < forms_.size() ? forms_[static_cast<std::size_t>(style)] : SerialForm{};
        const auto day = day_of_serial(cell.number, from_1904_);
        const double rest = cell.number - std::floor(cell.number);
        const int minute = std::min(static_cast<int>(std::lround(rest * 1440)), 1439);
        const bool duration = form.time && !form.day && (cell.number < 0 || cell.number >= 1) && !day;
        if (form.day && day) {
            cell.kind = CellKind::day;
            cell.day = day;
            if (form.time) cell.minute = minute;
            cell.text = day->iso() + (form.time ? " " + clock_form(minute) : std::string());
        } else if (form.time && !form.day && cell.number >= 0 && !duration) {
            cell.kind = CellKind::time;
            cell.minute = minute;
            cell.text = clock_form(minute);
        } else {
            cell.kind = CellKind::number;
            cell.text = shortest(cell.number);
        }
    }

    static void read_hidden_columns(const Element* root, Sheet& sheet) {
        std::size_t widest = 0;
        for (const Row& row : sheet.rows) widest = std::max(widest, row.cells.size());
        for (const Element* each = child(child(root, "cols"), "col"); each != nullptr; each = next(each, "col")) {
            if (!is_on(each, "hidden")) continue;
            const std::uint64_t last = std::min<std::uint64_t>(number_in(attribute(each, "max")), widest);
            for (std::uint64_t column = number_in(attribute(each, "min")); column >= 1 && column <= last; ++column) sheet.hidden_columns.push_back(static_cast<std::uint32_t>(column - 1));
        }
        std::ranges::sort(sheet.hidden_columns);
        sheet.hidden_columns.erase(std::ranges::unique(sheet.hidden_columns).begin(), sheet.hidden_columns.end());
    }

    // The cells under a merged one, where their row has any cells and the merge begins in one that has.
    static void cover_merged(const Element* root, Sheet& sheet) {
        std::size_t widest = 1;
        for (const Row& row : sheet.rows) widest = std::max(widest, row.cells.size());
        std::size_t covered = 0;
        for (const Element* each = child(child(root, "mergeCells"), "mergeCell"); each != nullptr; each = next(each, "mergeCell")) {
            const std::string_view reference = attribute(each, "ref");
            const std::size_t colon = reference.find(':');
            const auto first = place_of(reference.substr(0, colon));
            const auto last = colon == std::string_view::npos ? first : place_of(reference.substr(colon + 1));
            if (!first || !last || last->row < first->row || last->column < first->column) continue;
            const auto origin = std::ranges::lower_bound(sheet.rows, first->row, {}, &Row::number);
            if (origin == sheet.rows.end() || origin->number != first->row || origin->cells.size() <= first->column) continue;
            const auto origin_row = static_cast<std::uint32_t>(origin - sheet.rows.begin());
            const std::size_t end = std::min<std::size_t>(last->column + std::size_t{1}, widest);
            for (auto row = origin; row != sheet.rows.end() && row->number <= last->row; ++row) {
                for (std::size_t column = first->column; column < end; ++column) {
                    if (row == origin && column == first->column) continue;
                    if (++covered > 4 * source_limit::rows) return;  // merges that lie upon each other without end
                    if (row->cells.size() <= column) row->cells.resize(column + 1);
                    row->cells[column] = {.kind = CellKind::covered, .origin_row = origin_row, .origin_column = first->column};
                }
            }
        }
    }

    void read_comments(const std::string& path, const Sheet& sheet) {
        const std::string comments = Relationships::read(archive_, path).by_type("comments");
        if (comments.empty() || !archive_.has(comments)) return;
        const auto xml = XmlPart::read(archive_, comments);
        if (!xml) return;
        std::size_t count = 0;
        for (const Element* each = child(child(xml->root(), "commentList"), "comment"); each != nullptr; each = next(each, "comment")) ++count;
        notice(NoticeKind::comments_left_out, count, sheet.name);
    }

    Result<Source> finish() {
        std::size_t filled = 0;
        for (const Sheet& sheet : source_.sheets) filled += sheet.rows.empty() ? 0 : 1;
        if (filled == 0) return fail(Problem::file_without_table);
        if (filled > 1) notice(NoticeKind::several_sheets, filled);
        std::erase_if(source_.sheets, [](const Sheet& sheet) { return sheet.rows.empty(); });
        return std::move(source_);
    }

    const zip::Archive& archive_;
    std::string path_;
    Source source_;
    std::vector<std::string> strings_;
    std::vector<SerialForm> forms_;
    bool from_1904_ = false;
    std::size_t formulas_ = 0;
};

}  // namespace

Result<Source> read_spreadsheet(const zip::Archive& archive, const std::string& workbook_path) { return Workbook(archive, workbook_path).read(); }

}  // namespace tributary::documents
