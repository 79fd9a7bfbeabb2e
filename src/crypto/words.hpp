// Values that people read, say over the telephone and type: fingerprint words, passphrases, the recovery key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "crypto/digest.hpp"
#include "crypto/secret.hpp"

namespace tributary::crypto {

inline constexpr std::size_t fingerprint_word_count = 6;

/// The first 66 bits of a digest as six words of the English BIP 39 list, 11 bits each.
[[nodiscard]] std::vector<std::string_view> fingerprint_words(const Digest& digest);

/// `count` random words of the same list, joined by single spaces: 11 bits a word.
[[nodiscard]] Secret suggest_passphrase(std::size_t count);

/// The number of groups in a recovery key, and of characters in each.
inline constexpr std::size_t recovery_groups = 8;
inline constexpr std::size_t recovery_group_size = 8;

/// A 32-byte key as it is printed: eight groups of eight characters, joined by hyphens, in Crockford's
/// base 32 (no I, L, O, U). Each group carries 32 bits of the key and ends in a check character
/// that also depends on the group's place. Anyone who holds the page holds the key.
[[nodiscard]] Secret write_recovery_key(const Secret& key);

/// Reads a recovery key as typed: case, spaces and hyphens do not matter; O is 0, I and L are 1.
/// Error: `key_malformed`; fact: the number (from 1) of the first group with a slip, empty when the length is wrong.
[[nodiscard]] Result<Secret> read_recovery_key(std::string_view typed);

/// True when `typed` is group number `group` (from 1) of this key: the proof that the page was kept.
[[nodiscard]] bool is_recovery_group(const Secret& key, std::size_t group, std::string_view typed);

}  // namespace tributary::crypto
