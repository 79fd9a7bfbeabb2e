// The editor of long text, and the same text where it is only read.
#include "documents/references.hpp"
#include "kinds.hpp"

namespace tributary::gallery {

using namespace ui;

namespace {

const std::string& sample() {
    static const std::string text =
        "# What the visits showed\n\nThree times a run of visits ended *without sight* of **Child R**. The first was in August and September 2013 "
        "[10](entry:00000000000000000000000000000010).\n\n- Planned visit, no reply\n- Mother spoke on the doorstep\n  1. children said to be at the shops\n  2. no second visit\n\n"
        "> Child asleep upstairs,\nnot seen. She said [dw i ddim yn hoffi fo]{lang=cy}.\n\nHer mother wrote [1-3](entry:00000000000000000000000000000001-00000000000000000000000000000003) \u201c\u0645\u06cc\u0631\u0627 \u0628\u06cc\u0679\u0627 \u0633\u0648 \u0631\u06c1\u0627 \u06c1\u06d2\u201d.\n\n---\n\n## Afterwards\nNobody was told.\nHousing was asked two days later.";
    return text;
}

std::vector<EntryToLink> entries(std::string_view typed) {
    std::vector<EntryToLink> found;
    for (int i = 1; i <= 43; ++i) {
        const std::string number = std::to_string(i);
        if (!typed.empty() && number.find(typed) == std::string::npos) continue;
        found.push_back({number, "14 August 2013. Planned visit. No reply at the door. Card left.", std::string(32 - number.size(), '0') + number});
    }
    return found;
}

std::shared_ptr<const documents::EntryNumbers> numbers() {
    static const auto all = [] {
        auto made = std::make_shared<documents::EntryNumbers>();
        for (const EntryToLink& entry : entries({})) made->add_own(*Id::parse(entry.id));
        return made;
    }();
    return all;
}

std::string keys() {
    std::string lines;
    for (const EditorCommand& command : editor_commands) lines += std::string(command.key) + " " + std::string(command.chord) + "\n";
    return lines;
}

}  // namespace

void editor_page(Ui& ui) {
    static std::string report = sample(), note = "Plain words.", last = "Nothing yet";
    EditorOptions options{.document = {.type = Type::reading, .heading_level = 2}};
    options.document.address = [](std::string_view entry) { return "#/components/" + std::string(entry); };
    options.document.numbers = numbers();
    options.entries = entries;
    options.entry_words = [](std::string_view id) { return "14 August 2013. Planned visit, number " + std::to_string(numbers()->number_of(*Id::parse(id))) + "."; };
    static const std::string lines = keys();
    options.keys = lines;
    options.versions = [] { return std::vector<EarlierVersion>{{"Idris Wold, 20 January 2015 at 21:14", "Two times a run of visits ended without sight of Child R."}, {"Idris Wold, 19 January 2015 at 09:02", "Visits."}}; };
    const Edit edit = ui.editor("Report", report, options);
    if (edit.paused) last = "Paused at " + std::to_string(report.size());
    if (edit.left) last = "Left at " + std::to_string(report.size());
    ui.editor("Note", note, {.field = {.hint = "Words without marks.", .optional = true}, .keys = lines});
    ui.paragraph(quiet(last));
    ui.heading(2, "As it is read");
    ui.document(report, {.heading_level = 3, .address = options.document.address, .numbers = numbers()});
}

}  // namespace tributary::gallery
