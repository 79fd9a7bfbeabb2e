#include "bundle/age.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

#include "bundle/age_header.hpp"
#include "bundle/age_payload.hpp"
#include "bundle/rules.hpp"
#include "crypto/random.hpp"
#include "crypto/stream.hpp"
#include "crypto/text_codes.hpp"

namespace tributary::bundle {

using crypto::Padding;
using crypto::Secret;

static constexpr std::string_view x25519 = "X25519";
static constexpr std::string_view scrypt = "scrypt";
static constexpr std::string_view x25519_purpose = "age-encryption.org/v1/X25519";
static constexpr std::string_view scrypt_purpose = "age-encryption.org/v1/scrypt";
static constexpr std::size_t file_key_size = 16;
static constexpr std::size_t wrapped_size = file_key_size + crypto::tag_size;
static constexpr std::size_t scrypt_salt_size = 16;

static Bytes joined(ByteView a, ByteView b) {
    Bytes bytes(a.begin(), a.end());
    bytes.insert(bytes.end(), b.begin(), b.end());
    return bytes;
}

static Secret x25519_wrapping_key(const Secret& shared, const crypto::PublicKey& share, const crypto::PublicKey& recipient) {
    return crypto::hkdf_sha256(shared.view(), joined(share, recipient), x25519_purpose);
}

static Result<Secret> scrypt_wrapping_key(ByteView passphrase, ByteView salt, unsigned work) {
    return crypto::derive_scrypt(passphrase, joined(bytes_of(scrypt_purpose), salt), work);
}

static AgeBeginning beginning(const Secret& file_key, std::string_view stanzas) {
    AgeBeginning begun{copy_of(write_age_header(stanzas, file_key)), {}};
    begun.payload_key = begin_payload(file_key, begun.bytes);
    return begun;
}

static Result<Bytes> sealed_file(Result<AgeBeginning> begun, ByteView plaintext) {
    if (!begun) return std::unexpected(begun.error());
    Bytes file = std::move(begun->bytes);
    file.reserve(file.size() + static_cast<std::size_t>(sealed_payload_size(plaintext.size())));
    PayloadWriter writer(std::move(begun->payload_key));
    writer.add(plaintext, file);
    writer.finish(file);
    return file;
}

static Result<std::string> stanza_for(const crypto::PublicKey& recipient, const Secret& file_key) {
    const auto ephemeral = crypto::AgreementKey::generate();
    const auto shared = ephemeral.agree(recipient);
    if (!shared) return std::unexpected(shared.error());
    const Secret key = x25519_wrapping_key(*shared, ephemeral.public_key(), recipient);
    const std::string arguments = std::string(x25519) + ' ' + crypto::to_base64(ephemeral.public_key(), Padding::without);
    return write_stanza(arguments, crypto::wrap_once(key, file_key.view()));
}

Result<AgeBeginning> age_begin(std::span<const crypto::PublicKey> recipients) {
    if (recipients.empty()) return fail(Problem::key_malformed);
    const Secret file_key = crypto::random_secret(file_key_size);
    std::string stanzas;
    for (const crypto::PublicKey& recipient : recipients) {
        const auto stanza = stanza_for(recipient, file_key);
        if (!stanza) return std::unexpected(stanza.error());
        stanzas += *stanza;
    }
    return beginning(file_key, stanzas);
}

Result<AgeBeginning> age_begin_for_passphrase(ByteView passphrase, unsigned work) {
    const Secret file_key = crypto::random_secret(file_key_size);
    const Bytes salt = crypto::random_bytes(scrypt_salt_size);
    const auto key = scrypt_wrapping_key(passphrase, salt, work);
    if (!key) return std::unexpected(key.error());
    const std::string arguments = std::string(scrypt) + ' ' + crypto::to_base64(salt, Padding::without) + ' ' + std::to_string(work);
    return beginning(file_key, write_stanza(arguments, crypto::wrap_once(*key, file_key.view())));
}

Result<Bytes> age_encrypt(ByteView plaintext, std::span<const crypto::PublicKey> recipients) { return sealed_file(age_begin(recipients), plaintext); }

Result<Bytes> age_encrypt_for_passphrase(ByteView plaintext, ByteView passphrase, unsigned work) {
    return sealed_file(age_begin_for_passphrase(passphrase, work), plaintext);
}

namespace {

struct X25519Stanza {
    crypto::PublicKey share{};
    Bytes wrapped;
};

struct ScryptStanza {
    Bytes salt;
    unsigned work = 0;
    Bytes wrapped;
};

std::unexpected<Error> bad_stanza() { return refuse(Problem::bundle_envelope_broken, rule::known_stanzas); }

Result<X25519Stanza> read_x25519(const Stanza& stanza) {
    X25519Stanza result{{}, stanza.body};
    const auto share = stanza.arguments.size() == 2 ? crypto::from_base64(stanza.arguments[1], Padding::without) : std::nullopt;
    if (!share || share->size() != result.share.size() || stanza.body.size() != wrapped_size) return bad_stanza();
    std::ranges::copy(*share, result.share.begin());
    return result;
}

// A decimal number of one or two digits without a leading zero.
bool read_work(std::string_view text, unsigned& work) {
    if (text.empty() || text.size() > 2 || text.starts_with('0')) return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), work);
    return error == std::errc{} && end == text.data() + text.size();
}

