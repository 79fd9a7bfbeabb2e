// Reading delimited text: comma, semicolon or tab; UTF-8 with or without a byte-order mark, UTF-16, Windows-1252.
//
// Quoting after RFC 4180, line ends LF, CR LF or CR, line breaks inside quotes kept. Input is hostile.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace tributary::documents {

enum class Encoding : std::uint8_t { utf8, utf8_with_mark, utf16_little, utf16_big, windows_1252 };

struct Table {
    std::vector<std::vector<std::string>> rows;  // every row of the file, also empty ones; UTF-8
    Encoding encoding = Encoding::utf8;
    char delimiter = ',';
};

inline constexpr std::size_t csv_size_limit = 64u << 20;

/// Errors: file_empty; file_too_large; file_not_a_table (a binary file, or no row with two cells);
/// file_encoding (bytes that are no text in any of the encodings; fact: the line).
[[nodiscard]] Result<Table> read_csv(ByteView bytes);

}  // namespace tributary::documents
