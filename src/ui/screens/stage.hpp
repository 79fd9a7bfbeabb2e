// What every screen is given: the widgets, the model to read, its own memory, and the list of what is asked for.
#pragma once

#include <utility>
#include <vector>

#include "app/intent.hpp"
#include "app/model.hpp"
#include "ui/screens/state.hpp"
#include "ui/widgets.hpp"

namespace tributary::ui {

struct Stage {
    Ui& ui;
    const app::Model& model;
    State& state;
    std::vector<app::Intent>& asked;

    template <class T>
    void ask(T&& intent) {
        asked.emplace_back(std::forward<T>(intent));
    }
    void go(app::Screen screen, Id record = {}) { ask(app::Go{{screen, model.place.case_id, record}}); }
    [[nodiscard]] bool narrow() const { return ui.window().span() == Span::narrow; }
    /// The details panel stands beside the content; otherwise it is a page of its own.
    [[nodiscard]] bool panel_beside() const { return ui.window().span() >= Span::small; }
};

}  // namespace tributary::ui
