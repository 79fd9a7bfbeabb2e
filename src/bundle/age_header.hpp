// The header of an age file: its lines, its stanzas, and the code that authenticates them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "crypto/digest.hpp"
#include "crypto/secret.hpp"

namespace tributary::bundle {

inline constexpr std::string_view age_version_line = "age-encryption.org/v1";

/// One way to get at the file key. Views into the file.
struct Stanza {
    std::vector<std::string_view> arguments;  // the first is the type
    Bytes body;

    [[nodiscard]] std::string_view type() const { return arguments.front(); }
};

/// A longer header is refused (B-03).
inline constexpr std::size_t age_header_limit = std::size_t{1} << 20;

struct AgeHeader {
    std::vector<Stanza> stanzas;   // at least one
    ByteView authenticated;        // from the first byte to the three hyphens
    Bytes code;                    // 32 bytes, yet to be compared
    std::size_t size = 0;          // where the payload begins
};

/// Reads the grammar alone; views into `file`. Errors: bundle_not_a_bundle, bundle_newer, bundle_cut_short, bundle_envelope_broken.
[[nodiscard]] Result<AgeHeader> read_age_header(ByteView file);

/// One stanza with its wrapped body.
[[nodiscard]] std::string write_stanza(std::string_view arguments, ByteView body);

/// The version line, the stanzas and the authenticated last line.
[[nodiscard]] std::string write_age_header(std::string_view stanzas, const crypto::Secret& file_key);

/// HMAC over the header under a key made from the file key.
[[nodiscard]] crypto::Digest age_header_code(const crypto::Secret& file_key, ByteView authenticated);

}  // namespace tributary::bundle
