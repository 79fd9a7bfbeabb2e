#include "ui/screens/marks.hpp"

#include "domain/records.hpp"
#include "domain/visibility.hpp"
#include "ui/screens/commands.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

using domain::PanelMark;

namespace {

struct MarkLook {
    std::string_view words;
    Icon icon;
};

constexpr std::array<MarkLook, domain::panel_marks.size()> looks = {MarkLook{"Key issue", Icon::flag}, MarkLook{"Decision point", Icon::diamond},
                                                                    MarkLook{"Inconsistency", Icon::differ}, MarkLook{"Good practice", Icon::check}};

const MarkLook& look_of(PanelMark mark) { return looks[static_cast<std::size_t>(mark)]; }

EntryFilter filter_of(PanelMark mark) { return static_cast<EntryFilter>(static_cast<int>(EntryFilter::key_issue) + static_cast<int>(mark)); }

void toggle(Stage& stage, const app::Case& opened, const EntryRow& row, PanelMark mark) {
    const bool on = !row.marks.has(mark);
    stage.ask(app::MarkEntry{opened.file.id(), row.record, mark, on});
    stage.ui.announce(on ? "Marked as " + std::string(look_of(mark).words) : std::string(look_of(mark).words) + " taken off");
}

}  // namespace

bool may_mark(const app::Model& model, const app::Case& opened) {
    const domain::Holder holder = domain::holder_of({model.me.role, model.me.agency}, {});
    return model.may_write() && (opened.sample || holder == domain::Holder::board || holder == domain::Holder::overview_author);
}

void mark_chips(Ui& ui, domain::MarkSet marks) {
    if (!marks.any()) return;
    ui.wrap(8, [&] {
        for (const PanelMark mark : domain::panel_marks)
            if (marks.has(mark)) ui.chip(look_of(mark).icon, Tone::plain, look_of(mark).words);
    });
}

void mark_choices(Stage& stage, const app::Case& opened, const EntryRow& row) {
    if (!may_mark(stage.model, opened)) return mark_chips(stage.ui, row.marks);
    stage.ui.heading(2, "The panel marks this as");
    stage.ui.filters("Marks of the panel", [&] {
        for (const PanelMark mark : domain::panel_marks)
            if (stage.ui.filter(look_of(mark).words, row.marks.has(mark), look_of(mark).icon)) toggle(stage, opened, row, mark);
    });
}

void take_mark_keys(Stage& stage, const app::Case& opened, const EntryRow* row) {
    if (row == nullptr || !may_mark(stage.model, opened)) return;
    for (const PanelMark mark : domain::panel_marks)
        if (wanted(stage, "mark_" + std::string(domain::name_of(mark)))) toggle(stage, opened, *row, mark);
}

void mark_filters(Stage& stage, EntryList& list) {
    for (const PanelMark mark : domain::panel_marks) {
        const std::size_t count = list.marked[static_cast<std::size_t>(mark)];
        const EntryFilter own = filter_of(mark);
        if (count == 0 && list.filter != own) continue;
        const std::string name = std::string(look_of(mark).words) + " " + std::to_string(count);
        if (stage.ui.filter(name, list.filter == own, look_of(mark).icon)) list.filter = own;
    }
}

}  // namespace tributary::ui
