// Fields of records, forms, and the small marks that several screens draw.
#include "app/recorder.hpp"
#include "base/date.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

void focus_if_asked(Ui& ui, std::string& wanted, std::string_view label) {
    if (wanted.empty() || wanted != label) return;
    ui.focus_here();
    wanted.clear();
}

namespace {

// What became of a field in this frame. Alt+Up and Alt+Down go to the field that is in use.
void settle(Stage& stage, const domain::Record& record, std::string_view name, std::string_view label, Draft& draft, const Edit& edit) {
    draft.changed = draft.changed || edit.changed;
    if (stage.ui.has_focus(label)) stage.state.panel.last_field = label;
    if (!draft.changed) return;
    if (edit.left || edit.entered) {
        draft.changed = false;
        if (draft.text != draft.base || std::exchange(draft.kept, false))
            stage.ask(app::SetField{record.part, record.id, std::string(name), domain::Json(draft.text)});
    } else if (edit.paused) {
        draft.kept = true;
        stage.ask(app::KeepDraft{record.part, record.id, std::string(name), draft.text});
    }
}

}  // namespace

int last_year(const Stage& stage) {
    const app::Case* opened = stage.model.current_case();
    return opened ? app::latest_year(*opened, stage.model.now) : uk_time(stage.model.now).date.year + 1;
}

void record_text(Stage& stage, const domain::Record& record, std::string_view name, std::string_view label, FieldOptions options) {
    Draft& draft = stage.state.drafts.open(record, name, record.text(name));
    focus_if_asked(stage.ui, stage.state.focus, label);
    settle(stage, record, name, label, draft, stage.ui.text_box(label, draft.text, options));
}

void record_long_text(Stage& stage, const domain::Record& record, std::string_view name, std::string_view label, FieldOptions options) {
    Draft& draft = stage.state.drafts.open(record, name, record.text(name));
    focus_if_asked(stage.ui, stage.state.focus, label);
    settle(stage, record, name, label, draft, stage.ui.editor(label, draft.text, editor_options(stage, record, name, options)));
}

void record_date(Stage& stage, const domain::Record& record, std::string_view name, std::string_view label, FieldOptions options,
                 std::string_view aside) {
    Draft& draft = stage.state.drafts.open(record, name, domain::date_of(record.value(name)).words);
    // As it was read when it was written: an imported "14 August" leans on a heading that is not here.
    const DateReading held = domain::date_of(record.value(name));
    const ReadWords read = draft.text == held.words && held.has_bounds() ? read_words(held) : read_words(draft.text, last_year(stage));
    focus_if_asked(stage.ui, stage.state.focus, label);
    settle(stage, record, name, label, draft, stage.ui.date_box(label, draft.text, read.reading(), options));
    if (!aside.empty()) stage.ui.icon_line(Icon::info, Tone::needs_you, aside);
}

ReadWords read_words(std::string_view written, int latest_year) { return read_words(read_date(written, latest_year)); }

ReadWords read_words(const DateReading& reading) {
    const std::string time = reading.minute ? ", " + clock_form(*reading.minute) : std::string();
    switch (reading.state) {
        case DateState::empty: return {};
        case DateState::day: return {Tone::done, long_form(*reading.earliest, true) + time};
        case DateState::period: return {Tone::done, date_words(reading) + time};
        case DateState::doubtful: return {Tone::needs_you, date_words(reading) + time + ", in doubt. The words are kept."};
        case DateState::not_a_day: return {Tone::stop, not_a_day_words(reading.words)};
        case DateState::words: break;
    }
    return {Tone::needs_you, "No day can be read from this. The words are kept."};
}

// ---- small marks

Run toned(Tone tone, std::string_view words) {
    switch (tone) {
        case Tone::needs_you: return tinted(words, Colour::warn, Type::strong);
        case Tone::stop: return tinted(words, Colour::danger, Type::strong);
        case Tone::done: return tinted(words, Colour::ok);
        case Tone::quiet: return quiet(words);
        case Tone::plain: break;
    }
    return words;
}

