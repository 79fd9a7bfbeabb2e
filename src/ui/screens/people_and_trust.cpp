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
    ui.wrap(12, [&] {
        if (ui.button("Save my contact card", {.icon = Icon::key})) stage.ask(app::SaveMyCard{});
        if (!me.earlier.empty() && ui.button("Save the card that takes the place of my old one", {.icon = Icon::send})) stage.ask(app::SaveKeyChange{});
    });
    if (!me.earlier.empty()) ui.paragraph({quiet("Everybody who has your old card needs the one that takes its place: it is signed with your old keys. Bundles that were sealed to you before still open.")}, {.measure = 600});
}

// For somebody in the same room: their telephone or camera reads the card. The same card as text, for an e-mail.
void card_as_code(Stage& stage) {
    Ui& ui = stage.ui;
    ui.disclosure("Show my card as a QR code, or as text", stage.state.card_open, [&] {
        const std::string_view card = std::string_view(stage.model.me.card).substr(0, stage.model.me.card.find('\n'));
        if (const documents::QrCode* code = code_of(stage.state.card, card)) {
            ui.qr_code("QR code of my contact card", *code, 400);
            ui.paragraph({quiet("Read by another Tributary with Add someone, from a photograph of it or with a camera. Compare the words all the same.")}, {.measure = 600});
        } else {
            ui.paragraph("Name, agency and role are too long for a QR code. Give the card as a file.");
        }
        ui.paragraph({quoted(card)}, {.measure = 600});
        if (ui.button("Copy the card as text", {.icon = Icon::twins})) ui.copy(card);
    });
}

// Asked once more: everybody who has the old card has to act.
void ask_for_new_keys(Stage& stage) {
    bool& asking = stage.state.keys_asking;
    if (!asking) return;
    Ui& ui = stage.ui;
    const bool closed = ui.dialog("Make new keys for yourself?", [&] {
        ui.paragraph("From then on you sign with the new keys, and people seal to them once they have your new card. The old ones are kept in this vault, to open what was sealed to you before.");
        ui.wrap(12, [&] {
            if (ui.button("Keep my keys", {.kind = Kind::primary})) asking = false;
            if (!ui.button("Make new keys", {.kind = Kind::destructive})) return;
            stage.ask(app::MakeNewKeys{});
            asking = false;
        });
    });
    if (closed) asking = false;
}

void new_keys(Stage& stage) {
    if (!stage.model.may_write()) return;
    Ui& ui = stage.ui;
    ui.disclosure("My keys may have been read by somebody", stage.state.keys_open, [&] {
        ui.column(600, 12, [&] {
            ui.paragraph("If somebody else had this device unlocked, a backup with its passphrase, or your recovery kit, they can open what was sealed to you and sign in your name. Do these in order:");
            ui.paragraph({bold("1. "), "Change your passphrase, on the page ", link_to("This device", app::address_of({app::Screen::this_device})), ", so that nobody opens this vault with the old one."});
            ui.paragraph({bold("2. "), "Make new keys. It takes a moment."});
            if (ui.button("Make new keys", {.icon = Icon::key})) stage.state.keys_asking = true;
            ui.paragraph({bold("3. "), "Save the card that takes the place of your old one, and give it to everybody who has the old one."});
            ui.paragraph({bold("4. "), "Ring each of them and read out the new words. Whoever has your old keys could send them a false new card: only the words, heard in your voice, show which is yours."});
            ui.paragraph({quiet("A board that endorses you has to endorse the new card. What you signed before stays signed; tell the board from which day on it should not count.")});
        });
    });
    ask_for_new_keys(stage);
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
    ui.heading(2, "A card on another screen, or as text");
    card_by_camera(stage);
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

// The reason stays with the contact, and goes out in a directory.
void refuse(Stage& stage, const app::Contact& contact) {
    Ui& ui = stage.ui;
    RefusalState& typed = stage.state.refusing[contact.id];
    Form form(typed.form);
    form.need(typed.reason.find_first_not_of(" \t") != std::string::npos, "Why their key no longer counts", "Say why, for whoever asks later.");
    const std::string_view error = form.field(ui, "Why their key no longer counts");
    ui.text_box("Why their key no longer counts", typed.reason, {.hint = "For example: has left, laptop stolen on 3 March", .error = error, .autocomplete = "off"});
    if (ui.button("This key no longer counts", {.small = true}) && form.pressed()) stage.ask(app::RefuseKey{contact.id, typed.reason});
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
        refuse(stage, contact);
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
        if (contact.trusted_at > 0 && contact.trust != app::Trust::refused) ui.paragraph({quiet(day_words(contact.trusted_at))});
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
                             my_card(stage);
                             card_as_code(stage);
                             pasted_card(stage);
                             new_keys(stage);
                         });
    });
}

}  // namespace tributary::ui
