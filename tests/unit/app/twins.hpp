// A whole application without a browser: storage in memory, a clock that ticks, files kept in a list.
#pragma once

#include <string>
#include <vector>

#include "app/engine.hpp"
#include "crypto/digest.hpp"
#include "crypto/start.hpp"
#include "store/memory_chunks.hpp"

namespace tributary::app::testing {

// Argon2id is proved in tests/unit/crypto; here a digest stands in, so that a hundred unlocks take no time.
class QuickKeys final : public store::KeyPort {
public:
    void derive(crypto::Secret passphrase, const crypto::KdfParameters& kdf, Done done) override {
        Bytes mixed(passphrase.view().begin(), passphrase.view().end());
        mixed.insert(mixed.end(), kdf.salt.begin(), kdf.salt.end());
        const crypto::Digest digest = crypto::sha256(mixed);
        done(Derived{kdf, crypto::Secret::copy_of(ByteView(digest))});
    }
    void derive_new(crypto::Secret passphrase, Done done) override {
        derive(std::move(passphrase), crypto::new_kdf_parameters(), std::move(done));
    }
};

struct OfferedFile {
    std::string name;
    Bytes bytes;
};

class Desk final : public DevicePort {
public:
    std::int64_t time = 1'421'747'280'000;  // 20 January 2015, 09:48
    std::vector<OfferedFile> files;
    std::vector<Place> places;
    [[nodiscard]] std::int64_t now() override { return time += 1000; }
    void offer_file(const std::string& name, const std::string&, ByteView bytes) override { files.push_back({name, Bytes(bytes.begin(), bytes.end())}); }
    void show_address(const Place& place) override { places.push_back(place); }
    void ask_persistence() override {}
    void measure_storage() override { ++measured; }
    int measured = 0;
    bool keep_preferences(const std::string& text) override {
        preferences = text;
        return keeps;
    }
    void watch_use(int minutes) override { watched = minutes; }
    [[nodiscard]] std::string show_begun_file(const std::string& type) override {
        shown = {type, take_begun()};
        return "blob:1";
    }
    void forget_shown() override { shown.reset(); }
    std::optional<OfferedFile> shown;  // its type and its bytes
    std::string preferences;
    bool keeps = true;
    int watched = -1;
};

inline std::string no_read_me(const ReadMe& read_me) { return "<!doctype html><title>" + read_me.purpose + "</title>"; }

/// One person at one device.
struct Person {
    store::MemoryStorage storage;
    store::MemoryChunks chunks;
    QuickKeys keys;
    Desk desk;
    std::function<void()> work_waits;  // when set, work waits for `proceed`
    std::unique_ptr<Engine> engine;

    Person() { restart(); }

    void restart() {
        static_cast<void>(crypto::start());
        engine = std::make_unique<Engine>(Engine::Ports{storage, keys, desk, no_read_me, [] {}, work_waits, nullptr, nullptr, &chunks});
        engine->start();
    }
    void set_up(const std::string& name, const std::string& agency, const std::string& role) {
        engine->ask(TellWho{name, agency, role});
        engine->ask(CreateVault{"lantern meadow otter brisk"});
        const std::string kit = engine->model().first_run.recovery_key;
        engine->ask(ProveRecoveryKit{kit.substr(2 * 9, 8)});
    }
    void unlock(const std::string& passphrase = "lantern meadow otter brisk") { engine->ask(Unlock{passphrase}); }
    void proceed(int steps) {
        while (steps-- > 0) engine->proceed([] { return false; });
    }
    [[nodiscard]] const Model& model() const { return engine->model(); }
    [[nodiscard]] const Case& only_case() const { return model().cases.begin()->second; }
};

}  // namespace tributary::app::testing
