// A page that is nothing but a vault: the real storage, worker and store, driven by page.mjs for the tests.
//
// Record number k is known in full from k and its batch, so that opening can tell whether every record is there, whole,
// in order, and whether the last batch is complete.
#include <emscripten.h>

#include "crypto/random.hpp"
#include "crypto/start.hpp"
#include "platform/browser/kdf_worker.hpp"
#include "platform/browser/storage_indexed_db.hpp"
#include "store/vault.hpp"
#include "store/wire.hpp"

using namespace tributary;

extern "C" void page_report(const char* what, double a, double b);

namespace {

platform::IndexedDbStorage storage;
platform::WorkerKeys keys;
std::unique_ptr<store::Vault> vault;

// The recovery key opens the page's vault at once; deriving a passphrase's key is a test of its own.
crypto::Secret recovery_key() { return crypto::Secret::copy_of("0123456789abcdef0123456789abcdef"); }
crypto::Secret passphrase() { return crypto::Secret::copy_of("correct horse battery staple"); }

void report(const char* what, double a = 0, double b = 0) { page_report(what, a, b); }
void report(const char* what, const Error& error) { report(what, static_cast<double>(error.problem)); }

Bytes record(std::uint32_t number, std::uint32_t batch, std::uint32_t count, std::uint32_t size) {
    store::Writer writer;
    for (const std::uint32_t value : {number, batch, count, size}) writer.u32(value);
    for (std::uint32_t at = 0; at < size; ++at) writer.u8(static_cast<std::uint8_t>(number * 31 + at * at));
    return writer.take();
}

struct Check {
    std::uint32_t found = 0;
    std::uint32_t batch_end = 0;
    bool right = true;

    void see(ByteView bytes) {
        store::Reader reader(bytes);
        const std::uint32_t number = reader.u32(), batch = reader.u32(), count = reader.u32(), size = reader.u32();
        const Bytes expected = record(number, batch, count, size);
        right = right && number == found && std::ranges::equal(bytes, expected);
        batch_end = batch + count;
        ++found;
    }
    bool whole() const { return right && found == batch_end; }
};

void open(store::Slot slot, const crypto::Secret& key) {
    Check check;
    auto opened = store::Vault::open(storage, {slot, key},
                                     storage.writable() ? store::Access::read_write : store::Access::read_only,
                                     [&](ByteView bytes) -> Result<void> {
                                         check.see(bytes);
                                         return {};
                                     });
    if (!opened) return report("refused", opened.error());
    vault = std::move(*opened);
    storage.release();
    report(check.whole() ? "open" : "broken", check.found, storage.writable() ? 1 : 0);
}

void create(store::KeyPort::Derived derived) {
    report("derived", derived.kdf.memory_kib, derived.kdf.passes);
    const auto recovery = recovery_key();
    store::Vault::create(storage, {derived.kdf, derived.key, recovery, {}}, [](Result<std::unique_ptr<store::Vault>> made) {
        if (!made) return report("refused", made.error());
        vault = std::move(*made);
        report("open", 0, 1);
    });
}

void loaded(const Result<void>& result) {
    if (!result) return report("refused", result.error());
    const auto header = store::stored_header(storage);
    if (header) return open(store::Slot::recovery, recovery_key());
    if (header.error().problem != Problem::vault_missing) return report("refused", header.error());
    keys.derive_new(passphrase(), [](Result<store::KeyPort::Derived> derived) {
        if (!derived) return report("refused", derived.error());
        create(std::move(*derived));
    });
}

}  // namespace

extern "C" {

// Ends with "open" (records found, writer or not), "broken" or "refused".
EMSCRIPTEN_KEEPALIVE void page_start() {
    if (!crypto::start()) return report("refused");
    storage.choose("", [](const Result<void>& result) {
        if (!result) return report("refused", result.error());
        storage.load(loaded);
    });
}

EMSCRIPTEN_KEEPALIVE void page_open_with_passphrase() {
    vault.reset();
    storage.load([](const Result<void>&) {
        const auto header = store::stored_header(storage);
        if (!header) return report("refused", header.error());
        keys.derive(passphrase(), header->kdf, [](Result<store::KeyPort::Derived> derived) {
            if (!derived) return report("refused", derived.error());
            open(store::Slot::passphrase, derived->key);
        });
    });
}

// Ends with "saved" (number of records up to there) or "failed" (problem, the same number).
EMSCRIPTEN_KEEPALIVE void page_append(std::uint32_t first, std::uint32_t count, std::uint32_t size) {
    std::vector<Bytes> records;
    for (std::uint32_t i = 0; i < count; ++i) records.push_back(record(first + i, first, count, size));
    vault->append(std::move(records), [last = first + count](const Result<void>& result) {
        result ? report("saved", last) : report("failed", static_cast<double>(result.error().problem), last);
    });
}

EMSCRIPTEN_KEEPALIVE void page_retry() {
    vault->retry([](const Result<void>& result) {
        result ? report("saved", static_cast<double>(vault->records())) : report("failed", result.error());
    });
}

EMSCRIPTEN_KEEPALIVE void page_rewrap() {
    vault->change_recovery_key(recovery_key(), [](const Result<void>& result) {
        result ? report("rewrapped") : report("failed", result.error());
    });
}

EMSCRIPTEN_KEEPALIVE void page_persist() {
    storage.ask_persistence([](bool granted) { report("persistence", granted ? 1 : 0); });
    storage.estimate([](platform::StorageSpace space) { report("space", space.used, space.quota); });
}

// Problems by name for the tests.
EMSCRIPTEN_KEEPALIVE int problem_storage_full() { return static_cast<int>(Problem::storage_full); }
EMSCRIPTEN_KEEPALIVE int problem_storage_failed() { return static_cast<int>(Problem::storage_failed); }
EMSCRIPTEN_KEEPALIVE int problem_storage_refused() { return static_cast<int>(Problem::storage_refused); }
EMSCRIPTEN_KEEPALIVE int problem_vault_read_only() { return static_cast<int>(Problem::vault_read_only); }
EMSCRIPTEN_KEEPALIVE int problem_vault_damaged() { return static_cast<int>(Problem::vault_damaged); }

}  // extern "C"

int main() { return 0; }
