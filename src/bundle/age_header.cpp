#include "bundle/age_header.hpp"

#include <algorithm>

#include "bundle/rules.hpp"
#include "crypto/text_codes.hpp"

namespace tributary::bundle {

using crypto::Padding;

static constexpr std::size_t header_limit = age_header_limit;
static constexpr std::size_t columns = 64;
static constexpr std::string_view footer_mark = "---";
static constexpr std::string_view stanza_mark = "->";
static constexpr std::string_view in_header = "header";  // where the file was cut

namespace {

// Hands out the header line by line.
class Lines {
public:
    explicit Lines(ByteView file) : text_(text_of(file)) {}

    Result<std::string_view> next() {
        const std::size_t end = text_.substr(0, header_limit).find('\n', at_);
        if (end == std::string_view::npos && text_.size() < header_limit) return refuse(Problem::bundle_cut_short, rule::whole, std::string(in_header));
        if (end == std::string_view::npos) return refuse(Problem::bundle_envelope_broken, rule::header_grammar);
        const std::string_view line = text_.substr(at_, end - at_);
        at_ = end + 1;
        return line;
    }
    [[nodiscard]] std::size_t at() const { return at_; }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

std::unexpected<Error> broken() { return refuse(Problem::bundle_envelope_broken, rule::header_grammar); }

// Words of printable ASCII, one space between them.
bool split_words(std::string_view text, std::vector<std::string_view>& words) {
    for (;;) {
        const std::size_t space = text.find(' ');
        const std::string_view word = text.substr(0, space);
        if (word.empty() || !std::ranges::all_of(word, [](char c) { return c > ' ' && c <= '~'; })) return false;
        words.push_back(word);
        if (space == std::string_view::npos) return true;
        text.remove_prefix(space + 1);
    }
}

// Lines of 64 columns, then one that is shorter, and may be empty.
Result<Bytes> read_body(Lines& lines) {
    Bytes body;
    for (;;) {
        const auto line = lines.next();
        if (!line) return std::unexpected(line.error());
        const auto bytes = crypto::from_base64(*line, Padding::without);
        if (line->size() > columns || !bytes) return broken();
        body.insert(body.end(), bytes->begin(), bytes->end());
        if (line->size() < columns) return body;
    }
}

Result<Stanza> read_stanza(std::string_view first_line, Lines& lines) {
    Stanza stanza;
    if (!first_line.starts_with("-> ") || !split_words(first_line.substr(3), stanza.arguments)) return broken();
    auto body = read_body(lines);
    if (!body) return std::unexpected(body.error());
    stanza.body = std::move(*body);
    return stanza;
}

Result<void> read_version(ByteView file, Lines& lines) {
    const std::string_view text = text_of(file);
    const std::string_view family = age_version_line.substr(0, age_version_line.size() - 1);
    if (!text.empty() && (std::string(age_version_line) + '\n').starts_with(text)) return refuse(Problem::bundle_cut_short, rule::whole, std::string(in_header));
    if (!text.starts_with(family)) return refuse(Problem::bundle_not_a_bundle, rule::version_line);
    const auto line = lines.next();
    if (!line) return std::unexpected(line.error());
    if (*line == age_version_line) return {};
    const std::string_view version = line->substr(family.size());
    const bool later = !version.empty() && version.size() < 4 && std::ranges::all_of(version, [](char c) { return c >= '0' && c <= '9'; });
    return refuse(later ? Problem::bundle_newer : Problem::bundle_not_a_bundle, rule::version_line);
}

}  // namespace

Result<AgeHeader> read_age_header(ByteView file) {
    Lines lines(file);
    if (auto version = read_version(file, lines); !version) return std::unexpected(version.error());
    AgeHeader header;
    for (;;) {
        const std::size_t start = lines.at();
        const auto line = lines.next();
        if (!line) return std::unexpected(line.error());
        if (line->starts_with(footer_mark)) {
            const auto code = line->starts_with("--- ") ? crypto::from_base64(line->substr(4), Padding::without) : std::nullopt;
            if (header.stanzas.empty() || !code || code->size() != sizeof(crypto::Digest)) return broken();
            header.code = *code;
            header.authenticated = file.first(start + footer_mark.size());
            header.size = lines.at();
            return header;
        }
        auto stanza = read_stanza(*line, lines);
        if (!stanza) return std::unexpected(stanza.error());
        header.stanzas.push_back(std::move(*stanza));
    }
}

std::string write_stanza(std::string_view arguments, ByteView body) {
    std::string text = std::string(stanza_mark) + ' ' + std::string(arguments) + '\n';
    const std::string encoded = crypto::to_base64(body, Padding::without);
    for (std::size_t at = 0; at <= encoded.size(); at += columns) text += encoded.substr(at, columns) + '\n';
    return text;
}

std::string write_age_header(std::string_view stanzas, const crypto::Secret& file_key) {
    const std::string authenticated = std::string(age_version_line) + '\n' + std::string(stanzas) + std::string(footer_mark);
    const auto code = age_header_code(file_key, bytes_of(authenticated));
    return authenticated + ' ' + crypto::to_base64(code, Padding::without) + '\n';
}

crypto::Digest age_header_code(const crypto::Secret& file_key, ByteView authenticated) {
    return crypto::hmac_sha256(crypto::hkdf_sha256(file_key.view(), {}, "header").view(), authenticated);
}

}  // namespace tributary::bundle
