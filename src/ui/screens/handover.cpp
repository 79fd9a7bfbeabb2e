// The one door out: what leaves, to whom, as what. Nothing leaves before *Seal and save the file*.
#include <algorithm>

#include "app/update.hpp"
#include "domain/records.hpp"
#include "ui/screens/handover_terms.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

using Shown = HandOverShown;

bool wrote_in(const app::Model& model, const domain::Part& part) {
    return std::ranges::any_of(part.feeds, [&](const auto& item) {
        return std::ranges::any_of(item.second.changes, [&](const auto& stored) { return model.is_me(stored->change.author); });
    });
}

bool nobody_in(const domain::Part& part) { return part.kind() == domain::part_kind::people && count_of(part, domain::kind::person) == 0; }

bool trusted(const app::Contact& contact) { return contact.trust == app::Trust::compared || contact.trust == app::Trust::endorsed; }

// Ticked beforehand: what this person wrote, and the one person whose words were compared, if there is just one.
void begin(Stage& stage, const app::Case& opened) {
    HandOverState& chosen = stage.state.handover;
    if (chosen.begun && chosen.case_id == opened.file.id()) return;
    chosen = {};
    chosen.begun = true;
    chosen.case_id = opened.file.id();
    for (const auto& [id, part] : opened.file.parts())
        if (can_be_ticked(part) && (wrote_in(stage.model, part) || &part == own_chronology(stage.model, opened)) && !nobody_in(part)) chosen.parts.insert(id);
    const auto& contacts = stage.model.contacts;
    if (std::ranges::count_if(contacts, [](const auto& item) { return trusted(item.second); }) != 1) return;
    chosen.recipients.insert(std::ranges::find_if(contacts, [](const auto& item) { return trusted(item.second); })->first);
}

void tick(Ui& ui, std::set<Id>& chosen, const Id& id, std::string_view name, std::string_view hint) {
    bool on = chosen.contains(id);
    if (!ui.check_box(name, on, hint)) return;
    if (on) chosen.insert(id);
    else chosen.erase(id);
}

// A case that two people began has two of these.
std::string described_by(const Shown& shown, const domain::Part& part) {
    const domain::Record* description = part.description();
    if (description == nullptr || shown.stage.model.is_me(description->created->change.author)) return {};
    return ", by " + who(shown.stage.model, description->created->change.author);
}

std::string holds(const Shown& shown, const domain::Part& part) {
    if (part.kind() == domain::part_kind::case_header) return "Reference, subject and review period" + described_by(shown, part);
    if (part.kind() == domain::part_kind::people) return counted(count_of(part, domain::kind::person), "person", "people");
    if (part.kind() == domain::part_kind::panel) return counted(count_of(part, domain::kind::mark), "mark") + ", " + counted(count_of(part, domain::kind::decision), "decision");
    if (part.kind() == domain::part_kind::queries) return counted(count_of(part, domain::kind::query), "question");
    if (part.kind() == domain::part_kind::sign_offs) return counted(count_of(part, domain::kind::statement), "sign-off");
    return counted(count_of(part, domain::kind::entry), "entry", "entries");
}

void what_leaves(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    ui.heading(2, "What leaves");
    for (const auto& [id, part] : shown.opened.file.parts()) {
        if (!can_be_ticked(part)) continue;
        const auto scope = ui.scope(id);
        tick(ui, shown.chosen.parts, id, part_title(part), holds(shown, part));
        ui.rule();
    }
}

void compare(const Shown& shown, const app::Contact& contact) {
    Ui& ui = shown.stage.ui;
    if (!shown.chosen.comparing.contains(contact.id)) {
        ui.paragraph({quiet("Someone else could have made this card.")});
        if (ui.text_button("Compare by telephone")) shown.chosen.comparing.insert(contact.id);
        return;
    }
    const std::string words = spoken(contact.words);
    ui.paragraph({"Ring ", Run(contact.name), " on a number you already have. Their device shows ", bold(words), "."});
    if (!ui.button("The words are the same", {.icon = Icon::trust, .small = true})) return;
    shown.stage.ask(app::SayCompared{contact.id});
    shown.chosen.comparing.erase(contact.id);
}

