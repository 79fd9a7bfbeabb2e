// What asks: boxes for words and dates, tick boxes, choices, selects, and the summary of what is missing.
#include <array>

#include "kinds.hpp"

namespace tributary::gallery {

using namespace ui;

void text_box_page(Ui& ui) {
    static std::string empty, filled = "Case note", wrong, fixed = "TH-2014-03", find, secret = "lantern meadow otter brisk", wide = long_value(), odd = control_value(), last = "Nothing left";
    static bool shown = false;
    ui.columns({{}, {}}, 32, 700, [&](std::size_t column) {
        if (column == 0) {
            ui.text_box("Empty", empty, {.hint = "A hint stands above the box, never inside."});
            if (ui.text_box("Record it comes from", filled, {.optional = true}).left) last = "Left with " + filled;
            ui.paragraph(last);
            ui.text_box("Reason", wrong, {.error = "Say why this entry is withdrawn"});
            ui.text_box("Reference", fixed, {.read_only = true});
            return;
        }
        ui.text_box("Find", find, {.icon = Icon::search, .quiet_label = true, .placeholder = "Find in this chronology"});
        const Edit edit = ui.text_box("Passphrase", secret, {.password = !shown, .autocomplete = "current-password", .action = shown ? "Hide" : "Show", .action_inside = true});
        if (edit.action) shown = !shown;
        ui.text_box("10,000 characters", wide);
        ui.text_box("Control characters", odd);
        ui.text_box("A label so long that it takes more than one line when the column is narrow, because labels are not cut off", empty, {.optional = true});
    });
}

void date_box_page(Ui& ui) {
    static std::string day = "25/7/13", week = "w/b 3 Feb 2014", about = "c. June 2013", none = "31/02/2014", either = "4/5/2014", last = "Nothing chosen";
    ui.date_box("Date known", day, {.tone = Tone::done, .words = "Thursday 25 July 2013"});
    ui.date_box("Week", week, {.tone = Tone::done, .words = "3 to 9 February 2014"});
    ui.date_box("About", about, {.tone = Tone::done, .words = "1 May to 31 July 2013, about"});
    ui.date_box("Date of birth", none, {.tone = Tone::stop, .words = "February 2014 has 28 days"});
    const DateEdit edit = ui.date_box("Date reported", either, {.tone = Tone::needs_you, .words = "Day or month first?", .first_choice = "4 May", .second_choice = "5 April", .aside = "This file also has 04/25/2014"});
    if (edit.choice) last = edit.choice == 1 ? "Chosen: 4 May" : "Chosen: 5 April";
    ui.paragraph(last);
}

void long_text_page(Ui& ui) {
    static std::string report, fixed = "The assessment was closed on 28 March 2013. Nobody had spoken to Father.", wrong = "Short", wide = long_value(), odd = control_value(), last = "Nothing left";
    if (ui.text_area("Report", report, {.hint = "Long text grows with the page.", .least_lines = 4, .reading = true}).left) last = "Left";
    ui.paragraph(last);
    ui.text_area("Read only", fixed, {.read_only = true});
    ui.text_area("Your comment", wrong, {.error = "Say in a sentence what was learned", .optional = true});
    ui.text_area("Control characters", odd);
    ui.text_area("10,000 characters", wide);
}

void tick_box_page(Ui& ui) {
    static bool asked = true, said = false, wide = false;
    ui.row(16, [&] {
        ui.check_box("Asked for", asked);
        ui.check_box("Said or shown", said);
    });
    ui.check_box("Words so many that they take more than one line when the window is narrow, and the whole line is the target", wide, "A hint below the words");
    ui.paragraph(said ? "Said" : "Not said");
}

void choice_page(Ui& ui) {
    static int kind = 0, none = -1, seen = 1, either = -1;
    static constexpr std::array<Choice, 2> kinds = {Choice{"Draft"}, Choice{"Submission", "Signed off by a senior manager"}};
    static constexpr std::array<Choice, 4> answers = {Choice{"Yes"}, Choice{"No"}, Choice{"Not applicable"}, Choice{"Not stated"}};
    ui.radio_group("What it is", kinds, kind);
    const auto scope = ui.scope("message");
    ui.radio_group("What was decided", kinds, none, {.hint = "Nothing is chosen beforehand.", .error = "Choose what was decided"});
    ui.row_of_choices("Was Child R seen?", answers, seen);
    const auto other = ui.scope("row");
    ui.row_of_choices("Was Mother seen?", answers, either, {.error = "Say whether Mother was seen"});
    ui.paragraph(kind == 1 ? "A submission" : "A draft");
}

void select_page(Ui& ui) {
    static int answer = 1, none = -1;
    static constexpr std::array<std::string_view, 4> answers = {"Yes", "No", "Not applicable", "Not stated"};
    ui.select("Answer", answers, answer, {.width = 270});
    ui.select("Outcome", answers, none, {.hint = "The board decides.", .error = "Choose the outcome"});
    ui.paragraph(answers.at(static_cast<std::size_t>(answer)));
}

void summary_page(Ui& ui) {
    static bool asked = false;
    static int go = -1;
    static std::string answer, reason;
    if (ui.button("Submit", {.kind = Kind::primary})) asked = true;
    const std::string_view words[] = {"Question 5 has no answer", "Say why there was no contact"};
    if (asked && (answer.empty() || reason.empty())) {
        std::vector<std::string_view> lines;
        std::vector<int> fields;
        for (int i = 0; i < 2; ++i)
            if ((i == 0 ? answer : reason).empty()) {
                lines.push_back(words[i]);
                fields.push_back(i);
            }
        if (const auto line = ui.summary(std::to_string(lines.size()) + (lines.size() == 1 ? " thing" : " things") + " to put right before you submit", lines)) go = fields[*line];
    }
    if (go == 0) ui.focus_here();
    ui.text_area("Question 5", answer, {.error = asked && answer.empty() ? words[0] : std::string_view()});
    if (go == 1) ui.focus_here();
    ui.text_box("Reason", reason, {.error = asked && reason.empty() ? words[1] : std::string_view()});
    go = -1;
}

}  // namespace tributary::gallery
