// What a file is, by its first bytes; then the reader of that kind.
#include <algorithm>

#include "crypto/digest.hpp"
#include "documents/delimited.hpp"
#include "documents/table.hpp"

namespace tributary::documents {

static bool begins(ByteView bytes, std::string_view mark) { return text_of(bytes).starts_with(mark); }

static std::optional<Problem> foreign(ByteView bytes) {
    using namespace std::string_view_literals;
    const std::string_view first = text_of(bytes).substr(0, 1024);
    if (first.contains("%PDF-"sv)) return Problem::file_is_pdf;
    for (const std::string_view mark : {"\x89PNG\r\n"sv, "\xFF\xD8\xFF"sv, "GIF8"sv, "II*\0"sv, "MM\0*"sv, "BM"sv, "RIFF"sv})
        if (begins(bytes, mark) && text_of(bytes).substr(0, 4096).contains('\0')) return Problem::file_is_picture;
    if (begins(bytes, "{\\rtf"sv)) return Problem::file_is_old_office;
    return std::nullopt;
}

static Result<Source> read_kind(ByteView bytes) { return read_delimited(bytes); }

Result<Source> read_source(ByteView bytes) {
    if (bytes.empty()) return fail(Problem::file_empty);
    if (bytes.size() > source_limit::file) return fail(Problem::file_too_large);
    if (const auto problem = foreign(bytes)) return fail(*problem);
    auto source = read_kind(bytes);
    if (source) source->sha256 = to_hex(crypto::sha256(bytes));
    return source;
}

Result<Source> read_pasted(std::string_view text) {
    auto source = read_source(bytes_of(text));
    if (source) source->kind = SourceKind::clipboard;
    return source;
}

}  // namespace tributary::documents
