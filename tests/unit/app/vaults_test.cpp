// Several vaults on one device: each by itself, none lost, none opened by another's key.
#include <doctest/doctest.h>

#include <set>

#include "twins.hpp"

using namespace tributary;
using namespace tributary::app;
using namespace tributary::app::testing;

namespace {

// One storage for each place, and what is told of them, as a browser has it.
class Shelf final : public store::StoragePort, public VaultsPort {
public:
    std::map<std::string, store::MemoryStorage> places;
    std::set<std::string> open_elsewhere;
    std::string text;
    std::optional<std::string> last, chosen;

    void find(std::function<void(VaultsFound)> done) override {
        VaultsFound found{{}, last};
        for (const auto& [place, storage] : places)
            if (!storage.files.empty()) found.places.push_back(place);
        done(std::move(found));
    }
    std::string told() override { return text; }
    void tell(const std::string& told) override { text = told; }
    void choose(const std::string& place, Done done) override {
        chosen = last = place;
        done({});
    }
    void leave() override { chosen.reset(); }
    void remove(const std::string& place, Done done) override {
        if (open_elsewhere.contains(place) || chosen == place) return done(fail(Problem::vault_read_only));
        places.erase(place);
        done({});
    }

    Result<std::vector<std::string>> list() override { return places[chosen.value()].list(); }
    Result<Bytes> read(const std::string& name) override { return places[chosen.value()].read(name); }
    void commit(const store::Transaction& transaction, Done done) override { places[chosen.value()].commit(transaction, std::move(done)); }
};

struct Shared {
    Shelf shelf;
    QuickKeys keys;
    Desk desk;
    std::unique_ptr<Engine> engine;

    Shared() { open_window(); }
    // Another window, or the same one loaded anew.
    void open_window(bool the_same = false) {
        static_cast<void>(crypto::start());
        if (!the_same) shelf.last.reset();
        shelf.chosen.reset();
        engine = std::make_unique<Engine>(Engine::Ports{.storage = shelf, .keys = keys, .device = desk, .write_read_me = no_read_me, .vaults = &shelf});
        engine->start();
    }
    void set_up(const std::string& name, const std::string& passphrase, const std::string& vault = {}) {
        engine->ask(TellWho{name, "Thornmere board", "Board administrator", vault});
        engine->ask(CreateVault{passphrase});
        engine->ask(ProveRecoveryKit{engine->model().first_run.recovery_key.substr(18, 8)});
        REQUIRE(model().phase == Phase::open);
    }
    [[nodiscard]] const Model& model() const { return engine->model(); }
};

constexpr std::string_view nells = "lantern meadow otter brisk", idriss = "copper window walnut gravel";

// Nell's vault is the first, Idris's the second; the window shows the list.
struct TwoVaults : Shared {
    std::string second;
    TwoVaults() {
        set_up("Nell Sallow", std::string(nells));
        engine->ask(NewReferral{"TH-1", "Child R", "", ""});
        engine->ask(Lock{});
        engine->ask(ShowVaults{});
        engine->ask(MakeAnotherVault{});
        REQUIRE(model().phase == Phase::first_run);
        second = model().vault;
        set_up("Idris Wold", std::string(idriss), "Idris Wold, Police");
        engine->ask(Lock{.to_vaults = true});
        REQUIRE(model().phase == Phase::choosing);
    }
    void open(const std::string& place, std::string_view passphrase) {
        engine->ask(ChooseVault{place});
        engine->ask(Unlock{std::string(passphrase)});
    }
};

}  // namespace

TEST_CASE("a device with one vault asks for nothing but its passphrase") {
    Shared device;
    CHECK(device.model().phase == Phase::first_run);
    device.set_up("Nell Sallow", std::string(nells));
    CHECK(device.shelf.chosen == "");
    device.open_window();
    CHECK(device.model().phase == Phase::locked);
    device.shelf.text.clear();  // what is told of it was lost, or it was made by an older program
    device.open_window();
    CHECK(device.model().phase == Phase::locked);
}

TEST_CASE("two vaults: a new window lists both, with names and times and nothing else; a window loaded anew goes back to its own") {
    TwoVaults device;
    CHECK(device.second.size() == 16);
    REQUIRE(device.model().vaults.size() == 2);
    CHECK(device.model().vaults[0].place.empty());
    CHECK(device.model().vaults[1].name == "Idris Wold, Police");
    CHECK(device.model().vaults[1].opened_at > 0);
    for (const std::string_view word : {"Child R", "TH-1", "Nell"}) CHECK(device.shelf.text.find(word) == std::string::npos);
    CHECK(device.model().cases.empty());
    CHECK(device.model().me.name.empty());
    CHECK_FALSE(device.shelf.chosen);
    device.open_window();
    CHECK(device.model().phase == Phase::choosing);
    device.engine->ask(ChooseVault{device.second});
    CHECK(device.model().phase == Phase::locked);
    device.open_window(true);
    CHECK(device.model().phase == Phase::locked);
    CHECK(device.model().vault == device.second);
}

