// Combo boxes and disclosures.
#include <array>

#include "kinds.hpp"

namespace tributary::gallery {

using namespace ui;

namespace {

constexpr std::array agencies = {
    ComboItem{"Children’s social care", "CSC"}, ComboItem{"Police", "POL"}, ComboItem{"Health visiting", "HV"}, ComboItem{"General practice", "GP"},
    ComboItem{"School", "SCH"}, ComboItem{"Hospital", "HOS"}, ComboItem{"Housing", "HOU"}, ComboItem{"The safeguarding board", "BRD"},
    ComboItem{"A voluntary organisation with a name so long that it takes more than one line of the list", "VOL"},
};

// Hundreds of commands, as a palette has them.
const std::vector<ComboItem>& commands() {
    static std::vector<std::string> names;
    static const std::vector<ComboItem> items = [] {
        std::vector<ComboItem> list;
        for (int i = 1; i <= 400; ++i) names.push_back("Entry " + std::to_string(i) + ", " + std::to_string(1 + i % 28) + " July 2013");
        list.push_back({"Add an entry", "Command", "Ctrl+Enter"});
        list.push_back({"Go to the merged chronology", "Place"});
        list.push_back({"Hand over", "Place"});
        list.push_back({"Lock now", "Command", "Ctrl+L"});
        for (const std::string& name : names) list.push_back({name, "Child R"});
        return list;
    }();
    return items;
}

}  // namespace

void combo_box_page(Ui& ui) {
    static std::string agency, wrong = "Taxi firm", fixed = "Police", hurried = "School", wide = long_value(), odd = control_value(), find, last = "Nothing chosen";
    ui.columns({{}, {}}, 32, 700, [&](std::size_t column) {
        if (column == 0) {
            ui.heading(2, "At rest");
            const ComboEdit edit = ui.combo_box("Agency", agency, agencies, {{.hint = "Type a few letters, or press down for the list."}});
            if (edit.chosen) last = "Chosen: " + std::string(agencies.at(*edit.chosen).name);
            ui.paragraph(last);
            ui.heading(2, "With a message");
            ui.combo_box("Agency that refused", wrong, agencies, {{.error = "Taxi firm is not in the list. Choose an agency or add one."}});
            ui.heading(2, "Read only");
            ui.combo_box("Agency that wrote", fixed, agencies, {{.read_only = true}});
            ui.heading(2, "10,000 characters, control characters");
            ui.combo_box("A long value", wide, agencies, {{.optional = true}});
            ui.combo_box("Control characters", odd, agencies);
            return;
        }
        ui.heading(2, "A palette of 404 lines");
        const ComboEdit edit = ui.combo_box("Go to", find, commands(), {{.icon = Icon::search, .quiet_label = true, .placeholder = "Go to anything"}, true, 300});
        if (edit.chosen) last = "Went to: " + std::string(commands()[*edit.chosen].name);
    });
}

void disclosure_page(Ui& ui) {
    static bool first = false, second = true, third = false;
    ui.disclosure("How dates are read", first, [&] { ui.paragraph("The day stands before the month. Where it could be either, both are shown and nothing is chosen."); });
    ui.disclosure("Who may read this", second, [&] {
        ui.paragraph("Idris Wold and the board.");
        ui.link("People and trust", "#/kind");
    });
    ui.disclosure("A name so long that it goes on to a second line when the window is narrow, because nothing is ever cut off here at all", third,
                  [&] { ui.paragraph(control_value()); });
}

}  // namespace tributary::gallery
