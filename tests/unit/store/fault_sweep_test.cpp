// Every storage call fails in turn, once and for good, with and without the commit having taken place. Whatever was
// acknowledged is there when the vault is opened again, and no append is there in part.
#include "support.hpp"

using namespace tributary;
using namespace tributary::store;
using test::Records;

namespace {

using Batches = std::vector<Records>;

Batches batches() {
    return {{test::record_of(100, 1)},
            {test::record_of(40 * 1024, 2), test::record_of(10, 3)},
            {test::record_of(20 * 1024, 4)},
            Records(300, test::record_of(4000, 5)),
            {test::record_of(5, 6), test::record_of(6, 7), test::record_of(7, 8)}};
}

struct Outcome {
    bool created = false;
    std::size_t acknowledged = 0;    // batches, from the first
    bool passphrase_changed = false;
    bool finished = false;           // without any failure
};

struct Sweep {
    test::Keys keys;
    crypto::Secret new_key = crypto::random_secret(32);
    MemoryStorage storage;
    Outcome outcome;
    bool in_steps = false;

    void append_all(Vault& vault, const Batches& all, std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            vault.append(all[i], [this, i](const Result<void>& done) {
                if (done) outcome.acknowledged = i + 1;
                outcome.finished = outcome.finished && done;
            });
        while (vault.sealing()) vault.seal_next();
    }
    // create, append, change the passphrase, reopen, append: every kind of call.
    void run(const Batches& all) {
        outcome.finished = true;
        auto vault = test::create(storage, keys);
        outcome.created = vault != nullptr;
        outcome.finished = outcome.created;
        if (!vault) return;
        if (in_steps) vault->seal_in_steps();
        append_all(*vault, all, 0, 3);
        vault->change_passphrase(keys.kdf, new_key, [this](const Result<void>& done) {
            outcome.passphrase_changed = done.has_value();
            outcome.finished = outcome.finished && done;
        });
        if (!vault->settled()) return;
        auto opened = test::reopen(storage, new_key);
        if (!opened.vault) {
            outcome.finished = false;
            return;
        }
        if (in_steps) (*opened.vault)->seal_in_steps();
        append_all(**opened.vault, all, 3, all.size());
    }
};

// The number of whole batches that `records` are, or nothing when one is there in part.
std::optional<std::size_t> whole_batches(const Records& records, const Batches& all) {
    Records expected;
    for (std::size_t count = 0; count <= all.size(); ++count) {
        if (records == expected) return count;
        if (count < all.size()) test::add_to(expected, all[count]);
    }
    return std::nullopt;
}

void check_reopened(Sweep& sweep, const Batches& all) {
    sweep.storage.fault = {};
    if (!sweep.outcome.created && sweep.storage.files.empty()) return;
    auto opened = test::reopen(sweep.storage, sweep.new_key);
    if (!opened.vault && !sweep.outcome.passphrase_changed) opened = test::reopen(sweep.storage, sweep.keys.passphrase);
    REQUIRE(opened.vault);
    const auto found = whole_batches(opened.records, all);
    REQUIRE(found);
    REQUIRE(*found >= sweep.outcome.acknowledged);
    REQUIRE(test::append(**opened.vault, {test::record_of(3, 9)}));
}

std::size_t sweep_all(Fault fault, bool in_steps = false) {
    const Batches all = batches();
    for (std::size_t call = 1; call < 1000; ++call) {
        Sweep sweep;
        sweep.in_steps = in_steps;
        fault.call = call;
        sweep.storage.fault = fault;
        sweep.run(all);
        const bool finished = sweep.outcome.finished;
        if (finished) REQUIRE(sweep.outcome.acknowledged == all.size());
        check_reopened(sweep, all);
        if (finished && sweep.storage.calls() >= call) continue;   // survived the fault by going on
        if (finished) return call;
    }
    return 0;
}

}  // namespace

TEST_CASE("fault sweep: each storage call fails once") { CHECK(sweep_all({}) > 10); }
TEST_CASE("fault sweep: each storage call fails and all later ones") { CHECK(sweep_all({.for_good = true}) > 10); }
TEST_CASE("fault sweep: each confirmation is lost though the commit took place") {
    CHECK(sweep_all({.yet_done = true}) > 10);
}
TEST_CASE("fault sweep: each storage call fails while appends are sealed in steps") {
    CHECK(sweep_all({}, true) > 10);
    CHECK(sweep_all({.yet_done = true}, true) > 10);
}
TEST_CASE("fault sweep: storage full") {
    CHECK(sweep_all({.problem = Problem::storage_full, .for_good = true}) > 10);
}

TEST_CASE("power cut at every moment: what was acknowledged is there") {
    const Batches all = batches();
    for (std::size_t answered = 0; answered <= all.size(); ++answered) {
        Sweep sweep;
        auto vault = test::create(sweep.storage, sweep.keys);
        sweep.outcome.created = true;
        sweep.storage.deferred = true;
        sweep.append_all(*vault, all, 0, all.size());
        for (std::size_t i = 0; i < answered; ++i) sweep.storage.answer();
        sweep.storage.forget_waiting();
        vault.reset();
        sweep.storage.deferred = false;
        check_reopened(sweep, all);
    }
}
