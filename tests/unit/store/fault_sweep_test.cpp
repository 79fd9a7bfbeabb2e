// Every storage call fails in turn, once and for good, with and without the commit having taken place. Whatever was
// acknowledged is there when the vault is opened again, and no append is there in part. Swept are making, unlocking, appending,
// typing, packing segments together (compaction), a change of passphrase, backing up, restoring and salvaging.
#include "store/backup.hpp"
#include "store/salvage.hpp"
#include "support.hpp"

#include <algorithm>

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

// ---- drafts and compaction

namespace {

// A value of `number` is typed in two pauses and left: the drafts hold part of it, or the records hold all of it.
Bytes words_of(std::size_t number, std::size_t letters) { return Bytes(letters, static_cast<std::uint8_t>('a' + number)); }

struct Typed {
    test::Keys keys;
    MemoryStorage storage;
    std::vector<std::string> acknowledged;
    bool finished = true;

    void keep(Vault& vault, Records records, Bytes drafts, std::string name) {
        vault.append(std::move(records), std::move(drafts), [this, name](const Result<void>& done) {
            if (done) acknowledged.push_back(name);
            finished = finished && done;
        });
    }
    void run() {
        const auto vault = test::create(storage, keys);
        finished = vault != nullptr;
        if (!vault) return;
        for (std::size_t i = 0; i < 4; ++i) {
            keep(*vault, {}, words_of(i, 10), "typed");
            keep(*vault, {}, words_of(i, 20), "typed on");
            keep(*vault, {words_of(i, 30)}, {}, "left");
        }
        // Outgrows the tail: small segments are packed into full ones in the same transaction.
        keep(*vault, Records(280, test::record_of(4000, 9)), {}, "packed");
    }
};

void check_typed(Typed& typed) {
    typed.storage.fault = {};
    if (typed.storage.files.empty()) {
        REQUIRE(typed.acknowledged.empty());
        return;
    }
    const auto opened = test::reopen(typed.storage, typed.keys.passphrase);
    REQUIRE(opened.vault);
    const std::size_t left = std::min<std::size_t>(opened.records.size(), 4);
    for (std::size_t i = 0; i < left; ++i) REQUIRE(opened.records[i] == words_of(i, 30));
    REQUIRE((opened.records.size() == left || opened.records.size() == 284));
    const auto acknowledged = [&](std::string_view name) { return static_cast<std::size_t>(std::ranges::count(typed.acknowledged, name)); };
    REQUIRE(left >= acknowledged("left"));
    if (acknowledged("packed") > 0) REQUIRE(opened.records.size() == 284);
    // What was typed last and not left yet is in the drafts, no less of it than was acknowledged.
    const Bytes& drafts = (*opened.vault)->opened_drafts();
    if (acknowledged("typed") > left) REQUIRE(drafts.size() >= 10);
    if (acknowledged("typed on") > left) REQUIRE(drafts == words_of(left, 20));
    if (!drafts.empty()) REQUIRE(drafts == words_of(left, drafts.size()));
}

std::size_t sweep_typing(Fault fault) {
    for (std::size_t call = 1; call < 1000; ++call) {
        Typed typed;
        fault.call = call;
        typed.storage.fault = fault;
        typed.run();
        const bool untouched = typed.finished && typed.storage.calls() < call;
        check_typed(typed);
        if (untouched) return call;
    }
    return 0;
}

}  // namespace

TEST_CASE("fault sweep: typing, leaving a field and packing segments together") {
    CHECK(sweep_typing({}) > 10);
    CHECK(sweep_typing({.for_good = true}) > 10);
    CHECK(sweep_typing({.yet_done = true}) > 10);
    CHECK(sweep_typing({.problem = Problem::storage_full, .for_good = true}) > 10);
}

// ---- backup, restore, salvage

TEST_CASE("fault sweep: a backup holds everything or is not made, and a restore leaves the old vault or the new one") {
    test::Keys keys, others;
    MemoryStorage from;
    const Records all{test::record_of(9000, 1), test::record_of(40'000, 2)};
    REQUIRE(test::append(*test::create(from, keys), all));
    for (const bool for_good : {false, true})
        for (const bool yet_done : {false, true}) {
            std::size_t call = 1;
            for (bool untouched = false; !untouched; ++call) {
                MemoryStorage to;
                REQUIRE(test::append(*test::create(to, others), {test::record_of(50'000, 3)}));
                const auto old = to.files;
                const std::size_t used = from.calls();
                from.fault = {.call = used + call, .for_good = for_good, .yet_done = yet_done};
                to.fault = {.call = to.calls() + call, .for_good = for_good, .yet_done = yet_done};
                const std::size_t until = to.fault.call;
                const auto files = stored_files(from);
                if (files) REQUIRE(*files == from.files);
                Result<void> done = fail(Problem::usage);
                replace_all(to, from.files, [&](const Result<void>& result) { done = result; });
                if (done) REQUIRE(to.files == from.files);
                REQUIRE((to.files == old || to.files == from.files));
                untouched = files && done && to.calls() < until && from.calls() < used + call;
                to.fault = {};
                from.fault = {};
                if (to.files == from.files) REQUIRE(test::reopen(to, keys.passphrase).records == all);
                REQUIRE(call < 100);
            }
            CHECK(call > 5);
        }
}

TEST_CASE("fault sweep: salvage reads on whatever fails, and writes nothing") {
    test::Keys keys;
    MemoryStorage storage;
    const auto vault = test::create(storage, keys);
    for (std::uint8_t i = 0; i < 5; ++i) REQUIRE(test::append(*vault, {test::record_of(40'000, i)}));
    const auto files = storage.files;
    for (const bool for_good : {false, true})
        for (std::size_t call = 1; call < 25; ++call) {
            storage.fault = {.call = storage.calls() + call, .for_good = for_good};
            Salvage salvage(storage);
            std::size_t read = 0;
            if (salvage.begin({Slot::passphrase, keys.passphrase}))
                while (salvage.step()) read += salvage.take().size();
            REQUIRE(storage.files == files);
            REQUIRE(read <= 5);
            if (!for_good && call > 4) REQUIRE(read >= 4);
            storage.fault = {};
            REQUIRE(test::reopen(storage, keys.passphrase).records.size() == 5);
        }
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
