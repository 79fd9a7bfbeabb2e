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
        if (contact.trust == app::Trust::unknown) compare(stage, contact);
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
                             my_card(stage);
                         });
    });
}

}  // namespace tributary::ui
