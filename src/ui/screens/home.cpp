// Home: the cases on this device, and the ways to begin one.
#include <algorithm>

#include "domain/records.hpp"
#include "ui/screens/commands.hpp"
#include "ui/screens/home_summary.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

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

void draw_case(Stage& stage, const CaseLine& line, RowView& row) {
    Ui& ui = row.ui();
    const auto scope = ui.scope(line.id);
    row.cell([&] {
        const std::string address = app::address_of({app::Screen::overview, line.id, {}});
        Run link = link_to(line.subject, address);
        link.type = Type::strong;
        ui.paragraph(link);  // a long name wraps
        ui.paragraph({quiet(line.sample ? "Sample, invented" : line.reference)});
    });
    row.cell(line.held);
    row.cell([&] { needs_cell(ui, line.conflicts, line.rows); });
    row.cell(quiet(ago_words(line.changed, stage.model.now)));
}

void draw_due(const DueLine& due, RowView& row, std::size_t at) {
    Ui& ui = row.ui();
    const auto scope = ui.scope(static_cast<std::uint64_t>(at));
    row.cell([&] { ui.chip(due.icon, due.tone, due.chip); });
    row.cell([&] { ui.link(due.words, due.address); });
    row.cell(due.subject);
    row.cell(quiet(due.aside));
}

void due(Stage& stage, const HomeSummary& home) {
    if (home.due.empty()) return;
    stage.ui.heading(2, "Due, or needs you");
    stage.ui.table("Due, or needs you", {{.name = "When", .width = 150}, {.name = "What", .share = 1.6F}, {.name = "Case"}, {.name = "More", .from_width = 1024}}, home.due.size(), {},
                   [&](RowView& row) { draw_due(home.due[row.index()], row, row.index()); });
    stage.ui.space(24);
}

void cases(Stage& stage, const HomeSummary& home) {
    Ui& ui = stage.ui;
    const auto& list = home.cases;
    if (list.empty()) {
        return ui.empty(Icon::cases, "No cases yet", "Start one with New referral, open a bundle that someone sealed to you, or look around in an invented case.",
                        [&] { if (ui.button("Open the sample case")) stage.ask(app::OpenSampleCase{}); });
    }
    ui.heading(2, "Cases");
    ui.table("Cases", {{.name = "Case", .share = 1.2F}, {.name = "Holds", .share = 1.4F}, {.name = "Needs you", .share = 1.2F}, {.name = "Changed", .from_width = 1024}},
             list.size(), {.key = [&](std::size_t i) { return std::hash<Id>()(list[i].id); }},
             [&](RowView& row) { draw_case(stage, list[row.index()], row); });
    ui.space(24);
    if (ui.button("Open the sample case")) stage.ask(app::OpenSampleCase{});
}

void changed(Stage& stage, const HomeSummary& home) {
    Ui& ui = stage.ui;
    if (home.since == 0) return ui.paragraph({quiet("When you come back, you see here what others have added meanwhile.")}), void();
    ui.paragraph({quiet("Since " + recent_words(home.since, stage.model.now) + ", when this device was last locked")});
    if (home.changed.empty()) return ui.paragraph("Nothing by others."), void();
    for (std::size_t i = 0; i < home.changed.size(); ++i) {
        const auto scope = ui.scope(static_cast<std::uint64_t>(i));
        const ChangedLine& line = home.changed[i];
        ui.column(0, 0, [&] {
            ui.paragraph({bold(line.words)});
            ui.paragraph({quiet(line.subject + ", " + recent_words(line.at, stage.model.now))});
            ui.link("Look at the history", line.address);
        });
    }
}

void backup(Stage& stage) {
    if (stage.model.cases.empty()) return;
    if (!backup_is_due(stage.model)) {
        stage.ui.icon_line(Icon::backup, Tone::plain, backup_age(stage.model));
        return back_up_button(stage);
    }
    stage.ui.note(Tone::needs_you, backup_age(stage.model), [&] {
        stage.ui.paragraph("If this laptop is lost, the work on it goes with it. What you have handed over is safe with those who hold it.");
        back_up_button(stage);
    });
}

void beside(Stage& stage, const HomeSummary& home) {
    changed(stage, home);
    stage.ui.space(24);
    backup(stage);
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

void referral(Stage& stage) {
    const PanelResult result = stage.ui.panel({.title = "New referral", .back = "Back to home"}, [&] { referral_form(stage); }, [] {});
    if (result.closed || stage.ui.shortcut("Escape")) stage.state.referral.open = false;
}

void head(Stage& stage) {
    Ui& ui = stage.ui;
    ui.page_head("Home", quiet(long_form(uk_time(stage.model.now).date, true)), [&] {
        if (ui.button("New referral", {.icon = Icon::plus}) || wanted(stage, "new_referral")) {
            stage.state.referral.open = true;
            stage.state.focus = "Reference";
        }
        choose_bundle(stage, Kind::primary);
    });
}

void body(Stage& stage, const HomeSummary& home) {
    read_only_note(stage);
    due(stage, home);
    cases(stage, home);
    received(stage);
}

}  // namespace

void draw_home(Stage& stage) {
    HomeSummary& home = stage.state.home;
    compute(home, stage.model);
    const auto top = [&] { head(stage); };
    const auto work = [&] { body(stage, home); };
    if (stage.state.referral.open || stage.model.cases.empty()) {
        draw_page(stage, "Home", stage.state.referral.open ? Panel::open : Panel::none, [&] {
            stage.ui.content(top, work);
            if (stage.state.referral.open) referral(stage);
        });
        return;
    }
    draw_page(stage, "Home", side_panel(stage), [&] { content_and_side(stage, "What changed", top, work, [&] { beside(stage, home); }); });
}

}  // namespace tributary::ui