Result<ScryptStanza> read_scrypt(const Stanza& stanza) {
    ScryptStanza result{{}, 0, stanza.body};
    if (stanza.arguments.size() != 3 || stanza.body.size() != wrapped_size) return bad_stanza();
    const auto salt = crypto::from_base64(stanza.arguments[1], Padding::without);
    if (!salt || salt->size() != scrypt_salt_size || !read_work(stanza.arguments[2], result.work)) return bad_stanza();
    if (result.work > crypto::scrypt_work_accepted) return bad_stanza();
    result.salt = *salt;
    return result;
}

// All stanzas that this program knows are well formed, whoever they are for. Others, "grease" among them, are passed over.
Result<void> check_stanzas(const AgeHeader& header) {
    for (const Stanza& stanza : header.stanzas) {
        if (stanza.type() == scrypt && (header.stanzas.size() > 1 || !read_scrypt(stanza))) return bad_stanza();
        if (stanza.type() == x25519 && !read_x25519(stanza)) return bad_stanza();
    }
    return {};
}

// The file key, or an empty one when the stanza is for somebody else.
Result<Secret> unwrap(const X25519Stanza& stanza, const crypto::AgreementKey& key) {
    const auto shared = key.agree(stanza.share);
    if (!shared) return bad_stanza();
    auto file_key = crypto::unwrap_once(x25519_wrapping_key(*shared, stanza.share, key.public_key()), stanza.wrapped);
    return file_key ? std::move(*file_key) : Secret{};
}

using Unwrap = std::function<Result<Secret>(const Stanza&)>;

// `when_passphrase` is the fact of the refusal when the file asks for a passphrase.
Result<Secret> file_key_of(const AgeHeader& header, const Unwrap& unwrap_one, std::string_view when_passphrase) {
    for (const Stanza& stanza : header.stanzas) {
        auto file_key = unwrap_one(stanza);
        if (!file_key || !file_key->empty()) return file_key;
    }
    const bool asks_for_passphrase = header.stanzas.front().type() == scrypt;
    return refuse(Problem::bundle_not_for_me, rule::for_me, std::string(asks_for_passphrase ? when_passphrase : ""));
}

// The header fits into its largest size and one byte more; so does what shows that it does not.
Result<OpenedPayload> open_with(Source& file, std::string_view when_passphrase, const Unwrap& unwrap_one) {
    const auto start = file.read(0, static_cast<std::size_t>(std::min<std::uint64_t>(file.size(), age_header_limit + 1)));
    if (!start) return std::unexpected(start.error());
    const auto header = read_age_header(*start);
    if (!header) return std::unexpected(header.error());
    if (auto checked = check_stanzas(*header); !checked) return std::unexpected(checked.error());
    const auto file_key = file_key_of(*header, unwrap_one, when_passphrase);
    if (!file_key) return std::unexpected(file_key.error());
    if (!crypto::same(age_header_code(*file_key, header->authenticated), header->code)) {
        return refuse(Problem::bundle_envelope_broken, rule::header_code);
    }
    return open_payload(*file_key, file, header->size);
}

}  // namespace

Result<OpenedPayload> age_open(Source& file, std::span<const crypto::AgreementKey> keys) {
    return open_with(file, "passphrase", [&](const Stanza& stanza) -> Result<Secret> {
        if (stanza.type() != x25519) return Secret{};
        const auto known = read_x25519(stanza);
        if (!known) return std::unexpected(known.error());
        for (const crypto::AgreementKey& key : keys) {
            auto file_key = unwrap(*known, key);
            if (!file_key || !file_key->empty()) return file_key;
        }
        return Secret{};
    });
}

Result<OpenedPayload> age_open_with_passphrase(Source& file, ByteView passphrase) {
    return open_with(file, "wrong_passphrase", [&](const Stanza& stanza) -> Result<Secret> {
        if (stanza.type() != scrypt) return Secret{};
        const auto known = read_scrypt(stanza);
        if (!known) return std::unexpected(known.error());
        const auto key = scrypt_wrapping_key(passphrase, known->salt, known->work);
        if (!key) return std::unexpected(key.error());
        auto file_key = crypto::unwrap_once(*key, known->wrapped);
        return file_key ? std::move(*file_key) : Secret{};
    });
}

static Result<Bytes> bytes_of_payload(Result<OpenedPayload> opened) {
    if (!opened) return std::unexpected(opened.error());
    return std::move(opened->bytes);
}

Result<Bytes> age_decrypt(ByteView file, std::span<const crypto::AgreementKey> keys) {
    SourceInMemory source(file);
    return bytes_of_payload(age_open(source, keys));
}

Result<Bytes> age_decrypt_with_passphrase(ByteView file, ByteView passphrase) {
    SourceInMemory source(file);
    return bytes_of_payload(age_open_with_passphrase(source, passphrase));
}

bool age_asks_for_passphrase(ByteView file) {
    const auto header = read_age_header(file);
    return header && header->stanzas.front().type() == scrypt;
}

}  // namespace tributary::bundle
