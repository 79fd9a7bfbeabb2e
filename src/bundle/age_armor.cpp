#include "bundle/age_armor.hpp"

#include "bundle/age_header.hpp"
#include "bundle/rules.hpp"
#include "crypto/text_codes.hpp"

namespace tributary::bundle {

static constexpr std::string_view first_mark = "-----BEGIN AGE ENCRYPTED FILE-----";
static constexpr std::string_view last_mark = "-----END AGE ENCRYPTED FILE-----";
static constexpr std::string_view blanks = " \t\r\n";
static constexpr std::size_t columns = 64;

static std::string_view without_blanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// The next line without its end; the last one has none.
static std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r') && end != std::string_view::npos) line.remove_suffix(1);
    return line;
}

static std::unexpected<Error> broken() { return refuse(Problem::bundle_envelope_broken, rule::armor); }

bool is_age_armored(ByteView file) {
    static constexpr std::size_t looked_at = 1024;
    const std::string_view text = text_of(file).substr(0, looked_at);
    const std::size_t mark = text.find("-----");
    return !text.starts_with(age_version_line) && mark != std::string_view::npos && text.find("BEGIN ", mark) != std::string_view::npos;
}

Result<Bytes> read_age_armor(ByteView file) {
    std::string_view text = without_blanks(text_of(file));
    if (take_line(text) != first_mark) return broken();
    Bytes inside;
    inside.reserve(text.size() / 4 * 3);
    for (bool short_before = false; !text.empty();) {
        const std::string_view line = take_line(text);
        if (line == last_mark) {
            if (!text.empty()) return broken();
            return inside;
        }
        const auto bytes = crypto::from_base64(line);
        if (short_before || line.empty() || line.size() > columns || !bytes) return broken();
        short_before = line.size() < columns || line.ends_with('=');
        inside.insert(inside.end(), bytes->begin(), bytes->end());
    }
    return broken();
}

std::string write_age_armor(ByteView file) {
    const std::string encoded = crypto::to_base64(file);
    std::string text(first_mark);
    text += '\n';
    for (std::size_t at = 0; at < encoded.size(); at += columns) text += encoded.substr(at, columns) + '\n';
    return text.append(last_mark) + '\n';
}

}  // namespace tributary::bundle
