// The host's side of the interface: it tells what happened, asks for a frame, and gets what to draw, what to
// describe and what to do. Native tests are a host too.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "ui/call.hpp"
#include "ui/core/events.hpp"
#include "ui/core/fonts.hpp"
#include "ui/core/semantics.hpp"
#include "ui/core/shaper.hpp"
#include "ui/widgets.hpp"

struct ImDrawData;

namespace tributary::ui {

class Frame {
public:
    /// Owns the ImGui context. The font files and the shaper (may be null) must outlive it. Null when they are not fonts.
    static std::unique_ptr<Frame> create(const FontFiles& fonts, Shaper* shaper = nullptr);
    ~Frame();
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

    void resize(const Window& window);
    void look(const Theme& theme);
    /// Kept until the next frame.
    void post(Event event);
    /// Whether a chord was asked for in the last frame: then the host keeps it from the browser.
    [[nodiscard]] bool wants(std::string_view chord) const;

    /// Draws the screen as often as its layout needs to rest (seldom more than twice). The screen sees the events once.
    /// `may_wait`: the description may stay as it was when nothing happened but scrolling; then it is owed.
    void draw(Call<Ui&> screen, bool may_wait = false);
    [[nodiscard]] bool owes_description() const;

    /// Valid until the next `draw`.
    [[nodiscard]] ImDrawData* picture() const;
    [[nodiscard]] const Semantics& semantics() const;
    /// Differs from the last described frame.
    [[nodiscard]] bool described_anew() const;
    /// Taken once.
    [[nodiscard]] Requests take_requests();
    /// Of the browser's tab: the place only.
    [[nodiscard]] const std::string& title() const;
    [[nodiscard]] int passes() const;
    /// The layout did not come to rest: one more frame is wanted at once.
    [[nodiscard]] bool unsettled() const;

    /// Items that ImGui drew in the last frame without a description (by their label or id), one a line; and an id used twice.
    /// Empty when all is well. Only in builds with IMGUI_ENABLE_TEST_ENGINE.
    void audit(bool on);
    [[nodiscard]] const std::string& audit_report() const;

private:
    explicit Frame(Shaper* shaper);
    std::unique_ptr<Core> core_;
};

}  // namespace tributary::ui
