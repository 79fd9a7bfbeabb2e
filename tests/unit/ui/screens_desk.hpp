// A person at the screen, for tests: draws the application on a headless frame, finds things by role and name as a
// screen reader would, and lets the application's own update answer. No browser, no storage: what is to be stored
// counts as stored at once, and so does the content of an attachment.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "app/tasks.hpp"
#include "app/update.hpp"
#include "crypto/digest.hpp"
#include "documents/media_type.hpp"
#include "ui/application.hpp"
#include "ui/read_me.hpp"
#include "ui/frame.hpp"

namespace tributary::ui::test {

inline constexpr std::int64_t one_minute = 60'000;
inline constexpr std::int64_t one_day = 1440 * one_minute;
inline constexpr std::int64_t an_evening = 16455 * one_day + 21 * 60 * one_minute + 14 * one_minute;  // 20 January 2015 at 21:14

/// Without the joints that keep a day with its month on one line.
[[nodiscard]] inline std::string plain(std::string_view text) {
    std::string words(text);
    for (const auto& [joint, plain_one] : {std::pair<std::string_view, std::string_view>{"\xC2\xA0", " "}, {"\xE2\x80\x91", "-"}})
        for (std::size_t at = words.find(joint); at != std::string::npos; at = words.find(joint)) words.replace(at, joint.size(), plain_one);
    return words;
}

[[nodiscard]] inline Id number_id(std::uint8_t number) {
    Id id;
    id.bytes.fill(number);
    return id;
}

class Desk {
public:
    explicit Desk(Window window = {}) : frame_(Frame::create({})) {
        REQUIRE(frame_);
        frame_->resize(window);
        stamp_.now = an_evening;
        stamp_.new_id = [this] {
            Id id;
            ++ids_;
            for (std::size_t i = 0; i < 8; ++i) id.bytes[i] = static_cast<std::uint8_t>(ids_ >> (8 * i));
            id.bytes[15] = 1;
            return id;
        };
        stamp_.hash = [](ByteView bytes) { return crypto::sha256(bytes); };
    }

    app::Model model;
    std::vector<app::Intent> asked;  // in the last frame

    /// Somebody whose vault is open.
    void open_as(std::string name, std::string agency, std::string role) {
        app::Me me{number_id(200), std::move(name), std::move(agency), std::move(role), {"amber", "kettle", "north", "plum", "otter", "brisk"}};
        static_cast<void>(app::receive(model, app::VaultUnlocked{}, stamp_));
        take(app::receive(model, app::VaultOpened{std::move(me)}, stamp_));
        model.device_id = number_id(201);
        show();
    }

    /// Draws, lets the application answer, and draws again until nothing is asked any more.
    void show() {
        for (int i = 0; i < 8; ++i) {
            draw();
            if (asked.empty()) return;
            for (app::Intent& intent : asked) take(app::update(model, std::move(intent), stamp_));
        }
        FAIL("the screen does not come to rest");
    }

    /// Draws once and keeps what was asked; nothing answers.
    void draw() {
        asked.clear();
        frame_->draw([this](Ui& ui) { application_.draw(ui, model, asked); });
        requests_ = frame_->take_requests();
        if (!requests_.paper.empty()) printed_ = requests_.paper;
        if (requests_.focus) {
            frame_->post({EventKind::focused, requests_.focus});
            focused_ = requests_.focus;
        }
    }

    void resize(Window window) { frame_->resize(window); }
    /// What takes long is done between frames from now on, when `go_on` is called: one record at a time. False when all is done.
    void work_in_steps() { application_.work_in_steps(); }
    bool go_on() { return application_.has_work() && application_.go_on(model, [] { return false; }); }
    void wait(std::int64_t milliseconds) { stamp_.now += milliseconds; }
    void ask(app::Intent intent) {
        take(app::update(model, std::move(intent), stamp_));
        show();
    }

    // ---- what is there
    [[nodiscard]] std::size_t count(Role role, std::string_view name) const {
        return static_cast<std::size_t>(std::ranges::count_if(nodes(), [&](const Node& node) { return is(node, role, name); }));
    }
    [[nodiscard]] bool has(Role role, std::string_view name) const { return count(role, name) > 0; }
    /// Some text anywhere: a paragraph, a label, a status.
    [[nodiscard]] bool says(std::string_view words) const {
        return std::ranges::any_of(nodes(), [&](const Node& node) { return plain(semantics().name_of(node)).find(words) != std::string::npos; });
    }
    [[nodiscard]] const Node& find(Role role, std::string_view name) const {
        const Node* found = nullptr;
        for (const Node& node : nodes())
            if (is(node, role, name)) found = found ? found : &node;
        if (found == nullptr) FAIL("not on the screen: " << name << "\n" << everything());
        return *found;
    }
    [[nodiscard]] std::string value(Role role, std::string_view name) const { return std::string(semantics().value_of(find(role, name))); }
    [[nodiscard]] std::uint32_t states(Role role, std::string_view name) const { return find(role, name).state; }
    [[nodiscard]] std::size_t count_of(Role role) const {
        return static_cast<std::size_t>(std::ranges::count(nodes(), static_cast<std::uint8_t>(role), &Node::role));
    }
    [[nodiscard]] std::string focused_name() const {
        for (const Node& node : nodes())
            if (node.id == focused_) return std::string(semantics().name_of(node));
        return {};
    }
    [[nodiscard]] const Semantics& semantics() const { return frame_->semantics(); }
    [[nodiscard]] const std::string& title() const { return frame_->title(); }
    [[nodiscard]] bool unsettled() const { return frame_->unsettled(); }
    [[nodiscard]] const Requests& requests() const { return requests_; }
    [[nodiscard]] std::string everything() const {
        std::string all;
        for (const Node& node : nodes()) {
            const std::string_view name = semantics().name_of(node);
            if (!name.empty()) all += std::to_string(node.role) + " " + std::string(name) + "\n";
        }
        return all;
    }

