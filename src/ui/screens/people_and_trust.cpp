// My contact card, and the people whose cards are on this device.
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

void my_card(Stage& stage) {
    Ui& ui = stage.ui;
    const app::Me& me = stage.model.me;
    ui.heading(2, "You");
    ui.facts([&] {
        ui.fact("Name", bold(me.name));
        ui.fact("Agency", me.agency);
        ui.fact("Role", me.role);
        ui.fact("Words of your key", bold(spoken(me.words)));
    });
    ui.paragraph({quiet("Give people the card as a file. Read the words to them when they ring, so that both know it is yours.")});
    if (ui.button("Save my contact card", {.icon = Icon::key})) stage.ask(app::SaveMyCard{});
}

std::string refused_words(std::string_view reason) {
    if (reason == "compared_anew") return "the words of a new card were compared";
    if (reason == "followed") return "a new card signed with this key took its place";
    if (reason == "board_says") return "the board endorses another key";
    return std::string(reason);
}

void pasted_card(Stage& stage) {
    Ui& ui = stage.ui;
    std::string& text = stage.state.pasted_card;
    ui.heading(2, "A card as text");
    static_cast<void>(ui.text_area("Paste the card", text, {.hint = "It begins with {\"age\":. A card that takes the place of another may be pasted too."}));
    if (ui.button("Add the pasted card", {.icon = Icon::key}) && !text.empty()) {
        stage.ask(app::AddCard{copy_of(text)});
        text.clear();
    }
}

void compare(Stage& stage, const app::Contact& contact) {
    Ui& ui = stage.ui;
    if (!stage.state.comparing.contains(contact.id)) {
        if (ui.text_button("Compare by telephone")) stage.state.comparing.insert(contact.id);
        return;
    }
    ui.paragraph("Ring on a number you already have. Both devices show the same words.");
    if (!ui.button("The words are the same", {.icon = Icon::trust, .small = true})) return;
    stage.ask(app::SayCompared{contact.id});
    stage.state.comparing.erase(contact.id);
}

// What can be said of a person whose words were compared, and of any key that should no longer count.
void stand_of(Stage& stage, const app::Contact& contact) {
    Ui& ui = stage.ui;
    if (contact.board) ui.paragraph({quiet("Speaks for the board")});
    if (contact.endorsed_by_me) ui.paragraph({quiet("In your directory")});
    if (contact.trust == app::Trust::refused) {
        const std::string reason = refused_words(contact.refused_for);
        const std::string since = "Since " + day_words(contact.refused_at) + (reason.empty() ? "" : ": " + reason);
        static_cast<void>(ui.paragraph({quiet(since)}));
        return;
    }
    if (!stage.model.may_write()) return;
    bool open = stage.state.managing.contains(contact.id);
    ui.disclosure("More", open, [&] {
        if (contact.trust == app::Trust::compared && !contact.board && ui.text_button("Speaks for the board")) stage.ask(app::TrustAsBoard{contact.id});
        if (contact.trust == app::Trust::compared && !contact.endorsed_by_me && ui.text_button("Put in my directory")) stage.ask(app::Endorse{contact.id});
        if (ui.text_button("This key no longer counts")) stage.ask(app::RefuseKey{contact.id, "Said on this device"});
    });
    if (open) stage.state.managing.insert(contact.id);
    else stage.state.managing.erase(contact.id);
}

void draw_contact(Stage& stage, const app::Contact& contact, RowView& row) {
    Ui& ui = row.ui();
    const auto scope = ui.scope(contact.id);
    row.cell([&] {
        ui.paragraph({bold(contact.name)});
        ui.paragraph({quiet(contact.role + (contact.role.empty() || contact.agency.empty() ? "" : ", ") + contact.agency)});
    });
    row.cell(spoken(contact.words));
    row.cell([&] {
        trust_chip(ui, contact.trust);
        if (contact.trusted_at > 0) ui.paragraph({quiet(day_words(contact.trusted_at))});
        if (contact.trust == app::Trust::unknown || contact.trust == app::Trust::key_changed) compare(stage, contact);
        stand_of(stage, contact);
    });
}

void contacts(Stage& stage) {
    Ui& ui = stage.ui;
    std::vector<const app::Contact*> list;
    for (const auto& [id, contact] : stage.model.contacts) list.push_back(&contact);
    ui.heading(2, "People");
    if (list.empty()) return ui.empty(Icon::people, "Nobody yet", "Add the contact card that someone gave you as a file. Then you can seal bundles to them.", [] {});
    ui.table("People", {{.name = "Name"}, {.name = "Words of the key"}, {.name = "Trust", .width = 240}}, list.size(),
             {.key = [&](std::size_t i) { return std::hash<Id>()(list[i]->id); }}, [&](RowView& row) { draw_contact(stage, *list[row.index()], row); });
}

}  // namespace

void draw_people_and_trust(Stage& stage) {
    draw_page(stage, "People and trust", Panel::none, [&] {
        stage.ui.content([&] { stage.ui.page_head("People and trust", quiet("Whose keys this device knows"), [&] { choose_card(stage, Kind::primary); }); },
                         [&] {
                             read_only_note(stage);
                             contacts(stage);
                             pasted_card(stage);
                             my_card(stage);
                         });
    });
}

}  // namespace tributary::ui
