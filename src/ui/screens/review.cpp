// An opened bundle before anything of it is added: who signed it, what it holds, what adding it does.
#include <algorithm>
#include <array>

#include "domain/records.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

using What = app::ReviewedChange::What;

struct Shown {
    Stage& stage;
    const app::Review& review;
    std::string child;
};

std::size_t count_of(const app::Review& review, What what) {
    return static_cast<std::size_t>(std::ranges::count(review.rows, what, &app::ReviewedChange::what));
}

void one_check(Ui& ui, Icon icon, Tone tone, std::string_view first, std::string_view second) {
    ui.column(0, 2, [&] {
        ui.icon_line(icon, tone, bold(first));
        ui.paragraph({quiet(second)});
    });
}

void sender_check(const Shown& shown) {
    const app::Review& review = shown.review;
    const app::Trust trust = review.sender_known ? review.sender.trust : app::Trust::unknown;
    const bool fine = trust == app::Trust::compared || trust == app::Trust::endorsed;
    const Icon icon = trust == app::Trust::key_changed ? Icon::trust_bad : fine ? Icon::trust : Icon::trust_no;
    std::string second(trust_words(trust));
    if (fine && review.sender.trusted_at > 0) second += ", " + day_words(review.sender.trusted_at);
    one_check(shown.stage.ui, icon, fine ? Tone::done : trust == app::Trust::key_changed ? Tone::stop : Tone::needs_you, review.sender.name, second);
}

void sealed_check(const Shown& shown) {
    const app::Review& review = shown.review;
    if (review.passed_on) return one_check(shown.stage.ui, Icon::warn, Tone::needs_you, "Passed on", "Sealed for " + joined(review.recipients));
    const bool alone = review.recipients.size() < 2;
    one_check(shown.stage.ui, Icon::lock, Tone::done, "Sealed to you", alone ? std::string("And to nobody else") : "For " + joined(review.recipients));
}

void missing_check(const Shown& shown) {
    const std::size_t waiting = shown.review.waiting;
    if (waiting == 0) return one_check(shown.stage.ui, Icon::link, Tone::done, "Nothing missing", "Every change follows from the one before");
    one_check(shown.stage.ui, Icon::pause, Tone::needs_you, counted(waiting, "change") + (waiting == 1 ? " waits" : " wait"),
              "An earlier bundle has not arrived. You can add this one now");
}

void checks(const Shown& shown) {
    shown.stage.ui.group("Checks", [&] {
        shown.stage.ui.card([&] {
            shown.stage.ui.columns({{}, {}, {}, {}}, 16, 640, [&](std::size_t column) {
                if (column == 0) one_check(shown.stage.ui, Icon::trust, Tone::done, "Signature holds", "Not altered since it was sealed");
                else if (column == 1) sender_check(shown);
                else if (column == 2) sealed_check(shown);
                else missing_check(shown);
            });
        });
    });
}

void compare_question(const Shown& shown) {
    const app::Review& review = shown.review;
    Ui& ui = shown.stage.ui;
    if (review.sender_known && review.sender.trust != app::Trust::unknown) return;
    ui.note(Tone::needs_you, "You do not know this key yet", [&] {
        const std::string words = spoken(review.sender.words);
        ui.paragraph({"The signature holds. Ring ", bold(review.sender.name), " on a number you already have. Their device shows:"});
        ui.paragraph({bold(words)}, {.type = Type::section});
        ui.space(12);
        static constexpr std::array choices = {Choice{"Yes, the words are the same"}, Choice{"Not yet", "The bundle can be added. The badge says Not compared yet."}};
        int chosen = review.compared_answered ? (review.words_compared ? 0 : 1) : -1;
        const std::string_view error = review.needs_comparison && !review.compared_answered ? "Say whether you compared the words." : "";
        if (ui.radio_group("Did you compare the words by telephone?", choices, chosen, {.error = error})) shown.stage.ask(app::AnswerCompared{chosen == 0});
    });
}

void which_case(const Shown& shown) {
    const app::Review& review = shown.review;
    if (review.candidates.empty()) return;
    std::vector<std::string> names;
    for (const Id& id : review.candidates) {
        const auto found = shown.stage.model.cases.find(id);
        names.push_back(found == shown.stage.model.cases.end() ? "A case" : subject_of(found->second) + ", " + reference_of(found->second));
    }
    std::vector<Choice> choices;
    for (const std::string& name : names) choices.push_back({name, "Here already"});
    choices.push_back({"A new case", "It stays apart from the others"});
    int chosen = review.target ? static_cast<int>(*review.target) : -1;
    const std::string_view error = review.needs_target && !review.target ? "Choose the case that this belongs to." : "";
    const std::string hint = "The bundle says " + review.subject + ", " + review.reference + ".";
    if (shown.stage.ui.radio_group("Which case does it belong to?", choices, chosen, {.hint = hint, .error = error}) && chosen >= 0)
        shown.stage.ask(app::ChooseTarget{static_cast<std::size_t>(chosen)});
}

