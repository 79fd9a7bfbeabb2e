#include <algorithm>
#include <array>
#include <utility>

#include "ui/screens/marks.hpp"
#include "ui/screens/merged.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace {

constexpr std::array<std::string_view, 7> views = {"List", "Timeline", "Who knew what when", "Discrepancies", "Not seen in a row", "Contact gaps", "Duplicates"};
constexpr std::array screens = {app::Screen::merged, app::Screen::timeline, app::Screen::knowledge, app::Screen::discrepancies, app::Screen::not_seen, app::Screen::gaps, app::Screen::duplicates};

void agency_filters(Stage& stage, EntryList& list) {
    stage.ui.filters("Agencies", [&] {
        for (const domain::Agency& agency : list.agencies) {
            const auto scope = stage.ui.scope(agency.part);
            const bool on = !list.hidden.contains(agency.part);
            if (!stage.ui.filter(agency.short_name.empty() ? agency.name : agency.short_name, on)) continue;
            if (on) list.hidden.insert(agency.part);
            else list.hidden.erase(agency.part);
        }
    });
}

void filter_button(Stage& stage, EntryList& list, std::string_view words, std::size_t count, EntryFilter filter, Icon icon) {
    const std::string name = std::string(words) + " " + std::to_string(count);
    if (stage.ui.filter(name, list.filter == filter, icon)) list.filter = filter;
}

// The views are places, so that Back goes from one to the other; focus stays on the tab all the same.
void view_tabs(Stage& stage, MergedView view) {
    int chosen = static_cast<int>(view);
    if (std::exchange(stage.state.view_pressed, false)) stage.ui.focus_here();
    if (!stage.ui.tabs("Views", views, chosen)) return;
    stage.state.view_pressed = true;
    stage.go(screens[static_cast<std::size_t>(chosen)]);
}

}  // namespace

bool is_merged_view(app::Screen screen) { return std::ranges::find(screens, screen) != screens.end(); }

MergedView merged_view_of(app::Screen screen) {
    const auto found = std::ranges::find(screens, screen);
    return found == screens.end() ? MergedView::list : static_cast<MergedView>(found - screens.begin());
}

std::string_view merged_view_name(MergedView view) { return views[static_cast<std::size_t>(view)]; }

void merged_head(Stage& stage, EntryList& list, MergedView view) {
    Ui& ui = stage.ui;
    const std::string below = counted(list.rows.size(), "entry", "entries") + " from " + counted(list.agencies.size(), "agency", "agencies") +
                              ", in the order each agency knew";
    breadcrumb(stage);
    ui.page_head("Merged chronology", quiet(below), [] {});
    if (list.rows.empty()) return;
    view_tabs(stage, view);
    if (view > MergedView::knowledge) return;  // what was found is found in all entries
    agency_filters(stage, list);
    tools(stage, [&] {
        find_box(stage, "Find in all chronologies", list.find);
        ui.filters("Show", [&] {
            filter_button(stage, list, "All", list.rows.size(), EntryFilter::all, Icon::none);
            filter_button(stage, list, "Not seen", list.not_seen, EntryFilter::not_seen, Icon::unseen);
            filter_button(stage, list, "Needs you", list.needs_you, EntryFilter::needs_you, Icon::warn);
            mark_filters(stage, list);
        });
    });
}

void no_entries_yet(Stage& stage) {
    stage.ui.empty(Icon::merged, "No entries yet", "Open the bundles of the agencies, or bring in their files from Chronology.", [&] { choose_bundle(stage, Kind::second); });
}

}  // namespace tributary::ui
