// First run and unlocking, found by role and name as the issue names them.
#include "screens_desk.hpp"

namespace tributary::ui {
namespace {

using test::Desk;

struct FirstRunDesk : Desk {
    explicit FirstRunDesk(Window window = {}) : Desk(window) {
        model.phase = app::Phase::first_run;
        show();
    }
    void say_who() {
        fill("Your name", "Idris Wold");
        fill("Agency", "Children's social care");
        fill("Role", "Report author");
        press("Continue");
    }
};

}  // namespace

TEST_CASE("first run asks who you are, and says beside the fields what is missing") {
    FirstRunDesk desk;
    CHECK(desk.title() == "You, Tributary");
    CHECK(desk.has(Role::heading, "Who you are"));
    CHECK(desk.says("No case data on this device yet"));
    CHECK(desk.says("Nothing has been stored yet"));
    desk.press("Continue");
    CHECK(desk.has(Role::alert, "3 things to put right before you go on"));
    CHECK(desk.says("Type the name of your agency."));
    desk.say_who();
    CHECK(desk.title() == "Passphrase, Tributary");
    CHECK(desk.model.first_run.agency == "Children's social care");
}

TEST_CASE("a short passphrase and two different ones are told and nothing typed is cleared") {
    FirstRunDesk desk;
    desk.say_who();
    desk.fill("Passphrase", "lantern meadow otter");
    CHECK(desk.says("Three words can be guessed. Add one more."));
    desk.fill("The same passphrase again", "lantern meadow");
    desk.press("Continue");
    CHECK(desk.says("The two do not match. Show them, then type the second again."));
    CHECK(desk.value(Role::text_box, "Passphrase") == "lantern meadow otter");
    desk.press("Back");
    CHECK(desk.value(Role::text_box, "Your name") == "Idris Wold");
}

TEST_CASE("Continue pressed in the very frame that takes the last letters is not lost") {
    FirstRunDesk desk;
    desk.say_who();
    desk.fill("Passphrase", "lantern meadow otter brisk");
    const NodeId again = desk.find(Role::text_box, "The same passphrase again").id;
    desk.post_first({EventKind::typed, again, "lantern meadow otter bris"});
    desk.post_first({EventKind::typed, again, "lantern meadow otter brisk"});
    desk.post_first({EventKind::activated, desk.find(Role::button, "Continue").id});
    desk.draw();
    REQUIRE(desk.asked.size() == 1);
    CHECK(std::get<app::CreateVault>(desk.asked[0]).passphrase == "lantern meadow otter brisk");
}

TEST_CASE("the passphrase goes on as an intent, once, and the recovery kit follows") {
    FirstRunDesk desk;
    desk.say_who();
    desk.fill("Passphrase", "lantern meadow otter brisk");
    CHECK(desk.says("Four words. Strong enough."));
    CHECK((desk.states(Role::text_box, "Passphrase") & state::password) != 0);
    desk.press("Show");
    CHECK((desk.states(Role::text_box, "Passphrase") & state::password) == 0);
    desk.fill("The same passphrase again", "lantern meadow otter brisk");
    desk.press("Continue");
    CHECK(desk.model.first_run.working);
    CHECK((desk.states(Role::button, "Continue") & state::busy) != 0);

    desk.model.first_run.working = false;
    desk.model.first_run.step = app::FirstRunStep::recovery_kit;
    desk.model.first_run.recovery_key = "AAAAAAAA-BBBBBBBB-CCCCCCCC-DDDDDDDD-EEEEEEEE-FFFFFFFF-GGGGGGGG-HHHHHHHH";
    desk.show();
    CHECK(desk.title() == "Recovery kit, Tributary");
    for (const char* group : {"AAAAAAAA", "CCCCCCCC", "HHHHHHHH"}) CHECK(desk.says(group));
    desk.press("Print this page");
    desk.press("Continue");
    CHECK(desk.has(Role::alert, "1 thing to put right before you go on"));
    desk.model.first_run.wrong_group = true;
    desk.fill("Type the third group from the page", "CCCCCCCX");
    CHECK(desk.says("That is not the third group. Look at the page and type it again."));
    CHECK(desk.value(Role::text_box, "Type the third group from the page") == "CCCCCCCX");
}

TEST_CASE("a vault that could not be made is told on the page") {
    FirstRunDesk desk;
    desk.say_who();
    desk.model.message = app::Message{{}, {}, {}, Error{Problem::storage_refused}, 0, 1};
    desk.draw();
    CHECK(desk.says("This window does not let Tributary keep anything."));
}

TEST_CASE("a passphrase that does not open keeps what was typed, and after five tries names the recovery kit") {
    Desk desk;
    desk.model.phase = app::Phase::locked;
    desk.show();
    CHECK(desk.title() == "Unlock, Tributary");
    CHECK(desk.has(Role::heading, "Unlock"));
    desk.fill("Passphrase", "lantern meadow otter risk");
    desk.press("Unlock");
    CHECK(desk.model.phase == app::Phase::opening);
    CHECK((desk.states(Role::button, "Unlock") & state::busy) != 0);
    desk.model.phase = app::Phase::locked;
    desk.model.unlocking.error = Error{Problem::vault_wrong_passphrase};
    desk.model.unlocking.wrong_tries = 1;
    desk.show();
    CHECK(desk.says("That passphrase does not open this vault. Your work is still here."));
    CHECK(desk.value(Role::text_box, "Passphrase") == "lantern meadow otter risk");
    desk.model.unlocking.wrong_tries = 5;
    desk.show();
    CHECK(desk.says("Five tries have not opened it. Check Caps Lock, or use the recovery kit."));
    desk.press("Use the recovery kit");
    desk.fill("Recovery key", "AAAAAAAA-BBBBBBBB");
    desk.press("Unlock");
    CHECK(desk.model.phase == app::Phase::opening);
}

TEST_CASE("a damaged vault says so and asks for no passphrase") {
    Desk desk;
    desk.model.phase = app::Phase::locked;
    desk.model.broken = Error{Problem::vault_newer};
    desk.show();
    CHECK(desk.says("This vault was written by a newer Tributary."));
    CHECK_FALSE(desk.has(Role::text_box, "Passphrase"));
}

TEST_CASE("first run and unlocking come to rest in a narrow window") {
    FirstRunDesk desk({.width = 320, .height = 640});
    CHECK_FALSE(desk.unsettled());
    desk.say_who();
    CHECK_FALSE(desk.unsettled());
    CHECK(desk.has(Role::text_box, "The same passphrase again"));
    CHECK(desk.semantics().clash().empty());
}

}  // namespace tributary::ui
