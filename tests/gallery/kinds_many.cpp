// Many things: tables, trees, tabs, panes, rows to put in order.
#include <algorithm>
#include <array>

#include "kinds.hpp"

namespace tributary::gallery {

using namespace ui;

namespace {

struct Visit {
    int number;
    std::string_view date, words, seen;
};

constexpr std::array visits = {
    Visit{1, "4 January 2013", "Referral from the school about attendance.", "Not applicable"},
    Visit{2, "9 January 2013", "Telephone contact with Mother. She did not want a visit.", "No"},
    Visit{3, "28 March 2013", "Initial assessment signed off.", "Yes"},
    Visit{4, "8 July 2013", "Referral from a midwife: late booking, little prepared at home.", "Not applicable"},
    Visit{5, "25 July 2013", "Joint visit with HV1. Child R asleep upstairs and not seen.", "No"},
    Visit{6, "2 August 2013", "Child in need planning meeting at council offices.", "Yes"},
};

void draw_visit(RowView& row, const Visit& visit) {
    Ui& ui = row.ui();
    row.look(visit.number == 4 ? RowLook::withdrawn : visit.number == 2 ? RowLook::marked : RowLook::plain, visit.number == 4 ? "Withdrawn, entered twice" : "");
    row.cell(quiet(std::to_string(visit.number)));
    row.cell(bold(visit.date));
    row.cell(visit.words);
    row.cell([&] {
        if (visit.seen == "No") ui.icon_line(Icon::unseen, Tone::needs_you, tinted("Not seen", Colour::warn, Type::strong));
        else ui.paragraph(visit.seen);
    });
}

}  // namespace

void table_page(Ui& ui) {
    ui.table("Visits", {{.name = "No.", .width = 56, .align = Align::end}, {.name = "Date known", .width = 160}, {.name = "What happened"}, {.name = "Child R", .width = 130}},
             visits.size(), {}, [](RowView& row) { draw_visit(row, visits.at(row.index())); });
    ui.heading(2, "Nothing in it");
    ui.table("Visits of nobody", {{.name = "Date known", .width = 160}, {.name = "What happened"}}, 0, {}, [](RowView&) {});
    ui.heading(2, "10,000 characters and control characters");
    ui.table("Long rows", {{.name = "No.", .width = 56, .align = Align::end}, {.name = "Words"}}, 2, {}, [](RowView& row) {
        row.cell(std::to_string(row.index() + 1));
        row.cell(row.index() == 0 ? control_value() : long_value());
    });
}

void grid_page(Ui& ui) {
    static Selection selected;
    static Sorted sorted{1, false};
    static std::string last = "Nothing opened";
    static std::optional<std::size_t> current;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < visits.size(); ++i) order.push_back(i);
    std::ranges::stable_sort(order, [](std::size_t a, std::size_t b) {
        if (sorted.column == 3) return visits.at(a).seen < visits.at(b).seen;
        return a < b;
    });
    if (sorted.descending) std::ranges::reverse(order);
    ui.paragraph(std::to_string(selected.keys.size()) + " of " + std::to_string(visits.size()) + " rows chosen. " + last);
    const TableResult result = ui.table("Visits", {{.name = "No.", .width = 70, .align = Align::end, .sortable = true}, {.name = "Date known", .width = 170, .sortable = true}, {.name = "What happened"},
                                         {.name = "Child R", .width = 130, .sortable = true}, {.name = "More", .width = 190, .quiet_name = true}},
        order.size(), {.current = current, .choosable = true, .key = [&](std::size_t row) { return static_cast<std::uint64_t>(visits.at(order.at(row)).number); },
                       .row_name = [&](std::size_t row) { return "Visit " + std::to_string(visits.at(order.at(row)).number); }, .sorted = sorted, .selected = &selected},
        [&](RowView& row) {
            const Visit& visit = visits.at(order.at(row.index()));
            draw_visit(row, visit);
            row.cell([&] {
                ui.row(12, [&] {
                    if (ui.text_button("Answer")) last = "Answered " + std::to_string(visit.number);
                    if (ui.text_button("Compare")) last = "Compared " + std::to_string(visit.number);
                });
            });
        });
    if (result.sort) sorted = *result.sort;
    if (!result.opened) return;
    current = result.opened;
    last = "Opened visit " + std::to_string(visits.at(order.at(*result.opened)).number);
}

void tree_page(Ui& ui) {
    static std::array<bool, 3> open = {true, false, false};
    static std::string last = "Nothing opened";
    static std::string current;
    static constexpr std::array<std::string_view, 3> parts = {"Terms of reference", "Analysis", "A part of the report with a name so long that it takes two lines in a narrow window"};
    static constexpr std::array<std::array<std::string_view, 3>, 3> questions = {{{"Scope", "Period", "Questions"}, {"What was known", "What was done", "What was missed"}, {"Findings", "Recommendations", "Learning"}}};
    std::vector<TreeItem> items;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        items.push_back({.name = parts.at(part), .level = 1, .branch = true, .open = open.at(part), .icon = Icon::book, .aside = "3"});
        if (!open.at(part)) continue;
        for (const std::string_view question : questions.at(part)) items.push_back({.name = question, .level = 2, .icon = Icon::file});
    }
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i].name == current) chosen = i;
    const TreeResult result = ui.tree("Parts of the review", items, chosen);
    for (const std::size_t i : result.toggled)
        for (std::size_t part = 0; part < parts.size(); ++part)
            if (items[i].name == parts.at(part)) open.at(part) = !open.at(part);
    if (result.opened) current = items[*result.opened].name;
    if (result.opened) last = "Opened: " + current;
    ui.paragraph(last);
}

void tabs_page(Ui& ui) {
    static int view = 0, bare = -1;
    static constexpr std::array<std::string_view, 3> names = {"List", "Timeline", "Discrepancies 26"};
    ui.tabs("View", names, view, [&] {
        ui.paragraph("This is the view: " + std::string(names.at(static_cast<std::size_t>(view))) + ".");
        ui.link("All widgets", "#/kind");
    });
    ui.heading(2, "None chosen");
    const auto scope = ui.scope("none");
    ui.tabs("Part", names, bare);
}

void split_page(Ui& ui) {
    static float share = 0.4f;
    static std::string notes = "Write here while you read.";
    ui.split("Size of the list", share, {.height = 360}, [&] {
        for (const Visit& visit : visits) ui.paragraph({bold(visit.date), Run("\n"), Run(visit.words)});
    }, [&] { ui.text_area("Notes", notes); });
    ui.paragraph("First part: " + std::to_string(static_cast<int>(share * 100 + 0.5f)) + " %");
}

void reorder_page(Ui& ui) {
    static std::vector<std::string> findings = {"The plan was never shared", "Child R was not spoken to alone", "Thresholds were read in different ways", "Records were late"};
    std::vector<std::string_view> names(findings.begin(), findings.end());
    const auto moved = ui.reorder_list("Findings in order", names, [&](std::size_t row) { ui.paragraph(findings[row]); });
    if (moved) {
        std::string row = std::move(findings[moved->from]);
        findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(moved->from));
        findings.insert(findings.begin() + static_cast<std::ptrdiff_t>(moved->to), std::move(row));
    }
    ui.paragraph("First: " + findings.front());
}

}  // namespace tributary::gallery
