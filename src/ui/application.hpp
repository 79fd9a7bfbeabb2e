// The whole interface: chooses the screen for the phase and the place, and remembers what is half typed.
//
// `draw` may be called more than once for a frame; presses and edits arrive in the first call only. It reads
// the model and asks; it never does. What is asked for stands in `asked`, in order.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/intent.hpp"
#include "app/model.hpp"
#include "ui/widgets.hpp"

namespace tributary::ui {

struct State;

class Application {
public:
    Application();
    ~Application();
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    void draw(Ui& ui, const app::Model& model, std::vector<app::Intent>& asked);

    /// From now on what takes long (reading the words of a case for a search) is done by `go_on`, between frames, and not in `draw`.
    void work_in_steps() { in_steps_ = true; }
    [[nodiscard]] bool has_work() const;
    /// Goes on with it while there is time. False when nothing is left to do; then the page is to be drawn again.
    bool go_on(const app::Model& model, const std::function<bool()>& time_left);

    /// Asks for everything that was typed and not left yet. Call before the application locks by itself or goes away.
    void keep(std::vector<app::Intent>& asked);

    /// Overwrites and forgets drafts, filters and passphrases. `draw` does it by itself when the phase goes back to locked.
    void forget();

private:
    void follow(const app::Model& model);

    std::unique_ptr<State> state_;
    std::string vault_;
    app::Phase phase_ = app::Phase::starting;
    bool in_steps_ = false;
};

}  // namespace tributary::ui
