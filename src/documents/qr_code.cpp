#include "documents/qr_code.hpp"

#include <qrencode.h>

#include <memory>

namespace tributary::documents {

Result<QrCode> qr_code(std::string_view words) {
    constexpr std::size_t beyond_any = 8000;
    if (words.empty()) return fail(Problem::file_empty);
    if (words.size() > beyond_any || words.find('\0') != std::string_view::npos) return fail(Problem::file_too_large);
    const std::string text(words);  // capitals, figures and hyphens are written shorter where that pays
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    if (!made) return fail(Problem::file_too_large);
    QrCode code;
    code.side = made->width;
    const auto modules = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    for (std::size_t i = 0; i < modules; ++i) code.dark.push_back(made->data[i] & 1U);
    return code;
}

std::string svg_path(const QrCode& code) {
    std::string path;
    for (int y = 0; y < code.side; ++y)
        for (int x = 0, end = 0; x < code.side; x = end + 1) {
            for (end = x; end < code.side && code.at(end, y); ++end) {}
            if (end == x) continue;
            const std::string width = std::to_string(end - x);
            path += "M" + std::to_string(x + quiet_zone) + " " + std::to_string(y + quiet_zone) + "h" + width + "v1h-" + width + "z";
        }
    return path;
}

}  // namespace tributary::documents
