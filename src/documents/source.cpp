// What a file is, by its first bytes; then the reader of that kind.
#include <algorithm>

#include "crypto/digest.hpp"
#include "documents/delimited.hpp"
#include "documents/spreadsheet.hpp"
#include "documents/table.hpp"
#include "documents/word_document.hpp"
#include "documents/xml.hpp"

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

// The part that the package names as its document; spreadsheets and documents are told by its folder and root.
static Result<Source> read_office(ByteView bytes) {
    const auto archive = zip::Archive::open(bytes);
    if (!archive) return std::unexpected(archive.error());
    const auto kind = archive->has("mimetype") ? archive->read("mimetype") : Result<Bytes>(Bytes{});
    if (kind && text_of(*kind).starts_with("application/vnd.oasis.opendocument")) return fail(Problem::file_is_open_document);
    std::string path = Relationships::read(*archive, "").by_type("officeDocument");
    if (path.empty()) path = archive->has("word/document.xml") ? "word/document.xml" : "xl/workbook.xml";
    if (!archive->has(path) || !path.ends_with(".xml")) return fail(Problem::file_not_a_table);
    const auto part = XmlPart::read(*archive, path);
    if (!part) return std::unexpected(part.error());
    if (is(part->root(), "workbook")) return read_spreadsheet(*archive, path);
    if (is(part->root(), "document")) return read_word_document(*archive, path);
    return fail(Problem::file_not_a_table);
}

// The container of Word's and Excel's old forms, in which they also keep what they encrypt.
static Problem problem_of_container(ByteView bytes) {
    static constexpr char16_t name[] = u"EncryptedPackage";
    std::string wanted;
    for (const char16_t c : name)
        if (c != 0) wanted += {static_cast<char>(c), '\0'};
    return text_of(bytes).contains(wanted) ? Problem::file_has_password : Problem::file_is_old_office;
}

static Result<Source> read_kind(ByteView bytes) {
    using namespace std::string_view_literals;
    if (begins(bytes, "PK\3\4"sv) || begins(bytes, "PK\5\6"sv)) return read_office(bytes);
    if (begins(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return fail(problem_of_container(bytes));
    return read_delimited(bytes);
}

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
