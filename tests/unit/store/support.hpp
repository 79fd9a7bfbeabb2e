// What the tests of the vault share: keys, a vault in memory, and what can be read back from it.
#pragma once

#include <doctest/doctest.h>

#include <random>

#include "crypto/random.hpp"
#include "crypto/start.hpp"
#include "store/memory_storage.hpp"
#include "store/vault.hpp"

namespace tributary::store::test {

using Records = std::vector<Bytes>;

/// Keys of a test vault. The passphrase key is random: deriving one takes long and is tested in crypto.
struct Keys {
    crypto::KdfParameters kdf;
    crypto::Secret passphrase;
    crypto::Secret recovery;

    Keys() {
        REQUIRE(crypto::start());
        kdf = crypto::new_kdf_parameters();
        passphrase = crypto::random_secret(32);
        recovery = crypto::random_secret(32);
    }
    [[nodiscard]] NewVault fresh() const { return {kdf, passphrase, recovery, {}}; }
};

inline std::unique_ptr<Vault> create(StoragePort& port, const Keys& keys) {
    std::unique_ptr<Vault> vault;
    Vault::create(port, keys.fresh(), [&](Result<std::unique_ptr<Vault>> made) {
        if (made) vault = std::move(*made);
    });
    return vault;
}

struct Reopened {
    Result<std::unique_ptr<Vault>> vault;
    Records records;
};

inline Reopened reopen(StoragePort& port, const crypto::Secret& key, Slot slot = Slot::passphrase,
                       Access access = Access::read_write) {
    Records records;
    auto vault = Vault::open(port, {slot, key}, access, [&](ByteView record) -> Result<void> {
        records.emplace_back(record.begin(), record.end());
        return {};
    });
    return {std::move(vault), std::move(records)};
}

inline Problem problem_of(const Reopened& opened) {
    REQUIRE_FALSE(opened.vault.has_value());
    return opened.vault.error().problem;
}

/// Appends and says whether it was acknowledged at once.
inline Result<void> append(Vault& vault, Records records) {
    Result<void> answer = fail(Problem::usage);
    vault.append(std::move(records), [&](const Result<void>& result) { answer = result; });
    return answer;
}

inline Bytes record_of(std::size_t size, std::uint8_t value) { return Bytes(size, value); }

inline Bytes random_record(std::mt19937& random, std::size_t longest) {
    Bytes record(random() % (longest + 1));
    for (std::uint8_t& byte : record) byte = static_cast<std::uint8_t>(random());
    return record;
}

inline void add_to(Records& all, const Records& more) { all.insert(all.end(), more.begin(), more.end()); }

}  // namespace tributary::store::test
