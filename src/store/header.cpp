#include "store/header.hpp"

#include <algorithm>

#include "crypto/seal.hpp"
#include "store/wire.hpp"

namespace tributary::store {

namespace {

constexpr std::string_view magic = "tributary-vault\n";
constexpr std::uint8_t argon2id = 1;
constexpr std::size_t slot_size = crypto::seal_key_size + crypto::seal_overhead;
constexpr std::size_t digest_size = 32;

void write_identity(Writer& writer, const Header& header) {
    writer.raw(bytes_of(magic));
    writer.u16(vault_version);
    writer.raw(header.vault.bytes);
}

void write_kdf(Writer& writer, const crypto::KdfParameters& kdf) {
    writer.u8(argon2id);
    writer.u32(kdf.memory_kib);
    writer.u32(kdf.passes);
    writer.raw(kdf.salt);
}

// The recovery slot does not speak for the derivation parameters: a new passphrase must leave it as it is.
Bytes slot_context(const Header& header, Slot slot) {
    Writer writer;
    writer.u8(static_cast<std::uint8_t>(slot));
    write_identity(writer, header);
    if (slot == Slot::passphrase) write_kdf(writer, header.kdf);
    return writer.take();
}

Bytes sealed_part(const Header& header) {
    Writer writer;
    write_identity(writer, header);
    write_kdf(writer, header.kdf);
    writer.raw(header.passphrase_slot);
    writer.raw(header.recovery_slot);
    return writer.take();
}

Result<Bytes> wrap(const Header& header, Slot slot, const crypto::Secret& key, const crypto::Secret& vault_key) {
    return crypto::seal(key, vault_key.view(), slot_context(header, slot));
}

Result<Header> sealed(Header header, const crypto::Secret& vault_key) {
    auto seal = crypto::seal(vault_key, {}, sealed_part(header));
    if (!seal) return std::unexpected(seal.error());
    header.seal = std::move(*seal);
    return header;
}

bool digest_holds(ByteView bytes) {
    const auto digest = crypto::sha256(bytes.first(bytes.size() - digest_size));
    return std::ranges::equal(digest, bytes.last(digest_size));
}

Bytes copied(ByteView view) { return {view.begin(), view.end()}; }

Result<Header> read_fields(Reader& reader) {
    Header header;
    header.vault.bytes = reader.array<16>();
    const bool known = reader.u8() == argon2id;
    header.kdf.memory_kib = reader.u32();
    header.kdf.passes = reader.u32();
    header.kdf.salt = reader.array<16>();
    header.passphrase_slot = copied(reader.raw(slot_size));
    header.recovery_slot = copied(reader.raw(slot_size));
    header.seal = copied(reader.raw(crypto::seal_overhead));
    if (!known || !reader.at_end() || header.vault.is_nil() || !header.kdf.within_bounds())
        return fail(Problem::vault_header_damaged);
    return header;
}

}  // namespace

Result<Header> read_header(ByteView bytes) {
    if (bytes.size() < magic.size() + 2 + digest_size || !digest_holds(bytes)) return fail(Problem::vault_header_damaged);
    Reader reader(bytes.first(bytes.size() - digest_size));
    if (text_of(reader.raw(magic.size())) != magic) return fail(Problem::vault_header_damaged);
    const std::uint16_t version = reader.u16();
    if (version > vault_version) return fail(Problem::vault_newer, std::to_string(version));
    if (version < vault_version) return fail(Problem::vault_header_damaged);
    return read_fields(reader);
}

Bytes write_header(const Header& header) {
    Writer writer;
    writer.raw(sealed_part(header));
    writer.raw(header.seal);
    writer.raw(crypto::sha256(writer.bytes()));
    return writer.take();
}

Result<Header> make_header(const Id& vault, const crypto::KdfParameters& kdf, const HeaderKeys& keys) {
    Header header{vault, kdf, {}, {}, {}};
    auto slot = wrap(header, Slot::recovery, keys.recovery_key, keys.vault_key);
    if (!slot) return std::unexpected(slot.error());
    header.recovery_slot = std::move(*slot);
    return with_passphrase(header, keys.vault_key, kdf, keys.passphrase_key);
}

Result<Header> with_passphrase(const Header& header, const crypto::Secret& vault_key, const crypto::KdfParameters& kdf,
                               const crypto::Secret& passphrase_key) {
    if (!kdf.within_bounds()) return fail(Problem::key_out_of_bounds);
    Header changed = header;
    changed.kdf = kdf;
    auto slot = wrap(changed, Slot::passphrase, passphrase_key, vault_key);
    if (!slot) return std::unexpected(slot.error());
    changed.passphrase_slot = std::move(*slot);
    return sealed(std::move(changed), vault_key);
}

Result<Header> with_recovery_key(const Header& header, const crypto::Secret& vault_key,
                                 const crypto::Secret& recovery_key) {
    Header changed = header;
    auto slot = wrap(changed, Slot::recovery, recovery_key, vault_key);
    if (!slot) return std::unexpected(slot.error());
    changed.recovery_slot = std::move(*slot);
    return sealed(std::move(changed), vault_key);
}

Result<crypto::Secret> unwrap(const Header& header, Slot slot, const crypto::Secret& key) {
    const Bytes& box = slot == Slot::passphrase ? header.passphrase_slot : header.recovery_slot;
    auto vault_key = slot == Slot::vault_key ? Result<crypto::Secret>(key.clone()) : crypto::open_secret(key, box, slot_context(header, slot));
    if (!vault_key) return fail(Problem::vault_wrong_passphrase);
    if (!crypto::open(*vault_key, header.seal, sealed_part(header))) return fail(Problem::vault_header_damaged);
    return vault_key;
}

}  // namespace tributary::store