void trust_of(const Shown& shown, const app::Contact& contact) {
    Ui& ui = shown.stage.ui;
    trust_chip(ui, contact.trust);
    if (contact.trust == app::Trust::unknown || contact.trust == app::Trust::key_changed) return compare(shown, contact);
    const std::string words = (contact.trusted_at > 0 ? day_words(contact.trusted_at) + ": " : std::string()) + spoken(contact.words);
    ui.paragraph({quiet(words)});
}

void recipient(const Shown& shown, const app::Contact& contact) {
    Ui& ui = shown.stage.ui;
    const auto scope = ui.scope(contact.id);
    ui.group(contact.name, [&] {
        ui.columns({{}, {}}, 16, 520, [&](std::size_t column) {
            if (column == 1) return trust_of(shown, contact);
            const std::string role = contact.role + (contact.role.empty() || contact.agency.empty() ? "" : ", ") + contact.agency;
            tick(ui, shown.chosen.recipients, contact.id, contact.name, role);
        });
    });
    ui.rule();
}

void who_can_open_it(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    ui.heading(2, "Who can open it");
    if (shown.stage.model.contacts.empty()) ui.paragraph("Nobody's contact card is on this device yet. Ask for the card as a file, then add it here.");
    if (!shown.chosen.by_passphrase)
        for (const auto& [id, contact] : shown.stage.model.contacts) recipient(shown, contact);
    first_contact(shown);
    ui.wrap(12, [&] {
        choose_card(shown.stage, Kind::second);
        if (ui.button("Save my contact card", {.icon = Icon::key})) shown.stage.ask(app::SaveMyCard{});
    });
    ui.paragraph({quiet("Nobody else can open the file, not even your IT team.")});
}

std::vector<std::string> recipient_names(const Shown& shown) {
    std::vector<std::string> names;
    if (shown.chosen.by_passphrase) return names;
    for (const auto& [id, contact] : shown.stage.model.contacts)
        if (shown.chosen.recipients.contains(id)) names.push_back(contact.name);
    return names;
}

std::vector<const domain::Part*> parts_to_leave(const Shown& shown) {
    std::vector<const domain::Part*> parts;
    for (const Id& id : app::leaving_parts(shown.opened.file, {shown.chosen.parts.begin(), shown.chosen.parts.end()})) parts.push_back(shown.opened.file.part(id));
    return parts;
}

std::size_t people_named(const Shown& shown) {
    std::size_t count = 0;
    for (const domain::Part* part : parts_to_leave(shown)) count += count_of(*part, domain::kind::person);
    return count;
}

void leaving_facts(const Shown& shown, const std::vector<std::string>& names) {
    Ui& ui = shown.stage.ui;
    ui.facts([&] {
        ui.fact("What", [&] {
            for (const domain::Part* part : parts_to_leave(shown)) {
                ui.paragraph({bold(part_title(*part)), quiet(", "), quiet(holds(shown, *part))});
                const LeavingCount count = leaving_of(shown, *part);
                if (count.leaves < count.all) ui.paragraph({quiet(count.leaves == 0 ? "Nothing new: they have all of it" : std::to_string(count.leaves) + " of " + counted(static_cast<std::size_t>(count.all), "change") + ": they have the others")});
                leaving_attachments(shown, *part);
            }
            if (parts_to_leave(shown).empty()) ui.paragraph({quiet("Nothing yet")});
        });
        const std::string to = joined(names);
        ui.fact("To", shown.chosen.by_passphrase ? Words(bold("Whoever has the passphrase")) : names.empty() ? Words(quiet("Nobody yet")) : Words({bold(to), ", and nobody else"}));
        const std::vector<Id> parts(shown.chosen.parts.begin(), shown.chosen.parts.end());
        const std::string purpose = chosen_purpose(shown.chosen);
        ui.fact("As", purpose_words(purpose.empty() ? app::purpose_of(shown.stage.model, shown.opened.file, parts) : purpose));
        const std::size_t people = people_named(shown);
        if (people > 0) ui.fact("Names", counted(people, "person", "people") + " as recorded");
        ui.fact("Marking", "OFFICIAL-SENSITIVE");
        ui.fact("Signed by", "You, " + shown.stage.model.me.name);
    });
}

