#include "ui/screens/review_changes.hpp"

#include <algorithm>
#include <tuple>

#include "domain/records.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

using What = app::ReviewedChange::What;

namespace {

using Shown = ReviewShown;

std::size_t count_of(const app::Review& review, What what) {
    return static_cast<std::size_t>(std::ranges::count(review.rows, what, &app::ReviewedChange::what));
}

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

void draw_row(const Shown& shown, RowView& row, bool with_before) {
    const app::ReviewedChange& change = shown.review.rows[shown.stage.state.review.order[row.index()]];
    row.cell(bold(record_words(change)));
    row.cell(what_words(change.what));
    row.cell(where_words(shown, change));
    if (with_before) row.cell(quiet(shown_value(change, change.before)));
    row.cell(shown_value(change, change.after));
}

}  // namespace

void put_in_order(ReviewState& state, const app::Review& review, int latest_year) {
    if (state.bundle == review.bundle && state.order.size() == review.rows.size()) return;
    state = {review.bundle, {}, {}};
    std::vector<std::tuple<bool, bool, Date, std::size_t>> keys;
    for (std::size_t i = 0; i < review.rows.size(); ++i) {
        const app::ReviewedChange& change = review.rows[i];
        const Date day = read_date(change.date, latest_year).earliest.value_or(Date{9999, 12, 31});
        keys.emplace_back(change.what != What::conflict, change.kind == domain::kind::entry, day, i);
    }
    std::ranges::sort(keys);
    for (const auto& key : keys) state.order.push_back(std::get<3>(key));
}

std::size_t changes_in(const app::Review& review) { return review.rows.empty() ? review.fresh : review.rows.size(); }

void reviewed_changes(const ReviewShown& shown) {
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
    const bool with_before = has_before(review);  // asked once: it looks at every row
    if (with_before) columns.push_back({.name = "Before"});
    columns.push_back({.name = "After"});
    ui.table("Changes", columns, review.rows.size(), {}, [&](RowView& row) { draw_row(shown, row, with_before); });
}

PaperTable changes_on_paper(Stage& stage, const app::Review& review) {
    const app::Case* opened = stage.model.current_case();
    const Shown shown{stage, review, opened ? child_of(*opened) : std::string("the child")};
    put_in_order(stage.state.review, review, last_year(stage));
    PaperTable table{"Changes", {"Record", "What", "Where", "Before", "After"}, {}};
    for (const std::size_t at : stage.state.review.order) {
        const app::ReviewedChange& change = review.rows[at];
        table.rows.push_back({record_words(change), what_words(change.what), where_words(shown, change), shown_value(change, change.before), shown_value(change, change.after)});
    }
    return table;
}

}  // namespace tributary::ui
