#include "bundle/open.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "bundle/age.hpp"
#include "bundle/layout.hpp"
#include "bundle/opener.hpp"
#include "bundle/rules.hpp"

namespace tributary::bundle {

static constexpr std::size_t manifest_limit = 8U << 20;
static constexpr std::size_t signature_limit = 16U << 10;

Envelope Opener::envelope(OpenedPayload payload, const std::optional<crypto::PublicKey>& opened_by) {
    Envelope envelope;
    envelope.payload_ = std::move(payload);
    envelope.opened_by_ = opened_by;
    return envelope;
}

Result<Envelope> open_envelope(Source& file, const crypto::AgreementKey& key) {
    auto payload = age_open(file, {&key, 1});
    if (!payload) return std::unexpected(payload.error());
    return Opener::envelope(std::move(*payload), key.public_key());
}

Result<Envelope> open_envelope_with_passphrase(Source& file, ByteView passphrase) {
    auto payload = age_open_with_passphrase(file, passphrase);
    if (!payload) return std::unexpected(payload.error());
    return Opener::envelope(std::move(*payload), std::nullopt);
}

Result<Envelope> open_envelope(ByteView file, const crypto::AgreementKey& key) {
    SourceInMemory source(file);
    return open_envelope(source, key);
}

Result<Envelope> open_envelope_with_passphrase(ByteView file, ByteView passphrase) {
    SourceInMemory source(file);
    return open_envelope_with_passphrase(source, passphrase);
}

namespace {

using ByPath = std::map<std::string_view, const File*>;

const Bytes* find(const ByPath& files, std::string_view path, std::size_t limit) {
    const auto found = files.find(path);
    return found == files.end() || found->second->bytes.size() > limit ? nullptr : &found->second->bytes;
}

// The manifest, once its signature over exactly these bytes holds. The sender's card is the only thing read before.
Result<Manifest> signed_manifest(const ByPath& files) {
    const Bytes* bytes = find(files, layout::manifest, manifest_limit);
    const Bytes* signature = find(files, layout::signature, signature_limit);
    if (bytes == nullptr || signature == nullptr) return refuse(Problem::bundle_format, rule::signed_files);
    const auto json = domain::read(*bytes);
    if (!json) return refuse(Problem::bundle_format, rule::manifest_label);
    const auto sender = sender_of(*json);
    if (!sender) return std::unexpected(sender.error());
    const auto comment = verify(sender->signing(), *bytes, text_of(*signature));
    if (!comment) return std::unexpected(comment.error());
    auto manifest = decode_manifest(*json);
    if (manifest && *comment != manifest->trusted_comment()) return refuse(Problem::bundle_signature_broken, rule::trusted_comment);
    return manifest;
}

std::unexpected<Error> mismatch(std::string_view rule, std::string_view path) {
    return refuse(Problem::bundle_hash_mismatch, rule, std::string(path));
}

// Every file that is named is there and is the one that was signed, and no other is there.
Result<void> check_hashes(const ByPath& files, const Manifest& manifest) {
    std::set<std::string_view> named = {layout::manifest, layout::signature, layout::checksums};
    for (const FileEntry& entry : manifest.files) {
        const auto found = files.find(entry.path);
        if (found == files.end() || !named.insert(entry.path).second) return mismatch(rule::files_named, entry.path);
        if (static_cast<std::uint64_t>(entry.size) != found->second->size() || entry.sha256 != found->second->digest()) {
            return mismatch(rule::files_agree, entry.path);
        }
    }
    for (const auto& [path, file] : files) {
        if (!named.contains(path)) return mismatch(rule::files_named, path);
    }
    return {};
}

Result<void> check_sums(const std::vector<File>& files, const ByPath& by_path) {
    const auto found = by_path.find(layout::checksums);
    if (found == by_path.end()) return refuse(Problem::bundle_format, rule::signed_files);
    if (text_of(found->second->bytes) != layout::checksums_of(files)) return mismatch(rule::checksums, layout::checksums);
    return {};
}

bool is_passed_on(const Manifest& manifest, const std::optional<crypto::PublicKey>& opened_by) {
    if (!opened_by) return !manifest.recipients.empty();
    return std::ranges::find(manifest.recipients, *opened_by, &Recipient::age) == manifest.recipients.end();
}

}  // namespace

Result<VerifiedBundle> Opener::verify(std::vector<File> files, const std::optional<crypto::PublicKey>& opened_by) {
    ByPath by_path;
    for (const File& file : files) by_path.emplace(file.path, &file);
    auto manifest = signed_manifest(by_path);
    if (!manifest) return std::unexpected(manifest.error());
    if (auto hashes = check_hashes(by_path, *manifest); !hashes) return std::unexpected(hashes.error());
    if (auto sums = check_sums(files, by_path); !sums) return std::unexpected(sums.error());
    std::erase_if(files, [](const File& file) { return layout::is_unnamed(file.path); });
    std::ranges::sort(files, {}, &File::path);
    VerifiedBundle bundle(std::move(*manifest));
    bundle.files_ = std::move(files);
    bundle.passed_on_ = is_passed_on(bundle.manifest_, opened_by);
    return bundle;
}

Result<VerifiedBundle> verify(const Envelope& envelope, Attachments attachments) {
    auto files = read_zip(envelope.container(), attachments);
    if (!files) return std::unexpected(files.error());
    return Opener::verify(std::move(*files), Opener::opened_by(envelope));
}

const Bytes& VerifiedBundle::read_me() const {
    static const Bytes none;
    const auto found = std::ranges::find(files_, layout::read_me, &File::path);
    return found == files_.end() ? none : found->bytes;
}

}  // namespace tributary::bundle
