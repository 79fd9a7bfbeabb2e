// What a screen asks of the page beside drawing on it.
#include "ui/core/core.hpp"

namespace tributary::ui {

bool Ui::has_focus(std::string_view label) const { return core_.is_focused(core_.id(label)); }

void Ui::landmark(std::string_view name, Call<> inside) {
    core_.within(Role::navigation, core_.id(name), name, 0, inside, state::roving_across);
}

void Ui::print(std::string paper) { core_.requests.paper = std::move(paper); }

}  // namespace tributary::ui
