// A small case to hand over, and its people.
#pragma once

#include <functional>

#include "bundle/age.hpp"
#include "bundle/layout.hpp"
#include "bundle/open.hpp"
#include "bundle/write.hpp"
#include "crypto/random.hpp"

namespace tributary::sample {

inline constexpr std::int64_t monday = 1'421'746'080'000;  // 20 January 2015, 09:28

inline bundle::Identity person(std::string name, std::string agency) {
    return *bundle::Identity::generate({std::move(name), std::move(agency), "IMR author"}, monday);
}

struct People {
    bundle::Identity author = person("Idris Wold", "Children's social care");
    bundle::Identity board = person("Nell Sallow", "Safeguarding board");
    bundle::Identity stranger = person("Somebody Else", "Elsewhere");
};

/// Made once: keys are slow to make, and tests do not change them.
inline const People& people() {
    static const People made;
    return made;
}

inline bundle::FeedContent feed(std::vector<std::string> lines) {
    bundle::FeedContent content{crypto::new_id(), std::move(lines), {}};
    content.head_hash = to_hex(crypto::sha256(bytes_of(content.lines.back())));
    return content;
}

inline bundle::BundleContent content() {
    bundle::BundleContent content;
    content.bundle = crypto::new_id();
    content.of_case = {crypto::new_id(), "TH-2014-03", "Child R"};
    content.created = monday;
    bundle::PartContent part{crypto::new_id(), "chronology", "Chronology of children's social care", {}};
    part.feeds.push_back(feed({R"({"number":1})", R"({"number":2,"words":"Seen at school"})"}));
    part.feeds.push_back(feed({R"({"number":1})"}));
    content.parts.push_back(part);
    content.read_me = copy_of("<!doctype html><title>Chronology</title>");
    return content;
}

inline Bytes written(const bundle::BundleContent& content) {
    const bundle::Recipient recipient = bundle::recipient_of(people().board.card());
    return *bundle::write(content, people().author, {&recipient, 1});
}

/// All the way: envelope, signature, hashes, parts.
inline Result<std::vector<bundle::PartContent>> opened(ByteView file, const bundle::Identity& me = people().board) {
    const auto envelope = bundle::open_envelope(file, me);
    if (!envelope) return std::unexpected(envelope.error());
    const auto verified = bundle::verify(*envelope);
    if (!verified) return std::unexpected(verified.error());
    return bundle::parts_of(*verified);
}

/// The files inside a good bundle.
inline std::vector<bundle::File> files_of(ByteView file) {
    return *bundle::read_zip(bundle::open_envelope(file, people().board)->container());
}

inline Bytes& bytes_at(std::vector<bundle::File>& files, std::string_view path) {
    for (bundle::File& file : files) {
        if (file.path == path) return file.bytes;
    }
    return files.emplace_back(bundle::File{std::string(path), {}}).bytes;
}

/// Seals any container to the board.
inline Bytes sealed(ByteView container) {
    const crypto::PublicKey board = people().board.card().age();
    return *bundle::age_encrypt(container, {&board, 1});
}

inline Bytes sealed(const std::vector<bundle::File>& files) { return sealed(*bundle::write_zip(files)); }

/// Writes the checksums anew, as somebody would who changed a file and covers the traces.
inline void mend_checksums(std::vector<bundle::File>& files) { bytes_at(files, "SHA256SUMS") = copy_of(bundle::layout::checksums_of(files)); }

/// Changes the text of the manifest and signs it again as `signer`, under the same trusted comment.
inline void resign(std::vector<bundle::File>& files, const bundle::Identity& signer, const std::function<void(std::string&)>& change) {
    std::string text(text_of(bytes_at(files, "manifest.json")));
    const std::string old_signature(text_of(bytes_at(files, "manifest.json.minisig")));
    const std::size_t comment = old_signature.find("\ntrusted comment: ") + 18;
    const std::string trusted = old_signature.substr(comment, old_signature.find('\n', comment) - comment);
    change(text);
    bytes_at(files, "manifest.json") = copy_of(text);
    bytes_at(files, "manifest.json.minisig") = copy_of(bundle::sign(signer.signing(), bytes_of(text), trusted));
    mend_checksums(files);
}

inline void replace(std::string& text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    if (at != std::string::npos) text.replace(at, from.size(), to);
}

}  // namespace tributary::sample
