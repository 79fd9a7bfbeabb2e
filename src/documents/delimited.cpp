#include "documents/delimited.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "documents/list.hpp"
#include "documents/text_encoding.hpp"

namespace tributary::documents {

namespace {

constexpr std::string_view delimiters = ",;\t|";
constexpr int looked_at = 30;  // records, to find the delimiter

// How evenly a sign divides the first records: those that agree on the most common number of cells, weighed by that number.
std::size_t evenness(const std::map<std::size_t, std::size_t>& records_with) {
    std::size_t best = 0;
    for (const auto& [signs, records] : records_with)
        if (signs > 0) best = std::max(best, records * (records + 1) * (signs + 1));
    return best;
}

// A file may say it itself in a first line "sep=;", as a spreadsheet understands it.
char delimiter_said(std::string_view text) {
    const bool said = text.size() > 5 && text.starts_with("sep=") && (text[5] == '\n' || text[5] == '\r');
    return said && delimiters.contains(text[4]) ? text[4] : '\0';
}

char delimiter_of(std::string_view text) {
    std::array<std::map<std::size_t, std::size_t>, delimiters.size()> found;
    std::array<std::size_t, delimiters.size()> counts{};
    bool quoted = false;
    int records = 0;
    const auto end_record = [&] {
        for (std::size_t i = 0; i < delimiters.size(); ++i) ++found.at(i)[std::exchange(counts.at(i), 0)];
    };
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        const std::size_t choice = delimiters.find(c);
        if (choice != std::string_view::npos) ++counts.at(choice);
        if (c != '\n') continue;
        end_record();
        if (++records == looked_at) break;
    }
    end_record();
    std::size_t best = 0;
    for (std::size_t i = 1; i < delimiters.size(); ++i)
        if (evenness(found.at(i)) > evenness(found.at(best))) best = i;
    return delimiters[best];
}

class Splitter {
public:
    Splitter(std::string_view text, char delimiter, Source& source) : text_(text), delimiter_(delimiter), source_(source), sheet_(source.sheets.emplace_back()) {}

    Result<void> split() {
        for (at_ = delimiter_said(text_) != 0 ? skipped_line() : 0; at_ < text_.size() && !problem_;) {
            if (quoted_) take_quoted();
            else take_plain();
        }
        if (quoted_) source_.notices.push_back({NoticeKind::quote_never_closed, {}, 1, "r" + std::to_string(sheet_.rows.size() + 1)});
        if (!cell_.empty() || !row_.cells.empty()) end_row();
        if (problem_) return std::unexpected(*problem_);
        return {};
    }

private:
    std::size_t skipped_line() {
        sheet_.rows.push_back({1, false, false, {Cell{std::string(text_.substr(0, 5)), CellKind::text}}});
        return text_.starts_with("sep=") && text_[5] == '\r' && text_.size() > 6 && text_[6] == '\n' ? 7 : 6;
    }

    // Inside quotes a line break of any kind is one LF.
    void take_quoted() {
        const std::size_t end = std::min(text_.find_first_of("\"\r", at_), text_.size());
        cell_.append(text_.substr(at_, end - at_));
        at_ = end;
        if (at_ == text_.size()) return check_cell();
        if (text_[at_] == '\r') {
            cell_ += '\n';
            at_ += next_is('\n') ? 2 : 1;
        } else if (next_is('"')) {
            cell_ += '"';
            at_ += 2;
        } else {
            quoted_ = false;
            ++at_;
        }
        check_cell();
    }

    void take_plain() {
        const char c = text_[at_];
        if (c == '"' && cell_.empty()) {
            quoted_ = true;
            ++at_;
        } else if (c == delimiter_) {
            end_cell();
            ++at_;
        } else if (c == '\n' || c == '\r') {
            at_ += c == '\r' && next_is('\n') ? 2 : 1;
            end_row();
        } else {
            cell_ += c;
            ++at_;
            check_cell();
        }
    }

    [[nodiscard]] bool next_is(char c) const { return at_ + 1 < text_.size() && text_[at_ + 1] == c; }

    void check_cell() {
        if (cell_.size() > source_limit::cell) problem_ = Error{Problem::file_cell_too_long, std::to_string(sheet_.rows.size() + 1)};
    }

    void end_cell() {
        // The apostrophe that kept a spreadsheet from computing the cell (`write_delimited`) is no part of it.
        if (cell_.starts_with('\'') && looks_like_formula(std::string_view(cell_).substr(1))) cell_.erase(0, 1);
        const CellKind kind = cell_.empty() ? CellKind::empty : CellKind::text;
        row_.cells.push_back({std::exchange(cell_, {}), kind});
        if (row_.cells.size() > source_limit::columns) problem_ = Error{Problem::file_not_a_table};
    }

    void end_row() {
        end_cell();
        if (row_.cells.size() == 1 && row_.cells[0].kind == CellKind::empty) row_.cells.clear();
        row_.number = static_cast<std::uint32_t>(sheet_.rows.size() + 1);
        sheet_.rows.push_back(std::exchange(row_, {}));
        if (sheet_.rows.size() > source_limit::rows) problem_ = Error{Problem::file_too_many_rows};
    }

    std::string_view text_;
    char delimiter_;
    Source& source_;
    Sheet& sheet_;
    std::size_t at_ = 0;
    std::string cell_;
    Row row_;
    bool quoted_ = false;
    std::optional<Error> problem_;
};

// Rows whose number of cells is not the most common one; blank rows and trailing empty cells do not count.
void notice_ragged(Source& source) {
    const Sheet& sheet = source.sheets.front();
    const auto width = [](const Row& row) { return row.cells.size(); };
    std::map<std::size_t, std::size_t> widths;
    for (const Row& row : sheet.rows)
        if (!row.cells.empty()) ++widths[width(row)];
    const auto usual = std::ranges::max_element(widths, {}, [](const auto& each) { return each.second; });
    if (usual == widths.end() || widths.size() == 1) return;
    Notice notice{NoticeKind::ragged_rows};
    for (const Row& row : sheet.rows) {
        if (row.cells.empty() || width(row) == usual->first) continue;
        if (notice.count++ == 0) notice.fact = "r" + std::to_string(row.number);
    }
    source.notices.push_back(std::move(notice));
}

}  // namespace

Result<Source> read_delimited(ByteView bytes) {
    auto decoded = decode_text(bytes);
    if (!decoded) return std::unexpected(decoded.error());
    if (decoded->text.find_first_not_of(" \t\r\n") == std::string::npos) return fail(Problem::file_empty);
    Source source;
    source.encoding = decoded->encoding;
    if (decoded->encoding == Encoding::windows_1252)
        source.notices.push_back({NoticeKind::encoding_guessed, {}, decoded->evidence, decoded->examples});
    const char said = delimiter_said(decoded->text);
    source.delimiter = said != '\0' ? said : delimiter_of(decoded->text);
    if (auto split = Splitter(decoded->text, source.delimiter, source).split(); !split) return std::unexpected(split.error());
    const auto& rows = source.sheets.front().rows;
    if (std::ranges::none_of(rows, [](const Row& row) { return row.cells.size() > 1; })) return fail(Problem::file_not_a_table);
    notice_ragged(source);
    return source;
}

}  // namespace tributary::documents
