// The details of one record: the fields of an entry, what became of it, withdrawing it.
#include <algorithm>
#include <array>

#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "ui/screens/commands.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace field = domain::field;

namespace {

constexpr std::array seen_values = {domain::child_seen::yes, domain::child_seen::no, domain::child_seen::not_applicable,
                                    domain::child_seen::not_stated};
constexpr std::array seen_choices = {Choice{"Yes"}, Choice{"No"}, Choice{"Not applicable"}, Choice{"Not stated"}};

int seen_index(std::string_view value) {
    for (std::size_t i = 0; i < seen_values.size(); ++i)
        if (seen_values.at(i) == value) return static_cast<int>(i);
    return -1;
}

void seen_choice(Stage& stage, const domain::Record& record, std::string_view label) {
    int chosen = seen_index(record.text(field::seen));
    if (!stage.ui.row_of_choices(label, seen_choices, chosen) || chosen < 0) return;
    stage.ask(app::SetField{record.part, record.id, std::string(field::seen), domain::Json(seen_values.at(static_cast<std::size_t>(chosen)))});
}

// ux.md section 10, "outside the period".
std::string outside_period(const app::Case& opened, const DateReading& known) {
    if (!known.has_bounds()) return {};
    const auto [from, to] = domain::review_days(opened.file);
    if (from && known.last() < *from)
        return "This lies before the review period, " + long_form(*from) + ". Keep it if it explains a later decision.";
    if (to && known.first() > *to)
        return "This lies after the review period, " + long_form(*to) + ". Keep it if it explains a later decision.";
    return {};
}

struct OtherDate {
    std::string_view name, label, offer;
    bool& asked;
};

bool is_shown(const domain::Record& record, const OtherDate& date) { return date.asked || !domain::date_of(record.value(date.name)).words.empty(); }

// A second or third date is asked for when there is one: most entries have one day for all.
void other_dates(Stage& stage, const domain::Record& record) {
    const std::array dates = {OtherDate{field::happened, "Date it happened", "It happened on another date", stage.state.panel.happened},
                              OtherDate{field::recorded, "Date it was written down", "It was written down on another date", stage.state.panel.recorded}};
    for (const OtherDate& date : dates)
        if (is_shown(record, date)) record_date(stage, record, date.name, date.label);
    if (std::ranges::all_of(dates, [&](const OtherDate& date) { return is_shown(record, date); })) return;
    stage.ui.space(4);
    stage.ui.one_stop("Other dates", [&] {
        for (const OtherDate& date : dates) {
            if (is_shown(record, date) || !stage.ui.text_button(date.offer)) continue;
            date.asked = true;
            stage.state.focus = date.label;
        }
    });
}

void time_field(Stage& stage, const domain::Record& record, FieldOptions options) {
    const std::string_view time = record.text(field::time);
    std::string error;
    if (!time.empty() && !read_time(time)) error = std::string(time) + " is not a time of day. Type it like 18:25.";
    options.width = 180;
    options.optional = true;
    options.error = error;
    record_text(stage, record, field::time, "Time", options);
}

void origin_line(Ui& ui, const domain::Record& record) {
    const domain::Json& origin = record.value(field::origin);
    if (origin.object() == nullptr) return;
    const std::string words = "From " + value_words(field::origin, origin);
    ui.paragraph({quiet(words)});
}

void optional_fact(Ui& ui, std::string_view label, std::string_view words) {
    if (!words.empty()) ui.fact(label, words);
}

void long_fact(Stage& stage, const Id& part, std::string_view label, std::string_view text) {
    if (!text.empty()) stage.ui.fact(label, [&] { stage.ui.document(text, document_options(stage, part)); });
}

void saved_words_of(Stage& stage, const domain::Record& record) {
    using Kept = app::Saving::State;
    const app::Saving& saving = stage.model.saving;
    if (saving.state == Kept::failed) {
        stage.ui.icon_line(Icon::warn, Tone::stop, toned(Tone::stop, "Not saved since " + clock_words(saving.failed_since)));
    } else if (saving.state == Kept::saving) {
        stage.ui.icon_line(Icon::clock, Tone::quiet, quiet("Saving"));
    } else if (const std::int64_t at = changed_at(record); at > 0) {
        stage.ui.icon_line(Icon::check, Tone::done, tinted("Saved " + short_moment(at, stage.model.now), Colour::ok, Type::strong));
    }
}

std::size_t times_changed(const domain::Record& record) {
    std::vector<const domain::Stored*> changes;
    for (const auto& [name, value] : record.fields)
        for (const domain::Candidate& candidate : value.candidates())
            if (std::ranges::find(changes, candidate.by) == changes.end()) changes.push_back(candidate.by);
    return changes.empty() ? 0 : changes.size() - 1;
}

void entry_menu(Stage& stage, const domain::Record& record) {
    static constexpr std::array items = {MenuItem{"Duplicate"}, MenuItem{"Split into two"}};
    const auto pressed = stage.ui.menu_button("More", items, {.small = true});
    if (!pressed) return;
    if (*pressed == 0) stage.ask(app::DuplicateEntry{record.part, record.id});
    else stage.state.panel.splitting = true;
}

void withdraw_form(Stage& stage, const domain::Record& record, std::string_view what) {
    PanelState& panel = stage.state.panel;
    const std::string label = "Say why this " + std::string(what.substr(0, what.find(' '))) + " is withdrawn";
    Form form(panel.form);
    form.need(panel.reason.find_first_not_of(" \n\t") != std::string::npos, label, "Type the reason. It stays in the history.");
    const std::string_view error = form.field(stage.ui, label);
    focus_if_asked(stage.ui, stage.state.focus, label);
    const Edit edit = stage.ui.text_box(label, panel.reason, {.error = error});
    stage.ui.wrap(12, [&] {
        const std::string name = "Withdraw " + std::string(what);
        const bool pressed = stage.ui.button(name, {.kind = Kind::destructive, .small = true}) || edit.entered;
        if (pressed && form.pressed()) {
            stage.ask(app::Withdraw{record.part, record.id, panel.reason});
            panel.withdrawing = false;
            panel.reason.clear();
        }
        if (stage.ui.text_button("Keep it")) panel.withdrawing = false;
    });
}

}  // namespace

