#include "documents/media_type.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace tributary::documents {

namespace {

struct Beginning {
    std::string_view bytes;
    std::string_view media;
};

// With lengths: some hold zeros.
constexpr std::array beginnings = {
    Beginning{{"\x89PNG\r\n\x1A\n", 8}, "image/png"},
    Beginning{{"\xFF\xD8\xFF", 3}, "image/jpeg"},
    Beginning{"GIF87a", "image/gif"},
    Beginning{"GIF89a", "image/gif"},
    Beginning{{"II*\0", 4}, "image/tiff"},
    Beginning{{"MM\0*", 4}, "image/tiff"},
    Beginning{"%PDF-", "application/pdf"},
    Beginning{{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}, "application/msword"},
    Beginning{"{\\rtf", "application/rtf"},
};

bool is_webp(std::string_view start) { return start.starts_with("RIFF") && start.size() >= 12 && start.substr(8, 4) == "WEBP"; }

std::string_view kind_of_zip(std::string_view start) {
    if (start.contains("word/")) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    if (start.contains("xl/")) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return "application/zip";
}

bool is_text(ByteView bytes) {
    const auto control = [](std::uint8_t byte) { return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f'; };
    if (bytes.empty() || std::ranges::any_of(bytes, control)) return false;
    for (std::size_t cut = 0; cut < 4 && cut < bytes.size(); ++cut)
        if (is_utf8(text_of(bytes.first(bytes.size() - cut)))) return true;
    return false;
}

}  // namespace

std::string_view media_type_of(ByteView beginning) {
    const std::string_view start = text_of(beginning);
    for (const Beginning& each : beginnings)
        if (start.starts_with(each.bytes)) return each.media;
    if (is_webp(start)) return "image/webp";
    if (start.starts_with("PK\x03\x04")) return kind_of_zip(start.substr(0, 4096));
    return is_text(beginning) ? "text/plain" : "application/octet-stream";
}

bool shows_without_scripts(std::string_view media_type) {
    static constexpr std::array shown = {"image/png", "image/jpeg", "image/gif", "image/webp", "text/plain"};
    return std::ranges::find(shown, media_type) != shown.end();
}

}  // namespace tributary::documents
