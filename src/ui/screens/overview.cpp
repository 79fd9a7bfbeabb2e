// One case at a glance: what it is called, whose chronologies it holds, what needs a person.
#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace field = domain::field;

namespace {

std::size_t without_date(const domain::Part& part) {
    std::size_t count = 0;
    for (const domain::Entry& entry : domain::entries_of(part, false)) count += entry.known.has_bounds() ? 0 : 1;
    return count;
}

void draw_agency(Stage& stage, const app::Case& opened, const domain::Agency& agency, RowView& row) {
    const domain::Part* part = opened.file.part(agency.part);
    if (part == nullptr) return;
    Ui& ui = row.ui();
    row.cell([&] { ui.lane_tag(static_cast<std::size_t>(agency.lane), agency.short_name.empty() ? agency.name : agency.short_name, agency.name); });
    row.cell([&] {
        const auto scope = ui.scope(agency.part);
        if (ui.link(agency.name, app::address_of({app::Screen::chronology, opened.file.id(), {}}))) stage.state.chronology.part = agency.part;
    });
    row.cell(counted(count_of(*part, domain::kind::entry), "entry", "entries"));
    const std::size_t left_out = part->count(domain::kind::left_out);
    const std::size_t undated = without_date(*part);
    row.cell([&] {
        if (undated > 0) ui.icon_line(Icon::warn, Tone::needs_you, toned(Tone::needs_you, counted(undated, "entry", "entries") + " without a date"));
        if (left_out > 0) ui.icon_line(Icon::warn, Tone::needs_you, toned(Tone::needs_you, counted(left_out, "row") + (left_out == 1 ? " needs you" : " need you")));
        if (undated + left_out == 0) ui.icon_line(Icon::check, Tone::done, toned(Tone::done, "Every entry has a date"));
    });
    row.cell(quiet(stage.model.me.agency == agency.name ? "Yours" : "Came in a file"));
}

void agencies(Stage& stage, const app::Case& opened) {
    Ui& ui = stage.ui;
    const auto list = domain::agencies_of(opened.file);
    ui.heading(2, "Chronologies");
    if (list.empty()) {
        ui.paragraph("No chronology yet. Type the first entry, or bring in a file.");
        choose_table(stage, Kind::second);
        return;
    }
    ui.table("Chronologies", {{.name = "Agency", .width = 96}, {.name = "Name"}, {.name = "Holds", .width = 120}, {.name = "Dates"}, {.name = "Whose", .width = 130, .from_width = 1200}},
             list.size(), {}, [&](RowView& row) { draw_agency(stage, opened, list[row.index()], row); });
}

void needs_you(Stage& stage, const app::Case& opened) {
    Ui& ui = stage.ui;
    const std::size_t conflicts = conflicts_in(opened.file);
    if (conflicts == 0) return;
    ui.note(Tone::needs_you, counted(conflicts, "conflict") + (conflicts == 1 ? " needs you" : " need you"), [&] {
        ui.paragraph("Two people changed the same field without seeing each other's change. Both are kept until you choose.");
        ui.link("Show them", app::address_of({app::Screen::conflicts, opened.file.id(), {}}));
    });
}

void header_fields(Stage& stage, const app::Case& opened) {
    Ui& ui = stage.ui;
    const domain::Record* header = domain::header_of(opened.file);
    if (header == nullptr) return;
    const FieldOptions options{.read_only = !stage.model.may_write()};
    FieldOptions optional = options;
    optional.optional = true;
    ui.heading(2, "The case");
    ui.column(600, 16, [&] {
        conflict_cards(stage, opened, *header);
        record_text(stage, *header, field::reference, "Reference", options);
        record_text(stage, *header, field::subject, "Subject", options);
        record_date(stage, *header, field::period_from, "Review period from", optional);
        record_date(stage, *header, field::period_to, "Review period to", optional);
    });
}

}  // namespace

void draw_overview(Stage& stage, const app::Case& opened) {
    draw_page(stage, "Overview", Panel::none, [&] {
        Ui& ui = stage.ui;
        ui.content([&] { breadcrumb(stage); ui.page_head("Overview", quiet(opened.sample ? "Sample case. Everyone in it is invented." : "What this case holds and what needs you"), [] {}); },
                   [&] {
                       read_only_note(stage);
                       needs_you(stage, opened);
                       agencies(stage, opened);
                       header_fields(stage, opened);
                   });
    });
}

}  // namespace tributary::ui