std::string part_words(const std::vector<std::string>& parts) {
    std::vector<std::string> words;
    for (const std::string& part : parts) {
        if (part == domain::part_kind::case_header) words.emplace_back("the case");
        else if (part == domain::part_kind::people) words.emplace_back("family and people");
        else words.push_back("chronology of " + part);
    }
    return sentence_case(joined(words));
}

// Conflicts first, then the case, people and entries, each by date.
void put_in_order(ReviewState& state, const app::Review& review, int latest_year) {
    if (state.bundle == review.bundle && state.order.size() == review.rows.size()) return;
    state = {review.bundle, {}};
    std::vector<std::tuple<bool, bool, Date, std::size_t>> keys;
    for (std::size_t i = 0; i < review.rows.size(); ++i) {
        const app::ReviewedChange& change = review.rows[i];
        const Date day = read_date(change.date, latest_year).earliest.value_or(Date{9999, 12, 31});
        keys.emplace_back(change.what != What::conflict, change.kind == domain::kind::entry, day, i);
    }
    std::ranges::sort(keys);
    for (const auto& key : keys) state.order.push_back(std::get<3>(key));
}

// What a person sees as one change: a line of the table. Changes without a line of their own count as they are.
std::size_t changes_in(const app::Review& review) { return review.rows.empty() ? review.fresh : review.rows.size(); }

std::string shown_value(const app::ReviewedChange& change, const std::string& value) {
    return change.field == domain::field::seen && !value.empty() ? std::string(seen_words(value)) : value;
}

std::string record_words(const app::ReviewedChange& change) {
    const std::string kind = change.kind == domain::kind::entry ? "entry" : change.kind == domain::kind::person ? "person" : change.kind;
    if (change.kind == domain::kind::case_header) return "Case";
    if (change.kind == domain::kind::part) return change.agency.empty() ? "Part" : change.agency;
    return change.agency.empty() ? kind : change.agency + " " + kind;
}

std::string_view what_words(What what) {
    switch (what) {
        case What::added: return "New";
        case What::changed: return "Changed";
        case What::withdrawn: return "Withdrawn";
        case What::conflict: return "Conflict";
    }
    return {};
}

std::string where_words(const Shown& shown, const app::ReviewedChange& change) {
    if (!change.field.empty()) return field_label(change.field, shown.child);
    if (change.kind != domain::kind::entry) return {};
    return change.date.empty() ? std::string("Entry without a date") : "Entry of " + date_words(read_date(change.date, last_year(shown.stage)));
}

void conflict_card(const Shown& shown, const app::ReviewedChange& change) {
    Ui& ui = shown.stage.ui;
    ui.card(
        [&] {
            ui.icon_line(Icon::split, Tone::needs_you, bold("Conflict: " + record_words(change) + ", " + where_words(shown, change)));
            ui.paragraph("Two people changed this without seeing each other's change. Both are kept, and you choose on the entry.");
            ui.columns({{}, {}}, 12, 420, [&](std::size_t column) {
                ui.card([&] {
                    ui.paragraph({quiet(column == 0 ? "Here" : "In the bundle")});
                    ui.paragraph(shown_value(change, column == 0 ? change.before : change.after), {.type = Type::section});
                });
            });
        },
        Tone::needs_you);
}

bool has_before(const app::Review& review) {
    return std::ranges::any_of(review.rows, [](const app::ReviewedChange& change) { return !change.before.empty(); });
}

// "43 new, 2 changed, 1 conflict"
std::string counts(const app::Review& review) {
    std::vector<std::string> words;
    if (const std::size_t added = count_of(review, What::added)) words.push_back(std::to_string(added) + " new");
    if (const std::size_t changed = count_of(review, What::changed)) words.push_back(std::to_string(changed) + " changed");
    if (const std::size_t withdrawn = count_of(review, What::withdrawn)) words.push_back(std::to_string(withdrawn) + " withdrawn");
    if (const std::size_t conflicts = count_of(review, What::conflict)) words.push_back(counted(conflicts, "conflict"));
    return words.empty() ? std::string() : joined(words) + ".";
}

void draw_row(const Shown& shown, RowView& row) {
    const app::ReviewedChange& change = shown.review.rows[shown.stage.state.review.order[row.index()]];
    row.cell(bold(record_words(change)));
    row.cell(what_words(change.what));
    row.cell(where_words(shown, change));
    if (has_before(shown.review)) row.cell(quiet(shown_value(change, change.before)));
    row.cell(shown_value(change, change.after));
}

