// Home: the cases on this device, and the ways to begin one.
#include <algorithm>

#include "domain/records.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

std::vector<const app::Case*> latest_first(const app::Model& model) {
    std::vector<const app::Case*> cases;
    for (const auto& [id, opened] : model.cases) cases.push_back(&opened);
    std::ranges::stable_sort(cases, std::ranges::greater{}, [](const app::Case* opened) { return changed_at(opened->file); });
    return cases;
}

std::string held(const app::Case& opened) {
    std::size_t entries = 0;
    std::size_t agencies = 0;
    for (const auto& [id, part] : opened.file.parts()) {
        if (part.kind() != domain::part_kind::chronology) continue;
        ++agencies;
        entries += count_of(part, domain::kind::entry);
    }
    if (agencies == 0) return "No chronology yet";
    return counted(agencies, "agency", "agencies") + ", " + counted(entries, "entry", "entries");
}

std::size_t rows_left_out(const app::Case& opened) {
    std::size_t rows = 0;
    for (const auto& [id, part] : opened.file.parts()) rows += domain::left_out_of(part).size();
    return rows;
}

void needs_cell(Ui& ui, std::size_t conflicts, std::size_t rows) {
    const auto line = [&](Icon icon, std::size_t count, std::string_view what) {
        if (count == 0) return;
        const std::string words = counted(count, what) + (count == 1 ? " needs you" : " need you");
        ui.icon_line(icon, Tone::needs_you, toned(Tone::needs_you, words));
    };
    line(Icon::split, conflicts, "conflict");
    line(Icon::warn, rows, "row");
    if (conflicts + rows == 0) ui.paragraph({quiet("Nothing")});
}

void draw_case(Stage& stage, const app::Case& opened, RowView& row) {
    Ui& ui = row.ui();
    const auto scope = ui.scope(opened.file.id());
    row.cell([&] {
        ui.link(subject_of(opened), app::address_of({app::Screen::overview, opened.file.id(), {}}));
        ui.paragraph({quiet(opened.sample ? "Sample, invented" : reference_of(opened))});
    });
    row.cell(held(opened));
    row.cell([&] { needs_cell(ui, conflicts_in(stage, opened.file), rows_left_out(opened)); });
    row.cell(quiet(ago_words(changed_at(opened.file), stage.model.now)));
}

void cases(Stage& stage) {
    Ui& ui = stage.ui;
    const auto list = latest_first(stage.model);
    if (list.empty()) {
        return ui.empty(Icon::cases, "No cases yet", "Start one with New referral, open a bundle that someone sealed to you, or look around in an invented case.",
                        [&] { if (ui.button("Open the sample case")) stage.ask(app::OpenSampleCase{}); });
    }
    ui.heading(2, "Cases");
    ui.table("Cases", {{.name = "Case", .share = 1.2F}, {.name = "Holds", .share = 1.4F}, {.name = "Needs you", .share = 1.2F}, {.name = "Changed", .from_width = 1024}},
             list.size(), {.key = [&](std::size_t i) { return std::hash<Id>()(list[i]->file.id()); }},
             [&](RowView& row) { draw_case(stage, *list[row.index()], row); });
    ui.space(24);
    if (ui.button("Open the sample case")) stage.ask(app::OpenSampleCase{});
}

void received(Stage& stage) {
    const auto& bundles = stage.model.received;
    if (bundles.empty()) return;
    stage.ui.heading(2, "Received");
    for (std::size_t i = bundles.size(); i > 0 && bundles.size() - i < 10; --i) passage(stage.ui, bundles[i - 1], " from ", stage.model.now);
}

void period_box(Stage& stage, Form& form, std::string_view label, std::string& value) {
    const ReadWords read = read_words(value, last_year(stage));
    const std::string_view error = form.field(stage.ui, label);
    stage.ui.date_box(label, value, read.reading(), {.error = error, .optional = true});
}

bool readable(std::string_view written, int latest_year) {
    const DateReading reading = read_date(written, latest_year);
    return reading.state == DateState::empty || reading.has_bounds();
}

void referral_form(Stage& stage) {
    Ui& ui = stage.ui;
    ReferralState& typed = stage.state.referral;
    Form form(typed.form);
    form.need(!typed.reference.empty(), "Reference", "Type the board's reference. Every bundle and letter carries it.");
    form.need(!typed.subject.empty(), "Subject", "Type what the review calls the child, for example Child R.");
    form.need(readable(typed.period_from, last_year(stage)), "Review period from", "Type the first day of the review period, or leave it empty.");
    form.need(readable(typed.period_to, last_year(stage)), "Review period to", "Type the last day of the review period, or leave it empty.");
    ui.paragraph({quiet("The case is kept on this device. Nobody else learns of it until you hand it over.")});
    form.summary(ui, "the case opens");
    std::string_view error = form.field(ui, "Reference");
    focus_if_asked(ui, stage.state.focus, "Reference");
    bool entered = ui.text_box("Reference", typed.reference, {.hint = "The board's, for example TH-2014-03", .error = error, .autocomplete = "off"}).entered;
    error = form.field(ui, "Subject");
    entered |= ui.text_box("Subject", typed.subject, {.hint = "Such as Child R, never the child's name", .error = error, .autocomplete = "off"}).entered;
    period_box(stage, form, "Review period from", typed.period_from);
    period_box(stage, form, "Review period to", typed.period_to);
    ui.wrap(12, [&] {
        if ((ui.button("Open the case", {.kind = Kind::primary}) || entered) && form.pressed()) {
            stage.ask(app::NewReferral{typed.reference, typed.subject, typed.period_from, typed.period_to});
            if (stage.model.may_write()) typed = {};
        }
        if (ui.button("Not now")) typed.open = false;
    });
}

void side(Stage& stage) {
    if (!stage.state.referral.open) return;
    const PanelResult result = stage.ui.panel({.title = "New referral", .back = "Back to home"}, [&] { referral_form(stage); }, [] {});
    if (result.closed || stage.ui.shortcut("Escape")) stage.state.referral.open = false;
}

}  // namespace

void draw_home(Stage& stage) {
    const bool referring = stage.state.referral.open;
    draw_page(stage, "Home", referring ? Panel::open : Panel::none, [&] {
        Ui& ui = stage.ui;
        ui.content(
            [&] {
                ui.page_head("Home", quiet(long_form(uk_time(stage.model.now).date, true)), [&] {
                    if (ui.button("New referral", {.icon = Icon::plus})) {
                        stage.state.referral.open = true;
                        stage.state.focus = "Reference";
                    }
                    choose_bundle(stage, Kind::primary);
                });
            },
            [&] {
                read_only_note(stage);
                cases(stage);
                received(stage);
            });
        side(stage);
    });
}

}  // namespace tributary::ui
