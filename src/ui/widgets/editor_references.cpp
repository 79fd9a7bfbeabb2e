// "[" and a number in a long text offers the entries that begin with it, in a list at the caret: Enter puts one in, Escape
// puts the list away. A text area cannot be a combo box (ARIA in HTML), so it stays a text box that controls a list box and
// says which option is active.
#include <algorithm>
#include <charconv>

#include "ui/widgets/choice_list.hpp"
#include "ui/widgets/editor_parts.hpp"
#include "ui/widgets/popup.hpp"

namespace tributary::ui {

namespace {

constexpr std::size_t offered_at_most = 8;
constexpr float list_width = 440, lead = 16;

int number_of(std::string_view figures) {
    int number = 0;
    std::from_chars(figures.data(), figures.data() + figures.size(), number);
    return number;
}

// Those that begin with the figures, the exact one first, by number.
std::vector<int> candidates(const TypedReference& reference, int entries) {
    std::vector<int> found;
    const int after = number_of(reference.run);
    for (int least = number_of(reference.typed), most = least; least > 0 && least <= entries; least *= 10, most = most * 10 + 9)
        for (int number = least; number <= std::min(most, entries); ++number)
            if (number > after) found.push_back(number);
    return found;
}

struct Offer {
    std::vector<int> numbers;
    std::vector<std::string> names, words;
    std::vector<ComboItem> items;
};

Offer offer_of(const Editing& editing, const EditorOptions& options) {
    Offer offer;
    const std::vector<Id>& own = editing.numbers->own;
    for (const int number : candidates(*editing.reference, static_cast<int>(own.size()))) {
        if (offer.numbers.size() == offered_at_most) break;
        std::string words = options.entry_words(own[static_cast<std::size_t>(number) - 1].text());
        if (words.empty()) continue;
        offer.numbers.push_back(number);
        offer.names.push_back("Entry " + std::to_string(number));
        offer.words.push_back(std::move(words));
    }
    for (std::size_t i = 0; i < offer.names.size(); ++i) offer.items.push_back({offer.names[i], offer.words[i]});
    return offer;
}

void put_in(Core& core, Editing& editing, NodeId field, int number) {
    const TypedReference& reference = *editing.reference;
    core.requests.edits.push_back({field, "replace", reference.from, reference.to, "[" + reference.run + std::to_string(number) + "]"});
    editing.reference.reset();
}

// What the browser's caret stands behind: the text is laid out as the browser lays it out.
Box caret_in(Core& core, const Editing& editing, const Field& field, Type type) {
    const Run run{editing.typed};
    const Paragraph& lines = core.paragraphs.lay_out({&run, 1}, type, field.width - field.lead - field.trail, true);
    const TypeSize size = size_of(type);
    const auto at = static_cast<std::uint32_t>(bytes_of_units(editing.typed, editing.reference->from));
    Box caret{field.box.x + field.lead, field.box.y + editor_pad, 1, size.line};
    for (const Piece& piece : lines.pieces) {
        if (piece.begin > at || at > piece.end) continue;
        const std::string_view before = std::string_view(lines.texts[0]).substr(piece.begin, at - piece.begin);
        const float width = core.paragraphs.line_width(before, size.size, size.cut);
        caret.x = field.box.x + field.lead + (piece.level % 2 == 1 ? piece.x + piece.width - width : piece.x + width);
        caret.y = field.box.y + editor_pad + static_cast<float>(piece.line) * size.line;
    }
    return caret;
}

void take_keys(Core& core, Editing& editing, ChoiceList& list, const Offer& offer, NodeId field) {
    list.active = std::clamp(editing.reference->active, 0, list.last());
    int chosen = -1;
    for (const Event& event : core.events) {
        if (event.kind != EventKind::key || event.id != field) continue;
        if (event.text == "Enter") chosen = list.active;
        else list.take_key(event.text);
    }
    for (int i = 0; i <= list.last(); ++i)
        if (core.activated(list.option(i))) chosen = i;
    editing.reference->active = list.active;
    if (chosen >= 0) put_in(core, editing, field, offer.numbers[static_cast<std::size_t>(chosen)]);
}

}  // namespace

void take_reference(Editing& editing, std::string_view said) {
    if (said == "no reference") editing.reference.reset();
    constexpr std::string_view start = "reference ";
    if (!said.starts_with(start)) return;
    said.remove_prefix(start.size());
    std::string_view parts[4];
    for (std::string_view& part : parts) {
        const std::size_t end = std::min(said.find(' '), said.size());
        part = said.substr(0, end);
        said.remove_prefix(std::min(end + 1, said.size()));
    }
    editing.reference = TypedReference{static_cast<std::uint32_t>(number_of(parts[0])), static_cast<std::uint32_t>(number_of(parts[1])), std::string(parts[2]), std::string(parts[3])};
}

std::string offer_references(Ui& ui, Editing& editing, const Field& field, const EditorOptions& options) {
    Core& core = ui.core();
    if (editing.reference && (!core.is_focused(field.id) || !editing.numbers || !options.entry_words)) editing.reference.reset();
    Offer offer = editing.reference ? offer_of(editing, options) : Offer{};
    ChoiceList list{core, field.id, field.id ^ 0x2e0ffu, offer.items, {}, true};
    for (std::size_t i = 0; i < offer.items.size(); ++i) list.found.push_back(i);
    if (!offer.items.empty()) take_keys(core, editing, list, offer, field.id);
    if (!offer.items.empty() && editing.reference && core.closed_by_escape()) editing.reference.reset();
    const std::size_t count = editing.reference ? offer.items.size() : 0;
    if (std::exchange(editing.offered, count) != count && count > 0)
        ui.announce(std::to_string(count) + (count == 1 ? " entry" : " entries") + " to link to. Up and down choose, Enter puts one in.");
    if (count == 0) return {};
    const std::vector<ListLine> lines = lay_out(list, list_width, lead);
    const Popup popup(core, Layer::list);
    draw_list(list, beside(core, caret_in(core, editing, field, options.document.type), list_width, height_of(lines)), lines, "Entries to link to", {}, lead);
    return ids({list.list, list.option(list.active)});
}

}  // namespace tributary::ui
