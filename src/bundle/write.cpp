#include "bundle/write.hpp"

#include <algorithm>
#include <cassert>
#include <functional>

#include "bundle/age.hpp"
#include "bundle/layout.hpp"
#include "bundle/opener.hpp"
#include "bundle/plain_line.hpp"
#include "bundle/rules.hpp"

namespace tributary::bundle {

namespace {

std::string feed_text(const FeedContent& feed) {
    std::string text;
    for (const std::string& line : feed.lines) text += line + '\n';
    return text;
}

std::vector<File> content_files(const BundleContent& content) {
    std::vector<File> files;
    for (const PartContent& part : content.parts) {
        for (const FeedContent& feed : part.feeds) files.push_back({layout::feed_path(part.part, feed.feed), copy_of(feed_text(feed)), {}});
    }
    for (const Bytes& attachment : content.attachments) {
        files.push_back({layout::attachment_path(crypto::sha256(attachment)), attachment, {}});
    }
    for (const Outside& attachment : content.outside) files.push_back({layout::attachment_path(attachment.sha256), {}, attachment});
    if (!content.read_me.empty()) files.push_back({std::string(layout::read_me), content.read_me, {}});
    std::ranges::sort(files, {}, &File::path);
    const auto repeated = std::ranges::unique(files);  // the same attachment twice is one file
    files.erase(repeated.begin(), repeated.end());
    return files;
}

// A head hash that is none becomes zeros, which no line has: the check before sealing refuses it.
FeedEntry entry_of(const FeedContent& feed) {
    FeedEntry entry{feed.feed, static_cast<std::int64_t>(feed.lines.size()), {}};
    Bytes head;
    if (from_hex(feed.head_hash, head) && head.size() == entry.head.size()) std::ranges::copy(head, entry.head.begin());
    return entry;
}

PartEntry entry_of(const PartContent& part) {
    const std::string title = as_plain_line(part.title);
    PartEntry entry{part.part, part.kind, title.empty() ? part.kind : title, {}};
    for (const FeedContent& feed : part.feeds) entry.feeds.push_back(entry_of(feed));
    return entry;
}

FileEntry entry_of(const File& file) {
    return {file.path, static_cast<std::int64_t>(file.size()), file.digest()};
}

Manifest manifest_of(const BundleContent& content, const Identity& sender, std::span<const Recipient> recipients,
                     const std::vector<File>& files) {
    Manifest manifest{.sender = sender.card()};
    manifest.bundle = content.bundle;
    manifest.of_case = {content.of_case.id, as_plain_line(content.of_case.reference), as_plain_line(content.of_case.subject)};
    manifest.purpose = content.purpose;
    manifest.recipients.assign(recipients.begin(), recipients.end());
    manifest.created = content.created;
    manifest.in_reply_to = content.in_reply_to;
    for (const PartContent& part : content.parts) manifest.parts.push_back(entry_of(part));
    for (const File& file : files) manifest.files.push_back(entry_of(file));
    return manifest;
}

// Manifest, signature and checksums first: a person who lists the file sees what it is at once.
std::vector<File> signed_files(const BundleContent& content, const Identity& sender, std::span<const Recipient> recipients) {
    std::vector<File> content_only = content_files(content);
    const Manifest manifest = manifest_of(content, sender, recipients, content_only);
    const std::string text = encode(manifest);
    const std::string signature = sign(sender.signing(), bytes_of(text), manifest.trusted_comment());
    std::vector<File> files = {{std::string(layout::manifest), copy_of(text), {}}, {std::string(layout::signature), copy_of(signature), {}}, {}};
    files.insert(files.end(), std::make_move_iterator(content_only.begin()), std::make_move_iterator(content_only.end()));
    files[2].path = layout::checksums;
    files[2].bytes = copy_of(layout::checksums_of(files));
    return files;
}

Result<std::vector<Piece>> container(const BundleContent& content, const Identity& sender, std::span<const Recipient> recipients) {
    std::vector<File> files = signed_files(content, sender, recipients);
    auto zip = write_zip_in_pieces(files);
    if (!zip) return zip;
    const auto verified = Opener::verify(std::move(files), std::nullopt);
    if (!verified) return std::unexpected(verified.error());
    if (auto parts = parts_of(*verified); !parts) return std::unexpected(parts.error());
    return zip;
}

Result<PreparedBundle> prepared(Result<std::vector<Piece>> zip, const std::function<Result<AgeBeginning>()>& begin) {
    if (!zip) return std::unexpected(zip.error());
    auto beginning = begin();
    if (!beginning) return std::unexpected(beginning.error());
    return PreparedBundle{std::move(beginning->bytes), std::move(beginning->payload_key), std::move(*zip)};
}

}  // namespace

Result<PreparedBundle> prepare(const BundleContent& content, const Identity& sender, std::span<const Recipient> recipients) {
    if (recipients.empty()) return fail(Problem::key_malformed);
    return prepared(container(content, sender, recipients), [&] {
        std::vector<crypto::PublicKey> keys;
        for (const Recipient& recipient : recipients) keys.push_back(recipient.age);
        return age_begin(keys);
    });
}

Result<PreparedBundle> prepare_for_passphrase(const BundleContent& content, const Identity& sender, ByteView passphrase) {
    return prepared(container(content, sender, {}), [&] { return age_begin_for_passphrase(passphrase); });
}

Bytes whole(PreparedBundle bundle) {
    Bytes file = std::move(bundle.beginning);
    PayloadWriter writer(std::move(bundle.payload_key));
    for (const Piece& piece : bundle.container) writer.add(piece.bytes, file);
    writer.finish(file);
    return file;
}

static Result<Bytes> whole_of(Result<PreparedBundle> bundle) {
    if (!bundle) return std::unexpected(bundle.error());
    return whole(std::move(*bundle));
}

Result<Bytes> write(const BundleContent& content, const Identity& sender, std::span<const Recipient> recipients) {
    assert(content.outside.empty());
    return whole_of(prepare(content, sender, recipients));
}

Result<Bytes> write_for_passphrase(const BundleContent& content, const Identity& sender, ByteView passphrase) {
    assert(content.outside.empty());
    return whole_of(prepare_for_passphrase(content, sender, passphrase));
}

}  // namespace tributary::bundle
