// The files that belong to entries: on the entry, on the page of what leaves, and in the review of what came.
#include "domain/attachments.hpp"
#include "domain/chronology.hpp"
#include "screens_desk.hpp"

namespace tributary::ui {
namespace {

using test::Desk;

constexpr std::string_view picture("\x89PNG\r\n\x1A\nnot much of one");
constexpr std::string_view letter = "Dear Ms Wold,\nthank you for yours of 3 March.\n";

struct AuthorDesk : Desk {
    AuthorDesk() : Desk({.width = 1600, .height = 1000}) {
        open_as("Idris Wold", "Children's social care", "Report author");
        ask(app::NewReferral{"TH-2014-03", "Child R", "1/1/2013", "14/11/2014"});
        go(app::Screen::chronology);
        press("Add an entry");
        fill("What happened", "A letter came");
    }
    void go(app::Screen screen, Id record = {}) { ask(app::Go{{screen, model.place.case_id, record}}); }
    void attach(std::string_view name, std::string_view content) { choose_file("Attach a file", std::string(name), content); }
    [[nodiscard]] std::vector<domain::Attachment> attached() const {
        for (const auto& [id, part] : model.current_case()->file.parts())
            if (auto all = domain::attachments_of(part); !all.empty()) return all;
        return {};
    }
    void know(const char* name) {
        app::Contact contact{test::number_id(9), name, "Thornmere board", "Board administrator", {"amber", "kettle"}, app::Trust::compared, test::an_evening, {}};
        model.contacts.emplace(contact.id, contact);
    }
};

}  // namespace

TEST_CASE("a file that is attached stands on its entry with name, kind and size, and can be viewed, copied and removed") {
    AuthorDesk desk;
    CHECK(desk.has(Role::file_button, "Attach a file"));
    desk.attach("school.png", picture);
    REQUIRE(desk.attached().size() == 1);
    CHECK(desk.has(Role::heading, "Attachments"));
    CHECK(desk.says("school.png"));
    CHECK(desk.says("Picture, 23 bytes. You, 20 January 2015"));
    for (const char* name : {"View", "Save a copy", "Remove"}) CHECK(desk.count(Role::button, name) == 1);
    desk.press("View");
    CHECK(desk.has(Role::dialog, "school.png"));
    CHECK(desk.has(Role::frame, "Content of school.png"));
    desk.press("Close the attachment");
    CHECK_FALSE(desk.has(Role::dialog, "school.png"));
}

TEST_CASE("a copy leaves what protects it: that is said before, and the safe answer is the first") {
    AuthorDesk desk;
    desk.attach("school.png", picture);
    desk.press("Save a copy");
    CHECK(desk.has(Role::dialog, "Save a copy outside Tributary?"));
    CHECK(desk.says("The copy lies unencrypted on this disk"));
    desk.press("Do not save");
    CHECK_FALSE(desk.has(Role::dialog, "Save a copy outside Tributary?"));
    CHECK_FALSE(desk.model.work);
}

TEST_CASE("an attachment is removed with a reason that is asked for, and brought back") {
    AuthorDesk desk;
    desk.attach("letter.txt", letter);
    desk.press("Remove");
    desk.press("Remove attachment");
    CHECK(desk.says("Type the reason. It stays in the history."));
    CHECK_FALSE(desk.attached()[0].record->withdrawn());
    desk.fill("Say why this attachment is removed", "wrong child");
    desk.press("Remove attachment");
    CHECK(desk.attached()[0].record->withdrawn());
    CHECK(desk.says("Removed: wrong child"));
    CHECK_FALSE(desk.has(Role::button, "View"));
    desk.press("Bring back");
    CHECK_FALSE(desk.attached()[0].record->withdrawn());
    CHECK(desk.has(Role::button, "View"));
}

TEST_CASE("a content that is gone from this device is said to be, and nothing of it is offered") {
    AuthorDesk desk;
    desk.attach("letter.txt", letter);
    desk.model.held.begin()->second.whole = false;
    desk.show();
    CHECK(desk.says("A part of this file is gone from this device. Attach it again, or restore a backup."));
    CHECK_FALSE(desk.has(Role::button, "View"));
    desk.model.held.clear();
    desk.show();
    CHECK(desk.says("Named, and not on this device. Ask whoever attached it to hand it over."));
    CHECK_FALSE(desk.has(Role::button, "Save a copy"));
}

TEST_CASE("an empty file is not attached, and that is said") {
    AuthorDesk desk;
    desk.attach("nothing.txt", "");
    CHECK(desk.attached().empty());
    CHECK(desk.says("nothing.txt is empty. It was not attached."));
}

TEST_CASE("what leaves names every attachment with its size, and says which do not leave") {
    AuthorDesk desk;
    desk.know("Nell Sallow");
    desk.attach("school.png", picture);
    desk.attach("letter.txt", letter);
    desk.attach("the same letter.txt", letter);
    desk.go(app::Screen::handover);
    CHECK(desk.says("3 attachments, 69 bytes"));
    for (const char* line : {"school.png, 23 bytes", "letter.txt, 46 bytes", "the same letter.txt, 46 bytes"}) CHECK(desk.says(line));
    const auto all = desk.attached();
    desk.model.held.find(all[0].sha256)->second.whole = false;
    desk.show();
    CHECK(desk.says("2 attachments, 46 bytes"));
    CHECK(desk.says("1 attachment is not on this device and does not leave."));
    CHECK_FALSE(desk.says("school.png, 23 bytes"));
    desk.ask(app::Withdraw{all[1].record->part, all[1].record->id, "wrong child"});
    CHECK(desk.says("1 attachment, 46 bytes"));
}

TEST_CASE("more attachments than fit at once are counted, and listed when that is asked for") {
    AuthorDesk desk;
    for (int i = 0; i < 14; ++i) desk.attach("scan " + std::to_string(i) + ".txt", std::string(100, static_cast<char>('a' + i)));
    desk.go(app::Screen::handover);
    CHECK(desk.has(Role::button, "14 attachments, 1 KB"));
    CHECK_FALSE(desk.says("scan 7.txt, 100 bytes"));
    desk.press("14 attachments, 1 KB");
    for (int i = 0; i < 14; ++i) CHECK(desk.says("scan " + std::to_string(i) + ".txt, 100 bytes"));
    desk.press("14 attachments, 1 KB");
    CHECK_FALSE(desk.says("scan 7.txt, 100 bytes"));
}

TEST_CASE("a review names the attachments of a bundle with their sizes, and which of them it does not bring") {
    Desk desk({.width = 1600, .height = 1000});
    desk.open_as("Nell Sallow", "Thornmere board", "Board administrator");
    app::Review review;
    review.bundle = test::number_id(30);
    review.purpose = "contribution";
    review.sender = {test::number_id(9), "Idris Wold", "Children's social care", "Report author", {"amber"}, app::Trust::compared, 5, {}};
    review.sender_known = true;
    review.subject = "Child R";
    review.fresh = 2;
    using What = app::ReviewedChange::What;
    review.rows = {{What::added, "entry", "CSC", {}, {}, "", "", "A letter came", "4 February 2014"}, {What::added, "attachment", "CSC", {}, {}, "", "", "school.png", ""}};
    review.named = {{"aa", {"school.png", 214'000}}, {"bb", {"letter.pdf", 5'000'000}}, {"cc", {"minutes.docx", 30'000}}};
    review.brought = {{"aa", 214'000}};
    desk.model.held.emplace("cc", app::HeldContent{30'000});
    desk.model.review = std::move(review);
    desk.ask(app::Go{{app::Screen::review, {}, {}}});
    CHECK(desk.says("school.png, 214 KB"));
    CHECK(desk.says("letter.pdf, 5 MB, not in this bundle and not on this device"));
    CHECK(desk.says("minutes.docx, 30 KB, on this device already"));
    CHECK(desk.says("CSC attachment"));
    CHECK(desk.has(Role::button, "Add 2 changes"));
}

}  // namespace tributary::ui
