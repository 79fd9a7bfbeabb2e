// Words, links, notes, cards, facts, tags, what is not there yet.
#include <array>

#include "kinds.hpp"

namespace tributary::gallery {

using namespace ui;

namespace {

constexpr std::string_view sentence = "Joint visit with HV1. Mother and Half-sibling 3 seen. Child R asleep upstairs and not seen.";
constexpr std::string_view unbroken = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

}  // namespace

void text_page(Ui& ui) {
    static std::string last = "Nothing pressed";
    ui.heading(2, "Paragraphs");
    ui.paragraph(sentence);
    ui.paragraph(sentence, {.type = Type::reading});
    ui.paragraph({Run("Words with "), bold("weight, "), quoted("as written in a source, "), found("found"), quiet(" and quiet. ")});
    if (ui.paragraph({Run("Words with a "), link_to("link", "#/kind"), Run(" and something to "), act("press"), Run(".")})) last = "Pressed in a sentence";
    ui.paragraph(last);
    ui.heading(3, "A heading below a section");
    ui.paragraph(unbroken);
    ui.paragraph(control_value());
    ui.heading(2, "List");
    ui.list([&] {
        for (const std::string_view words : {std::string_view("The first"), sentence, std::string_view("The last")}) ui.list_item([&] { ui.paragraph(words); });
    });
    ui.heading(2, "10,000 characters");
    ui.paragraph(long_value());
}

void link_page(Ui& ui) {
    static std::string last = "Nothing pressed";
    ui.row(16, [&] {
        ui.link("All widgets", "#/kind");
        if (ui.text_button("Show the details")) last = "Details shown";
        if (ui.text_button("Add a line", Icon::plus)) last = "Line added";
    });
    ui.paragraph(last);
    ui.link("A link whose words are so many that they take more than one line in a narrow window, without being cut off", "#/kind");
    ui.paragraph({Run("A link in a sentence leads to "), link_to("all widgets", "#/kind"), Run(" as well.")});
}

void note_page(Ui& ui) {
    static bool late = false;
    ui.note(Tone::plain, "The board asks, 19 January", {Run("Does the date come from the diary? "), act("Answer")});
    ui.note(Tone::needs_you, "Tributary is open in another tab", "You can read here. To write, go to the other tab or close it.");
    ui.note(Tone::stop, "This chronology has been altered", "Two different changes carry number 41, from police. Nothing of it was added.");
    ui.note(Tone::done, "Backup saved", "It opens with your passphrase on any device.");
    ui.note(Tone::plain, "Control characters", control_value());
    if (ui.button("Make one appear")) late = true;
    if (late) ui.note(Tone::stop, "Storage is full", [&] { ui.paragraph("Nothing is lost, but new words cannot be kept."); }, true);
    ui.heading(2, "Card");
    ui.card([&] {
        ui.row(8, [&] {
            ui.lane_tag(1, "POL", "Police");
            ui.paragraph(quiet("police.csv, row 25"));
        });
        ui.paragraph(bold("The cells have slipped one place to the left."));
    });
    ui.card([&] { ui.paragraph(sentence); }, Tone::needs_you);
}

void facts_page(Ui& ui) {
    ui.facts([&] {
        ui.fact("What", {bold("Chronology, 43 entries"), Run("\n1 answer")});
        ui.fact("To", {bold("Nell Sallow"), Run(", and nobody else")});
        ui.fact("Names", {Run("14 people as recorded. "), act("Who")});
        ui.fact("A name of a fact that is long", sentence);
    });
    ui.heading(2, "Deadlines");
    ui.wrap(8, [&] {
        ui.chip(Icon::diamond, Tone::stop, "2 days late");
        ui.chip(Icon::clock, Tone::needs_you, "Due today");
        ui.chip(Icon::warn, Tone::needs_you, "At risk");
        ui.chip(Icon::calendar, Tone::quiet, "In 6 days");
        ui.chip(Icon::pause, Tone::quiet, "Waits");
        ui.chip(Icon::ring, Tone::needs_you, "No date");
        ui.chip(Icon::check, Tone::done, "Done 18 December");
    });
    ui.heading(2, "Agency lanes");
    ui.wrap(8, [&] {
        static constexpr std::array<std::string_view, 8> agencies = {"CSC", "POL", "HV", "GP", "SCH", "HOS", "HOU", "BRD"};
        for (std::size_t i = 0; i < agencies.size(); ++i) ui.lane_tag(i, agencies[i], std::string("Agency ") + std::string(agencies[i]));
    });
    ui.heading(2, "Seen");
    ui.wrap(16, [&] {
        ui.icon_line(Icon::seen, Tone::done, tinted("Seen", Colour::ok));
        ui.icon_line(Icon::unseen, Tone::needs_you, tinted("Not seen", Colour::warn, Type::strong));
    });
}

void empty_page(Ui& ui) {
    static std::string last = "Nothing pressed";
    ui.empty(Icon::list, "No entries yet", "Type the first one, or bring in a Word, Excel or CSV file.", [&] {
        if (ui.button("Import a file", {.icon = Icon::open})) last = "Import";
        if (ui.button("Add an entry", {.kind = Kind::primary, .icon = Icon::plus})) last = "Add";
    });
    ui.paragraph(last);
}

void steps_page(Ui& ui) {
    static std::size_t at = 1;
    static constexpr std::array<std::string_view, 3> names = {"You", "Passphrase", "Recovery kit"};
    ui.steps(names, at);
    ui.row(8, [&] {
        if (ui.button("Back") && at > 0) --at;
        if (ui.button("Continue", {.kind = Kind::primary}) && at < 2) ++at;
    });
}

void status_line_page(Ui& ui) {
    ui.paragraph("The status line stands at the foot of every page: what became of the work, and one or two facts more.");
    static bool bad = false;
    if (ui.button(bad ? "Save again" : "Fail to save")) bad = !bad;
    ui.paragraph(bad ? "Not saved" : "Saved");
}

}  // namespace tributary::gallery
