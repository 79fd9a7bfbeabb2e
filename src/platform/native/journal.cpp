#include "platform/native/journal.hpp"

#include <algorithm>

#include "crypto/digest.hpp"
#include "store/wire.hpp"

namespace tributary::platform {

namespace {

constexpr std::string_view magic = "tributary-journal 1\n";
constexpr std::size_t digest_size = 32;

void write_name(store::Writer& writer, const std::string& name) {
    writer.u8(static_cast<std::uint8_t>(name.size()));
    writer.raw(bytes_of(name));
}

std::optional<std::string> read_name(store::Reader& reader) {
    std::string name(text_of(reader.raw(reader.u8())));
    if (!store::is_storage_name(name)) return std::nullopt;
    return name;
}

std::optional<store::Transaction> read_fields(store::Reader reader) {
    if (text_of(reader.raw(magic.size())) != magic) return std::nullopt;
    store::Transaction transaction;
    for (std::uint32_t left = reader.u32(); left > 0; --left) {
        const auto name = read_name(reader);
        if (!name) return std::nullopt;
        const ByteView contents = reader.raw(reader.u64());
        transaction.puts[*name] = Bytes(contents.begin(), contents.end());
    }
    for (std::uint32_t left = reader.u32(); left > 0; --left) {
        const auto name = read_name(reader);
        if (!name) return std::nullopt;
        transaction.deletes.push_back(*name);
    }
    if (!reader.at_end()) return std::nullopt;
    return transaction;
}

}  // namespace

Bytes write_journal(const store::Transaction& transaction) {
    store::Writer writer;
    writer.raw(bytes_of(magic));
    writer.u32(static_cast<std::uint32_t>(transaction.puts.size()));
    for (const auto& [name, contents] : transaction.puts) {
        write_name(writer, name);
        writer.u64(contents.size());
        writer.raw(contents);
    }
    writer.u32(static_cast<std::uint32_t>(transaction.deletes.size()));
    for (const std::string& name : transaction.deletes) write_name(writer, name);
    writer.raw(crypto::sha256(writer.bytes()));
    return writer.take();
}

std::optional<store::Transaction> read_journal(ByteView bytes) {
    if (bytes.size() < digest_size) return std::nullopt;
    const ByteView fields = bytes.first(bytes.size() - digest_size);
    if (!std::ranges::equal(crypto::sha256(fields), bytes.last(digest_size))) return std::nullopt;
    return read_fields(store::Reader(fields));
}

}  // namespace tributary::platform
