// Several vaults on one device, on the screens.
#include "screens_desk.hpp"

namespace tributary::ui {
namespace {

using test::Desk;

struct TwoVaultsDesk : Desk {
    TwoVaultsDesk() {
        model.phase = app::Phase::choosing;
        model.vaults = {{"", "", 0, 0}, {"0123456789abcdef", "Idris Wold, Police", test::an_evening - 2 * test::one_day, test::an_evening - 9 * test::one_day}};
        ask(app::DismissMessage{});  // so that the model knows what time it is
    }
    template <class T>
    const T* asked_for() const {
        for (const app::Intent& intent : asked)
            if (const T* found = std::get_if<T>(&intent)) return found;
        return nullptr;
    }
    void press_only(std::string_view name) {
        post_first({EventKind::activated, find(Role::button, name).id});
        draw();
    }
};

}  // namespace

TEST_CASE("the list of vaults shows their names and times, and one press opens one") {
    TwoVaultsDesk desk;
    CHECK(desk.title() == "Vaults, Tributary");
    CHECK(desk.has(Role::heading, "The first vault"));
    CHECK(desk.has(Role::heading, "Idris Wold, Police"));
    CHECK(desk.says("Not known when it was last opened. No backup is known."));
    desk.press_only("Open Idris Wold, Police");
    REQUIRE(desk.asked_for<app::ChooseVault>());
    CHECK(desk.asked_for<app::ChooseVault>()->place == "0123456789abcdef");
}

TEST_CASE("a vault goes only when its name was typed, and the harmless answer comes first") {
    TwoVaultsDesk desk;
    desk.press("Remove Idris Wold, Police");
    CHECK(desk.says("What was written after it is in no other place."));
    desk.fill("Name of the vault", "Idris Wold");
    desk.press_only("Remove it for good");
    CHECK_FALSE(desk.asked_for<app::RemoveVault>());
    desk.show();
    CHECK(desk.says("letter by letter"));
    desk.fill("Name of the vault", "Idris Wold, Police");
    desk.press_only("Remove it for good");
    REQUIRE(desk.asked_for<app::RemoveVault>());
    CHECK(desk.asked_for<app::RemoveVault>()->place == "0123456789abcdef");
    desk.show();
    CHECK_FALSE(desk.has(Role::text_box, "Name of the vault"));
    desk.press("Remove The first vault");
    CHECK(desk.says("Open it and back it up first"));
    desk.press("Keep the vault");
    CHECK_FALSE(desk.has(Role::text_box, "Name of the vault"));
}

TEST_CASE("what was typed for one vault is gone for the next") {
    TwoVaultsDesk desk;
    desk.model.phase = app::Phase::locked;
    desk.model.vault = "0123456789abcdef";
    desk.show();
    CHECK(desk.says("Idris Wold, Police"));
    desk.fill("Passphrase", "copper window walnut gravel");
    desk.press("Other vaults on this device");
    CHECK(desk.model.phase == app::Phase::choosing);
    desk.ask(app::ChooseVault{""});
    desk.ask(app::Go{});
    desk.model.phase = app::Phase::locked;
    desk.show();
    CHECK(desk.value(Role::text_box, "Passphrase").empty());
}

TEST_CASE("another vault is given a name, with words about who can read it; the open one can be renamed") {
    TwoVaultsDesk desk;
    desk.press("Make another vault");
    desk.model.phase = app::Phase::first_run;
    desk.show();
    CHECK(desk.says("Everybody who uses this device can read it"));
    desk.fill("Name of this vault", "Nell Sallow");
    desk.fill("Your name", "Nell Sallow");
    desk.fill("Agency", "Thornmere board");
    desk.fill("Role", "Board administrator");
    desk.press("Continue");
    CHECK(desk.model.first_run.vault_name == "Nell Sallow");
    desk.open_as("Nell Sallow", "Thornmere board", "Board administrator");
    desk.ask(app::Go{{app::Screen::this_device}});
    desk.fill("Name of this vault", "Board office");
    REQUIRE(desk.model.this_vault());
    CHECK(desk.model.this_vault()->name == "Board office");
}

}  // namespace tributary::ui