void enter_panel(Stage& stage, const Id& record, std::string_view first_field) {
    PanelState& panel = stage.state.panel;
    if (panel.record == record) return;
    const bool stepped = !panel.record.is_nil() && !panel.last_field.empty();
    const std::string field = stepped ? panel.last_field : std::string(first_field);
    panel = PanelState{};
    panel.record = record;
    stage.state.focus = record.is_nil() ? std::string() : field;
    panel.last_field = stepped ? field : std::string();
}

void entry_fields(Stage& stage, const app::Case& opened, const domain::Part& part, const domain::Record& record) {
    Ui& ui = stage.ui;
    const auto scope = ui.scope(record.id);
    const bool writable = may_write(stage.model, opened, part) && !record.withdrawn();
    const std::string child = child_of(opened);
    const FieldOptions options{};
    const FieldOptions optional{.optional = true};
    withdrawn_note(stage, record, may_write(stage.model, opened, part));
    if (!writable) return entry_facts(stage, opened, record);
    conflict_cards(stage, opened, record);
    board_asks(stage, opened, record);
    const std::string aside = outside_period(opened, domain::date_of(record.value(field::known)));
    record_date(stage, record, field::known, "Date your agency knew or acted", options, aside);
    other_dates(stage, record);
    time_field(stage, record, options);
    record_text(stage, record, field::people, "Who was involved", options);
    ui.columns({{}, {}}, 12, 320, [&](std::size_t column) {
        column == 0 ? record_text(stage, record, field::worker, "Worker", options)
                    : record_text(stage, record, field::source, "Record it comes from", options);
    });
    record_long_text(stage, record, field::event, "What happened", options);
    record_long_text(stage, record, field::action, "What your agency did", options);
    seen_choice(stage, record, field_label(field::seen, child));
    record_long_text(stage, record, field::wishes, field_label(field::wishes, child), optional);
    record_long_text(stage, record, field::comment, "Your comment", optional);
    writing_notes(stage, opened, part, record);
    origin_line(ui, record);
    attachments(stage, opened, record, true);
}

void entry_facts(Stage& stage, const app::Case& opened, const domain::Record& record) {
    Ui& ui = stage.ui;
    const auto scope = ui.scope(record.id);
    const std::string child = child_of(opened);
    conflict_cards(stage, opened, record);
    ui.facts([&] {
        ui.fact("Date the agency knew or acted", date_words(domain::date_of(record.value(field::known))));
        optional_fact(ui, "Date it happened", value_words(field::happened, record.value(field::happened)));
        optional_fact(ui, "Date it was written down", value_words(field::recorded, record.value(field::recorded)));
        for (const std::string_view name : {field::time, field::people, field::worker, field::source})
            optional_fact(ui, field_label(name, child), record.text(name));
        long_fact(stage, record.part, field_label(field::event, child), record.text(field::event));
        long_fact(stage, record.part, "What the agency did", record.text(field::action));
        ui.fact(field_label(field::seen, child), seen_words(record.text(field::seen)));
        long_fact(stage, record.part, field_label(field::wishes, child), record.text(field::wishes));
        long_fact(stage, record.part, "The author's comment", record.text(field::comment));
        optional_fact(ui, "Restriction", record.text(field::restriction));
    });
    origin_line(ui, record);
    attachments(stage, opened, record, false);
}

void withdrawn_note(Stage& stage, const domain::Record& record, bool writable) {
    if (!record.withdrawn()) return;
    stage.ui.note(Tone::plain, "Withdrawn", [&] {
        stage.ui.paragraph(record.text(field::withdrawn));
        stage.ui.space(8);
        if (writable && stage.ui.button("Restore", {.icon = Icon::undo, .small = true})) stage.ask(app::Restore{record.part, record.id});
    });
}

void record_foot(Stage& stage, const app::Case& opened, const domain::Record& record, std::string_view what, bool writable) {
    Ui& ui = stage.ui;
    const auto scope = ui.scope(record.id);
    if (writable && stage.state.panel.withdrawing && !record.withdrawn())
        return ui.column(0, 8, [&] { withdraw_form(stage, record, what); });
    if (writable && stage.state.panel.splitting && !record.withdrawn()) return ui.column(0, 8, [&] { split_form(stage, record); });
    ui.one_stop("This " + std::string(what.substr(0, what.find(' '))), [&] { ui.wrap(16, [&] {
        saved_words_of(stage, record);
        const std::size_t times = times_changed(record);
        const std::string link = times == 1 ? "Changed once" : times == 2 ? "Changed twice" : "Changed " + std::to_string(times) + " times";
        if (times > 0) ui.link(link, app::address_of({app::Screen::history, opened.file.id(), record.id}));
        ui.push_right();
        if (!writable || record.withdrawn()) return;
        if (record.kind == domain::kind::entry) entry_menu(stage, record);
        const bool pressed = ui.text_button("Withdraw");
        if (!pressed && !wanted(stage, "withdraw")) return;
        stage.state.panel.withdrawing = true;
        stage.state.focus = "Say why this " + std::string(what.substr(0, what.find(' '))) + " is withdrawn";
    }); });
}

}  // namespace tributary::ui