TEST_CASE("two vaults: neither opens with the other's passphrase, and neither shows what is in the other") {
    TwoVaults device;
    device.open(device.second, nells);
    CHECK(device.model().phase == Phase::locked);
    CHECK(device.model().unlocking.error->problem == Problem::vault_wrong_passphrase);
    device.engine->ask(Unlock{std::string(idriss)});
    REQUIRE(device.model().phase == Phase::open);
    CHECK(device.model().me.name == "Idris Wold");
    CHECK(device.model().cases.empty());
    const auto before = device.shelf.places[""].files;
    device.engine->ask(NewReferral{"TH-2", "Child S", "", ""});
    CHECK(device.shelf.places[""].files == before);
    device.engine->ask(Lock{.to_vaults = true});
    device.open("", nells);
    REQUIRE(device.model().phase == Phase::open);
    CHECK(device.model().cases.size() == 1);
    device.engine->ask(NameVault{"Board office"});
    device.engine->ask(MakeBackup{});
    device.engine->ask(Lock{.to_vaults = true});
    CHECK(device.model().vaults[0].name == "Board office");
    CHECK(device.model().vaults[0].backup_at > 0);
}

TEST_CASE("a backup is restored as another vault, beside the one that is here") {
    TwoVaults device;
    device.open("", nells);
    device.engine->ask(MakeBackup{});
    const Bytes backup = device.desk.files.back().bytes;
    device.engine->ask(Lock{});
    const auto first = device.shelf.places[""].files;
    device.engine->ask(MakeAnotherVault{});
    const std::string third = device.model().vault;
    CHECK(third != device.second);
    device.engine->ask(RestoreBackup{backup, std::string(nells), {}});
    REQUIRE(device.model().phase == Phase::open);
    CHECK(device.model().cases.size() == 1);
    CHECK(device.shelf.places[""].files == first);
    device.engine->ask(Lock{.to_vaults = true});
    CHECK(device.model().vaults.size() == 3);
}

TEST_CASE("a vault is removed alone, and not while it is open in another tab; nothing is kept of it") {
    TwoVaults device;
    const auto first = device.shelf.places[""].files;
    device.shelf.open_elsewhere = {device.second};
    device.engine->ask(RemoveVault{device.second});
    CHECK(device.model().message->words_key == "vault_in_use");
    CHECK(device.model().vaults.size() == 2);
    device.shelf.open_elsewhere.clear();
    device.engine->ask(RemoveVault{device.second});
    CHECK(device.model().message->words_key == "vault_removed");
    CHECK(device.model().vaults.size() == 1);
    CHECK(device.model().phase == Phase::choosing);
    CHECK(device.shelf.text.find(device.second) == std::string::npos);
    CHECK(device.shelf.places[""].files == first);
    device.engine->ask(RemoveVault{""});
    CHECK(device.model().phase == Phase::first_run);
    CHECK(device.shelf.chosen == "");
}

TEST_CASE("a vault whose storage was cleared is not mistaken for a new device") {
    TwoVaults device;
    device.shelf.places[device.second].files.clear();
    device.open_window();
    REQUIRE(device.model().vaults.size() == 2);
    device.engine->ask(ChooseVault{device.second});
    CHECK(device.model().phase == Phase::first_run);
    CHECK(device.model().message->words_key == "vault_gone");
}

TEST_CASE("what is told of vaults is read whatever stands there") {
    const std::vector<VaultHere> vaults = {{"", "Nell", 5, 6}, {"0123456789abcdef", "Ŵ", 0, 0}};
    CHECK(read_vaults(write_vaults(vaults)) == vaults);
    for (const std::string_view text : {"", "{", "[]", R"({"vaults":1})", R"({"vaults":[1,{"place":2},{"place":"../x"},{"place":"0123456789ABCDEF"}]})"}) CHECK(read_vaults(text).empty());
    CHECK(read_vaults(R"({"vaults":[{"place":""},{"place":""}]})").size() == 1);
    CHECK(all_vaults("nonsense", {"0123456789abcdef", "", "etc"}).size() == 2);
    CHECK(all_vaults("nonsense", {"0123456789abcdef", ""}).front().place.empty());
    const std::string fitting = fitting_vault_name(std::string(79, 'a') + "ŵŵ");
    CHECK(fitting == std::string(79, 'a'));
}