std::string_view trust_words(app::Trust trust) {
    switch (trust) {
        case app::Trust::unknown: return "Not compared yet";
        case app::Trust::compared: return "Compared by telephone";
        case app::Trust::endorsed: return "Endorsed by the board";
        case app::Trust::key_changed: return "Key has changed";
        case app::Trust::refused: return "Key no longer counts";
    }
    return {};
}

void trust_chip(Ui& ui, app::Trust trust) {
    switch (trust) {
        case app::Trust::unknown: return ui.chip(Icon::trust_no, Tone::needs_you, trust_words(trust));
        case app::Trust::compared: return ui.chip(Icon::trust, Tone::done, trust_words(trust));
        case app::Trust::endorsed: return ui.chip(Icon::trust_board, Tone::done, trust_words(trust));
        case app::Trust::key_changed:
        case app::Trust::refused: return ui.chip(Icon::trust_bad, Tone::stop, trust_words(trust));
    }
}

void seen_mark(Ui& ui, std::string_view value) {
    if (value == domain::child_seen::yes) {
        ui.icon_line(Icon::seen, Tone::done, toned(Tone::done, "Seen"));
    } else if (value == domain::child_seen::no) {
        ui.icon_line(Icon::unseen, Tone::needs_you, toned(Tone::needs_you, "Not seen"));
    } else {
        ui.paragraph({quiet(value == domain::child_seen::not_applicable ? "Not applicable" : "Not stated")});
    }
}

void seen_cell(RowView& row, std::string_view value) {
    row.cell([&] { seen_mark(row.ui(), value); });
}

const documents::QrCode* code_of(ShownCode& shown, std::string_view words) {
    if (shown.words != words) {
        shown.words = words;
        shown.code.reset();
        if (auto made = documents::qr_code(words)) shown.code = std::move(*made);
    }
    return shown.code ? &*shown.code : nullptr;
}

std::string outcome_words(const bundle::Receipt& receipt) {
    const std::string aside = receipt.quarantined > 0 ? ", " + std::to_string(receipt.quarantined) + " put aside" : std::string();
    if (receipt.outcome == bundle::Outcome::added) return counted(static_cast<std::size_t>(receipt.changes), "change") + " added" + aside;
    return std::string(receipt.outcome == bundle::Outcome::refused ? "refused, nothing could be added" : "set aside, nothing was added") + aside;
}

std::string spoken(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

void passage(Ui& ui, const app::Passage& bundle, std::string_view direction, std::int64_t now) {
    const std::string words = purpose_words(bundle.purpose) + std::string(direction) + joined(bundle.people);
    ui.column(0, 0, [&] {
        ui.paragraph({bold(words)});
        ui.paragraph({quiet(sentence_case(recent_words(bundle.at, now)))});
    });
}

void read_only_note(Stage& stage) {
    if (!stage.model.device.read_only) return;
    stage.ui.note(Tone::needs_you, "Reading only", [&] {
        stage.ui.paragraph(say::second_tab);
        take_over_button(stage);
    });
}

void take_over_button(Stage& stage) {
    if (!stage.ui.button("Write here instead", {.described = "The other tab saves and locks. Then you unlock here again."})) return;
    stage.ask(app::TakeOver{});
}

// ---- forms

void Form::need(bool fine, std::string_view label, std::string_view words) {
    if (!fine) missing_.push_back({std::string(label), std::string(words)});
}

bool Form::pressed() {
    state_.asked = !missing_.empty();
    return missing_.empty();
}

void Form::summary(Ui& ui, std::string_view before) {
    if (!state_.asked || missing_.empty()) return;
    std::vector<std::string_view> lines;
    for (const Missing& missing : missing_) lines.emplace_back(missing.words);
    const std::string first = counted(missing_.size(), "thing") + " to put right before " + std::string(before);
    if (const auto line = ui.summary(first, lines)) state_.go_to = missing_[*line].label;
}

std::string_view Form::field(Ui& ui, std::string_view label) {
    focus_if_asked(ui, state_.go_to, label);
    if (!state_.asked) return {};
    for (const Missing& missing : missing_)
        if (missing.label == label) return missing.words;
    return {};
}

}  // namespace tributary::ui
