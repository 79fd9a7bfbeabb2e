// The whole interface: chooses the screen for the phase and the place, and remembers what is half typed.
//
// `draw` may be called more than once for a frame; presses and edits arrive in the first call only. It reads
// the model and asks; it never does. What is asked for stands in `asked`, in order.
#pragma once

#include <memory>
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

    /// Asks for everything that was typed and not left yet. Call before the application locks by itself or goes away.
    void keep(std::vector<app::Intent>& asked);

    /// Overwrites and forgets drafts, filters and passphrases. `draw` does it by itself when the phase goes back to locked.
    void forget();

private:
    std::unique_ptr<State> state_;
    app::Phase phase_ = app::Phase::starting;
};

}  // namespace tributary::ui
