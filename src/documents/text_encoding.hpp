// What bytes of text mean when nobody said so: byte-order marks, UTF-8, and Windows-1252 as what remains.
#pragma once

#include <string>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "documents/table.hpp"

namespace tributary::documents {

struct DecodedText {
    std::string text;  // UTF-8
    Encoding encoding = Encoding::utf8;
    std::size_t evidence = 0;  // of Windows-1252: characters that are no UTF-8
    std::string examples{};    // the first few different ones of them
};

/// Hostile input. UTF-16 without a mark is known by its zeros. Errors: file_not_a_table (binary), file_encoding (fact: line).
[[nodiscard]] Result<DecodedText> decode_text(ByteView bytes);

}  // namespace tributary::documents