    // ---- what a person does
    void press(std::string_view name) {
        frame_->post({EventKind::activated, find(Role::button, name).id});
        show();
    }
    void press_role(Role role, std::string_view name) {
        frame_->post({EventKind::activated, find(role, name).id});
        show();
    }
    void press_id(NodeId id) {
        frame_->post({EventKind::activated, id});
        show();
    }
    /// Types into a field and stays there.
    void type(std::string_view label, std::string_view words) {
        const Role role = has(Role::text_area, label) ? Role::text_area : Role::text_box;
        const NodeId id = find(role, label).id;
        frame_->post({EventKind::focused, id});
        focused_ = id;
        frame_->post({EventKind::typed, id, std::string(words)});
        show();
    }
    void leave() {
        frame_->post({EventKind::blurred, focused_});
        focused_ = 0;
        show();
    }
    void fill(std::string_view label, std::string_view words) {
        type(label, words);
        leave();
    }
    void key(std::string_view chord) {
        frame_->post({EventKind::key, focused_, std::string(chord)});
        show();
    }
    void choose_file(std::string_view name, std::string file, std::string_view content) {
        Event event{EventKind::chose_files, find(Role::file_button, name).id};
        event.files.push_back({std::move(file), copy_of(content)});
        frame_->post(std::move(event));
        show();
    }
    void post(Event event) {
        frame_->post(std::move(event));
        show();
    }
    /// Of several things that happen before the next frame: all but the last.
    void post_first(Event event) { frame_->post(std::move(event)); }
    void type_in(Role role, std::string_view label, std::string_view words) {
        frame_->post({EventKind::typed, find(role, label).id, std::string(words)});
        show();
    }
    [[nodiscard]] bool wants(std::string_view chord) const { return frame_->wants(chord); }
    /// The document that was handed to the browser's print last.
    [[nodiscard]] const std::string& printed() const { return printed_; }
    [[nodiscard]] Role focused_role() const {
        for (const Node& node : nodes())
            if (node.id == focused_) return static_cast<Role>(node.role);
        return Role::group;
    }
    void select(std::string_view label, int option) {
        Event event{EventKind::chosen, find(Role::select, label).id};
        event.number = option;
        frame_->post(std::move(event));
        show();
    }
    /// The first thing of this role whose name begins so.
    [[nodiscard]] const Node* starting_with(Role role, std::string_view name) const {
        for (const Node& node : nodes())
            if (node.role == static_cast<std::uint8_t>(role) && semantics().name_of(node).starts_with(name)) return &node;
        return nullptr;
    }

private:
    [[nodiscard]] std::span<const Node> nodes() const { return frame_->semantics().nodes(); }
    [[nodiscard]] bool is(const Node& node, Role role, std::string_view name) const {
        return node.role == static_cast<std::uint8_t>(role) && semantics().name_of(node) == name;
    }
    // Everything is stored at once.
    void take(app::Effects effects) {
        for (const app::Effect& effect : effects) {
            if (std::holds_alternative<app::StoreRecords>(effect)) take(app::receive(model, app::Stored{}, stamp_));
            if (const auto* table = std::get_if<app::ReadTable>(&effect)) {
                Bytes answer = app::do_task(app::table_question(*table), read_me_page);
                static_cast<void>(app::receive(model, app::TableRead{std::move(answer), table->work}, stamp_));
            }
            if (const auto* content = std::get_if<app::KeepContent>(&effect)) keep(*content);
            if (const auto* wanted = std::get_if<app::GiveContent>(&effect))
                take(app::receive(model, app::ContentShown{wanted->show ? "blob:1" : "", wanted->show ? "" : "attachment-1.png", wanted->work}, stamp_));
        }
        if (model.work && model.work->job) take(app::receive(model, app::Proceed{1000}, stamp_));
    }

    // The content of an attachment is read and forgotten: screens only say what it is.
    void keep(const app::KeepContent& content) {
        content.file->read(0, static_cast<std::size_t>(content.file->size()), [&](const Result<Bytes>& bytes) {
            REQUIRE(bytes);
            take(app::receive(model, app::ContentKept{to_hex(crypto::sha256(*bytes)), std::string(documents::media_type_of(*bytes)), static_cast<std::int64_t>(bytes->size()), {}, content.work}, stamp_));
        });
    }

    std::unique_ptr<Frame> frame_;
    Application application_;
    app::Stamp stamp_;
    Requests requests_;
    std::string printed_;
    NodeId focused_ = 0;
    std::uint64_t ids_ = 0;
};

}  // namespace tributary::ui::test
