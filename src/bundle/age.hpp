// age v1 files (the C2SP age specification), as the stock `age` program reads and writes them.
//
// A file sealed to X25519 recipients opens for each of them; one sealed to a passphrase for whoever knows
// it. Nothing is given out before the last chunk has been verified. Files are hostile when read.
// The rules B-01 to B-07 are those of docs/bundle-format.md.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "bundle/age_payload.hpp"
#include "crypto/derive.hpp"
#include "crypto/keys.hpp"

namespace tributary::bundle {

/// A recipient as age writes it: `age1…`.
[[nodiscard]] std::string write_age_recipient(const crypto::PublicKey& key);
[[nodiscard]] std::optional<crypto::PublicKey> read_age_recipient(std::string_view text);

/// A secret key as age writes it: `AGE-SECRET-KEY-1…`, without a line end.
[[nodiscard]] crypto::Secret write_age_key(const crypto::AgreementKey& key);

/// The keys of a file as age-keygen makes it: one key a line, blank lines and lines that begin with # left
/// out. Error: `key_malformed` (another line, or no key at all); fact: the number of the line, if it is one.
[[nodiscard]] Result<std::vector<crypto::AgreementKey>> read_age_keys(std::string_view file);

/// Seals to the recipients. Error: `key_malformed` when there is none or one of them is of low order.
[[nodiscard]] Result<Bytes> age_encrypt(ByteView plaintext, std::span<const crypto::PublicKey> recipients);

/// Seals to a passphrase. Slow on purpose: about a second and 256 MiB at the work factor that is written by default.
/// Error: `crypto_unavailable`.
[[nodiscard]] Result<Bytes> age_encrypt_for_passphrase(ByteView plaintext, ByteView passphrase,
                                                       unsigned work = crypto::scrypt_work_written);

/// A file that is sealed while it is written: its header and nonce, and the key of its payload, for a PayloadWriter.
struct AgeBeginning {
    Bytes bytes{};
    crypto::Secret payload_key{};
};
[[nodiscard]] Result<AgeBeginning> age_begin(std::span<const crypto::PublicKey> recipients);
[[nodiscard]] Result<AgeBeginning> age_begin_for_passphrase(ByteView passphrase, unsigned work = crypto::scrypt_work_written);

/// The same as below, of a file that is read piece by piece; and how its payload lies in it. Errors also: those of the source.
[[nodiscard]] Result<OpenedPayload> age_open(Source& file, std::span<const crypto::AgreementKey> keys);
[[nodiscard]] Result<OpenedPayload> age_open_with_passphrase(Source& file, ByteView passphrase);

/// Opens with any of the keys. Errors, each with the rule as second fact: bundle_not_a_bundle, bundle_newer,
/// bundle_cut_short (as far as that can be told from damage; fact: "header" or "payload"), bundle_not_for_me, bundle_envelope_broken.
[[nodiscard]] Result<Bytes> age_decrypt(ByteView file, std::span<const crypto::AgreementKey> keys);

/// Opens with a passphrase. Errors as above. `bundle_not_for_me` has the fact "wrong_passphrase" here, and "passphrase"
/// when a file that asks for one was tried with keys.
[[nodiscard]] Result<Bytes> age_decrypt_with_passphrase(ByteView file, ByteView passphrase);

/// True when the file says that it was sealed to a passphrase. Says nothing about whether it is whole.
[[nodiscard]] bool age_asks_for_passphrase(ByteView file);

}  // namespace tributary::bundle
