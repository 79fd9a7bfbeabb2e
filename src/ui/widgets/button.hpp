// The drawing of buttons, for the widgets that are buttons with something more. Not for screens.
#pragma once

#include "ui/core/core.hpp"

namespace tributary::ui {

struct ButtonParts {
    Role role = Role::button;
    NodeId id = 0;
    std::string_view name;
    std::string_view extra{};
    std::uint32_t states = 0;
    Icon after = Icon::none;  // behind the words
};

/// Takes its room in the flow, draws and describes it with its tip; the box it stands in.
Box draw_button(Core& core, const ButtonParts& parts, const ButtonOptions& options);

}  // namespace tributary::ui