void changes(const Shown& shown) {
    const app::Review& review = shown.review;
    Ui& ui = shown.stage.ui;
    for (std::size_t i = 0; i < review.rows.size(); ++i) {
        const auto scope = ui.scope(i);
        if (review.rows[i].what == What::conflict) conflict_card(shown, review.rows[i]);
    }
    ui.heading(2, counted(changes_in(review), "change"));
    const std::string summary = counts(review);
    if (!summary.empty()) ui.paragraph({quiet(summary)});
    std::vector<Column> columns = {{.name = "Record", .width = 130}, {.name = "What", .width = 100}, {.name = "Where", .width = 180}};
    if (has_before(review)) columns.push_back({.name = "Before"});
    columns.push_back({.name = "After"});
    ui.table("Changes", columns, review.rows.size(), {}, [&](RowView& row) { draw_row(shown, row); });
}

bool key_changed(const app::Review& review) { return review.sender_known && review.sender.trust == app::Trust::key_changed; }

void body(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const app::Review& review = shown.review;
    read_only_note(shown.stage);
    checks(shown);
    if (review.seen_before != 0)
        ui.note(Tone::plain, "Seen before", "You added this bundle on " + day_words(review.seen_before) + ". Opening it again changes nothing.");
    if (key_changed(review)) ui.note(Tone::stop, "Key has changed", [&] { ui.paragraph(sentence(Error{Problem::sender_key_changed, review.sender.name})); }, true);
    if (review.passed_on) ui.note(Tone::needs_you, "Passed on", sentence(Error{Problem::bundle_passed_on, joined(review.recipients)}));
    compare_question(shown);
    which_case(shown);
    if (review.fresh > 0) changes(shown);
}

void side(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const app::Review& review = shown.review;
    ui.facts([&] {
        ui.fact("Purpose", purpose_words(review.purpose));
        ui.fact("Case", review.subject + (review.reference.empty() ? "" : ", " + review.reference));
        ui.fact("Holds", part_words(review.parts));
        ui.fact("Marking", "OFFICIAL-SENSITIVE");
        ui.fact("Signed by", review.sender.name + (review.sender.role.empty() ? "" : ", " + review.sender.role));
        ui.fact("Agency", review.sender.agency);
        ui.fact("Words of the key", spoken(review.sender.words));
    });
    ui.note(Tone::plain, "Opening the same file again changes nothing", "Your own entries and marks stay as they are.");
}

void head(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const app::Review& review = shown.review;
    const std::string below = "From " + (review.sender.agency.empty() ? review.sender.name : review.sender.agency) + ", sealed " + moment_words(review.created);
    ui.page_head("Review before adding", quiet(below), [&] {
        if (ui.button("Set aside")) shown.stage.ask(app::SetAside{});
        if (review.fresh == 0 || key_changed(review)) return;
        if (ui.button("Add " + counted(changes_in(review), "change"), {.kind = Kind::primary, .icon = Icon::merged})) shown.stage.ask(app::AddBundle{});
    });
}

void refused(Stage& stage, const app::Review& review) {
    Ui& ui = stage.ui;
    ui.content(
        [&] {
            ui.page_head("Review before adding", quiet("Nothing was added and nothing here was changed."), [&] {
                if (ui.button("Set aside")) stage.ask(app::SetAside{});
            });
        },
        [&] {
            ui.note(Tone::stop, "This bundle was not opened", [&] { ui.paragraph(sentence(*review.refused)); }, true);
            if (!review.stage.empty()) ui.facts([&] { ui.fact("Stopped at", review.stage); });
            choose_bundle(stage, Kind::second);
        });
}

void nothing_opened(Stage& stage) {
    Ui& ui = stage.ui;
    ui.content([&] {
        ui.page_head("Review before adding", quiet("No bundle is open."), [] {});
        ui.empty(Icon::open, "No bundle is open", "Choose a bundle, or drop it anywhere in this window.", [&] { choose_bundle(stage, Kind::primary); });
    });
}

}  // namespace

void draw_review(Stage& stage) {
    const auto& review = stage.model.review;
    if (!review) return draw_page(stage, "Review before adding", Panel::none, [&] { nothing_opened(stage); });
    if (review->refused) return draw_page(stage, "Review before adding", Panel::none, [&] { refused(stage, *review); });
    const Shown shown{stage, *review, review->subject.empty() ? std::string("the child") : review->subject};
    put_in_order(stage.state.review, *review, last_year(stage));
    draw_page(stage, "Review before adding", side_panel(stage), [&] {
        content_and_side(stage, "This bundle", [&] { head(shown); }, [&] { body(shown); }, [&] { side(shown); });
    });
}

}  // namespace tributary::ui