void seal(const Shown& shown, Form& form) {
    if (!form.pressed()) return;
    shown.stage.state.drafts.keep(shown.stage.asked);
    const std::vector<Id> parts(shown.chosen.parts.begin(), shown.chosen.parts.end());
    const std::vector<Id> people = shown.chosen.by_passphrase ? std::vector<Id>() : std::vector<Id>(shown.chosen.recipients.begin(), shown.chosen.recipients.end());
    shown.stage.ask(app::HandOver{shown.opened.file.id(), parts, people, chosen_purpose(shown.chosen), shown.chosen.everything, shown.chosen.by_passphrase});
}

// Ids of contacts that are gone are not carried along.
void forget_the_gone(const Shown& shown) {
    std::erase_if(shown.chosen.recipients, [&](const Id& id) { return !shown.stage.model.contacts.contains(id); });
    std::erase_if(shown.chosen.parts, [&](const Id& id) { return shown.opened.file.part(id) == nullptr; });
}

void about_to_leave(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const auto names = recipient_names(shown);
    Form form(shown.chosen.form);
    form.need(!shown.chosen.parts.empty(), "What leaves", "Tick what leaves.");
    form.need(!names.empty() || shown.chosen.by_passphrase, "Who can open it", shown.stage.model.contacts.empty() ? "Add the card of the person who is to open it." : "Tick who can open it.");
    leaving_facts(shown, names);
    const std::string holder = names.size() == 1 ? names[0] + " has" : "they have";
    const std::string copy = names.size() == 1 ? "that person holds a copy." : "they hold copies.";
    ui.note(Tone::plain, "You cannot call it back", "Once " + holder + " opened it, " + copy);
    form.summary(ui, "the file is sealed");
    if (ui.button("Seal and save the file", {.kind = Kind::primary, .icon = Icon::send, .fill = true})) seal(shown, form);
    passphrase_to_tell(shown);
    disclosure_log(shown);
}

void warnings(const Shown& shown) {
    if (shown.chosen.by_passphrase) return;
    for (const auto& [id, contact] : shown.stage.model.contacts) {
        if (!shown.chosen.recipients.contains(id) || trusted(contact)) continue;
        const bool stop = contact.trust == app::Trust::key_changed || contact.trust == app::Trust::refused;
        const std::string why = contact.trust == app::Trust::refused ? "the key no longer counts" : stop ? "the key has changed" : "not compared yet";
        shown.stage.ui.note(stop ? Tone::stop : Tone::needs_you, contact.name + ": " + why,
                            "Compare the words by telephone, on a number you already have, before you seal anything to this card.");
    }
}

}  // namespace

void draw_handover(Stage& stage, const app::Case& opened) {
    begin(stage, opened);
    const Shown shown{stage, opened, stage.state.handover};
    forget_the_gone(shown);
    draw_page(stage, "Hand over", side_panel(stage), [&] {
        content_and_side(stage, "About to leave",
                         [&] { breadcrumb(stage); stage.ui.page_head("Hand over", quiet("Nothing has left this device yet. The file is sealed to the people you tick."), [] {}); },
                         [&] {
                             read_only_note(stage);
                             what_leaves(shown);
                             who_can_open_it(shown);
                             warnings(shown);
                             visibility_notes(shown);
                             terms(shown);
                             sign_offs(shown);
                         },
                         [&] { about_to_leave(shown); });
    });
}

}  // namespace tributary::ui
