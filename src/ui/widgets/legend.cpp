#include "ui/widgets/legend.hpp"

namespace tributary::ui {

namespace {

constexpr NodeId hint_key = 0x41271;
constexpr NodeId error_key = 0xe4404;

}  // namespace

NodeId described_by(NodeId id, const ChoiceOptions& options) {
    if (!options.error.empty()) return id ^ error_key;
    return options.hint.empty() ? 0 : id ^ hint_key;
}

NodeId write_legend(Core& core, NodeId id, std::string_view label, const ChoiceOptions& options) {
    Flow& flow = core.flow;
    const float width = flow.fill_width();
    if (!options.quiet_label) {
        const Run run = bold(label);
        const Box box = flow.take(width, core.paragraphs.lay_out({&run, 1}, Type::body, width).height());
        core.write(id ^ 0x1e6e4du, {&run, 1}, box, Type::body, Colour::ink, Role::text);
        flow.space(4);
    }
    if (!options.hint.empty()) {
        const Run run = quiet(options.hint);
        flow.space(0);
        const Box box = flow.take(width, core.paragraphs.lay_out({&run, 1}, Type::body, width).height());
        core.write(id ^ hint_key, {&run, 1}, box, Type::body, Colour::ink_2, Role::text);
        flow.space(4);
    }
    if (!options.error.empty()) {
        const Run run{options.error, Type::strong, Colour::danger};
        const Box box = flow.take(width, core.paragraphs.lay_out({&run, 1}, Type::body, width - 26).height());
        core.paint.icon(Icon::stop, box.x, box.y + 1, 20, core[Colour::danger]);
        core.write(id ^ error_key, {&run, 1}, {box.x + 26, box.y, width - 26, box.h}, Type::body, Colour::danger, Role::text);
        flow.space(6);
    }
    return described_by(id, options);
}

}  // namespace tributary::ui
