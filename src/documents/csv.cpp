#include "documents/csv.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace tributary::documents {

// WHATWG Encoding standard, index windows-1252, bytes 0x80 to 0x9F; 0 where the byte has no character of its own.
static constexpr std::array<char16_t, 32> windows_1252_high = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

static std::string line_number(std::string_view text_before) {
    return std::to_string(std::ranges::count(text_before, '\n') + 1);
}

static Result<std::string> from_windows_1252(ByteView bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::uint8_t byte = bytes[i];
        char32_t code = byte;
        if (byte >= 0x80 && byte < 0xA0) code = windows_1252_high[byte - 0x80u];
        if (code == 0) return fail(Problem::file_encoding, line_number(text_of(bytes.first(i))));
        append_code_point(text, code);
    }
    return text;
}

static Result<std::string> from_utf16(ByteView bytes, bool big) {
    if (bytes.size() % 2 != 0) return fail(Problem::file_encoding, "1");
    std::string text;
    const auto unit = [&](std::size_t i) -> char32_t {
        const char32_t a = bytes[i];
        const char32_t b = bytes[i + 1];
        return big ? a << 8 | b : b << 8 | a;
    };
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        char32_t code = unit(i);
        if (code >= 0xD800 && code <= 0xDFFF) {
            const bool pair = code < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) <= 0xDFFF;
            if (!pair) return fail(Problem::file_encoding, line_number(text));
            i += 2;
            code = 0x10000 + ((code - 0xD800) << 10) + (unit(i) - 0xDC00);
        }
        append_code_point(text, code);
    }
    return text;
}

static bool starts_with(ByteView bytes, std::initializer_list<std::uint8_t> mark) {
    return bytes.size() >= mark.size() && std::equal(mark.begin(), mark.end(), bytes.begin());
}

static Result<std::string> decode(ByteView bytes, Encoding& encoding) {
    if (starts_with(bytes, {0xFF, 0xFE})) {
        encoding = Encoding::utf16_little;
        return from_utf16(bytes.subspan(2), false);
    }
    if (starts_with(bytes, {0xFE, 0xFF})) {
        encoding = Encoding::utf16_big;
        return from_utf16(bytes.subspan(2), true);
    }
    if (std::ranges::find(bytes, std::uint8_t{0}) != bytes.end()) return fail(Problem::file_not_a_table);
    const bool marked = starts_with(bytes, {0xEF, 0xBB, 0xBF});
    const ByteView body = marked ? bytes.subspan(3) : bytes;
    if (is_utf8(text_of(body))) {
        encoding = marked ? Encoding::utf8_with_mark : Encoding::utf8;
        return std::string(text_of(body));
    }
    if (marked) return fail(Problem::file_encoding, "1");
    encoding = Encoding::windows_1252;
    return from_windows_1252(body);
}

// The sign that most often stands outside quotes on the first lines.
static char delimiter_of(std::string_view text) {
    static constexpr std::string_view choices = ",;\t";
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    int lines = 0;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' && ++lines == 20) break;
        const std::size_t choice = choices.find(c);
        if (choice != std::string_view::npos) ++counts.at(choice);
    }
    return choices[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

static std::vector<std::vector<std::string>> split(std::string_view text, char delimiter) {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false;
    const auto end_cell = [&] { row.push_back(std::exchange(cell, {})); };
    const auto end_row = [&] {
        end_cell();
        rows.push_back(std::exchange(row, {}));
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool doubled = quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"';
        if (doubled) {
            cell += '"';
            ++i;
        } else if (quoted) {
            if (c == '"') quoted = false;
            else cell += c;
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == delimiter) {
            end_cell();
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
            end_row();
        } else {
            cell += c;
        }
    }
    if (!cell.empty() || !row.empty()) end_row();
    return rows;
}

Result<Table> read_csv(ByteView bytes) {
    if (bytes.empty()) return fail(Problem::file_empty);
    if (bytes.size() > csv_size_limit) return fail(Problem::file_too_large);
    Table table;
    auto text = decode(bytes, table.encoding);
    if (!text) return std::unexpected(text.error());
    if (text->find_first_not_of(" \t\r\n") == std::string::npos) return fail(Problem::file_empty);
    table.delimiter = delimiter_of(*text);
    table.rows = split(*text, table.delimiter);
    if (std::ranges::none_of(table.rows, [](const auto& row) { return row.size() > 1; })) return fail(Problem::file_not_a_table);
    return table;
}

}  // namespace tributary::documents
