// A headless frame for tests of widgets: draws a screen, finds what was described, presses and types.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>

#include "ui/frame.hpp"

namespace tributary::ui {

class Bench {
public:
    explicit Bench(Window window = {}) : frame_(Frame::create({})) {
        REQUIRE(frame_);
        frame_->resize(window);
        frame_->audit(true);
    }
    ~Bench() { CHECK(frame_->audit_report() == ""); }

    std::function<void(Ui&)> screen;

    void draw() {
        frame_->draw([this](Ui& ui) { screen(ui); });
        requests = frame_->take_requests();
    }
    void post(EventKind kind, NodeId id, std::string text = {}, double number = 0) { frame_->post({kind, id, std::move(text), number}); }
    void press(Role role, std::string_view name) {
        post(EventKind::activated, find(role, name).id);
        draw();
    }
    void focus(NodeId id) {
        if (focused_) post(EventKind::blurred, focused_);
        post(EventKind::focused, focused_ = id);
        draw();
    }
    const Node& find(Role role, std::string_view name) {
        for (const Node& node : frame_->semantics().nodes())
            if (node.role == static_cast<std::uint8_t>(role) && frame_->semantics().name_of(node) == name) return node;
        FAIL("not described: " << name);
        return frame_->semantics().nodes()[0];
    }
    std::size_t count(Role role) {
        return static_cast<std::size_t>(std::ranges::count(frame_->semantics().nodes(), static_cast<std::uint8_t>(role), &Node::role));
    }
    Frame& frame() { return *frame_; }
    Requests requests;

private:
    std::unique_ptr<Frame> frame_;
    NodeId focused_ = 0;
};

inline void page_with(Ui& ui, Call<> body) {
    ui.page({.title = "Bench", .navigation = false}, [&] { ui.content(body); });
}

}  // namespace tributary::ui
