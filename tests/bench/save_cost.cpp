// What a save of 1 KiB costs this program itself, in vaults of 1, 10 and 100 MB: planning, sealing, the head, the transaction, with
// the storage in memory. What tests/bench/vault_saves.bench.mjs measures beyond that is the browser's and the disk's.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "crypto/random.hpp"
#include "crypto/start.hpp"
#include "store/memory_storage.hpp"
#include "store/vault.hpp"

using namespace tributary;
using namespace tributary::store;

namespace {

constexpr std::size_t megabyte = 1'000'000;
constexpr std::size_t saves = 300;

bool append(Vault& vault, std::size_t count, std::size_t size) {
    bool done = false;
    vault.append(std::vector<Bytes>(count, Bytes(size, 'r')), [&](const Result<void>& result) { done = result.has_value(); });
    return done;
}

struct Times {
    double median, p95;
    std::size_t head;
};

Times measure(Vault& vault, const MemoryStorage& storage) {
    std::vector<double> times;
    for (std::size_t i = 0; i < saves; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        if (!append(vault, 1, 1024)) return {};
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    std::ranges::sort(times);
    return {times[saves / 2], times[saves * 95 / 100], storage.files.at(head_name).size()};
}

}  // namespace

// As tests/bench/lib/report.mjs.
void report(std::size_t size, const char* what, double value, double compared, std::size_t head) {
    std::printf("{\"name\":\"a change of 1 KiB saved, vault of %zu MB, %s\",\"value\":%.3f,\"unit\":\"ms\",\"ratio\":%.2f,\"ratio_to\":\"in 1 MB\",\"words\":\"native, storage in memory; the head has %zu bytes\"}\n",
                size, what, value, value / compared, head);
}

int main() {
    if (!crypto::start()) return 1;
    MemoryStorage storage;
    std::unique_ptr<Vault> vault;
    const crypto::Secret key = crypto::random_secret(32);
    Vault::create(storage, {crypto::new_kdf_parameters(), key, key, {}}, [&](Result<std::unique_ptr<Vault>> made) {
        if (made) vault = std::move(*made);
    });
    if (!vault) return 1;
    Times least{};
    std::size_t written = 0;
    for (const std::size_t size : {std::size_t{1}, std::size_t{10}, std::size_t{100}}) {
        for (; written < size * megabyte; written += 250 * 4096)
            if (!append(*vault, 250, 4096)) return 1;
        const Times times = measure(*vault, storage);
        if (least.median == 0) least = times;
        report(size, "median", times.median, least.median, times.head);
        report(size, "p95", times.p95, least.p95, times.head);
    }
    return 0;
}
