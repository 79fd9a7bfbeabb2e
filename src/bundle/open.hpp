// Opening a bundle: envelope, signature, hashes, and only then its content.
//
// The order stands in the types: content is read from a `VerifiedBundle`, which only `verify` makes, from an
// `Envelope`, which only opening with a key makes. Every refusal names its stage (stage.hpp) and the rule of
// docs/bundle-format.md that was broken: as the fact for bundle_format, as the second fact otherwise.
//
// Whether the sender is known is for the caller to decide, with the person's contacts.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "bundle/age_payload.hpp"
#include "bundle/identity.hpp"
#include "bundle/manifest.hpp"
#include "bundle/write.hpp"
#include "bundle/zip.hpp"

namespace tributary::bundle {

/// A file whose envelope opened: whole and undamaged since it was sealed, by whomever. Its content is unverified.
class Envelope {
public:
    /// The container, for tools that show it as it is.
    [[nodiscard]] ByteView container() const { return payload_.bytes; }
    /// How the container lies in the file, for whoever reads a piece of it again (age_payload.hpp).
    [[nodiscard]] const OpenedPayload& payload() const { return payload_; }

private:
    friend class Opener;
    Envelope() = default;
    OpenedPayload payload_;
    std::optional<crypto::PublicKey> opened_by_;
};

/// Errors: bundle_not_a_bundle, bundle_newer, bundle_cut_short, bundle_not_for_me, bundle_envelope_broken.
[[nodiscard]] Result<Envelope> open_envelope(ByteView file, const crypto::AgreementKey& key);
[[nodiscard]] inline Result<Envelope> open_envelope(ByteView file, const Identity& me) { return open_envelope(file, me.age()); }
[[nodiscard]] Result<Envelope> open_envelope(Source& file, const crypto::AgreementKey& key);
[[nodiscard]] Result<Envelope> open_envelope_with_passphrase(Source& file, ByteView passphrase);
/// With a passphrase; a wrong one is bundle_not_for_me with the fact "wrong_passphrase".
[[nodiscard]] Result<Envelope> open_envelope_with_passphrase(ByteView file, ByteView passphrase);

/// A bundle that is exactly what the holder of the sender's key signed.
class VerifiedBundle {
public:
    [[nodiscard]] const Manifest& manifest() const { return manifest_; }
    [[nodiscard]] const Card& sender() const { return manifest_.sender; }
    /// Sealed to me, but not by its sender: my key is not among the recipients that were signed.
    [[nodiscard]] bool passed_on() const { return passed_on_; }
    /// All files that the manifest names, by path.
    [[nodiscard]] const std::vector<File>& files() const { return files_; }
    [[nodiscard]] const Bytes& read_me() const;

private:
    friend class Opener;
    explicit VerifiedBundle(Manifest manifest) : manifest_(std::move(manifest)) {}
    Manifest manifest_;
    std::vector<File> files_;
    bool passed_on_ = false;
};

/// Errors: bundle_signature_broken, bundle_hash_mismatch (fact: the path), bundle_format, bundle_newer, bundle_too_large.
[[nodiscard]] Result<VerifiedBundle> verify(const Envelope& envelope, Attachments attachments = Attachments::copied);

/// The feeds of a verified bundle. That the changes themselves make sense is for `domain` to say.
/// Error: bundle_format; fact: the rule.
[[nodiscard]] Result<std::vector<PartContent>> parts_of(const VerifiedBundle& bundle);

}  // namespace tributary::bundle
