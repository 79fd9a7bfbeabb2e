// What this device keeps, and the passphrase that opens it.
#include "crypto/secret.hpp"
#include "ui/screens/lead.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

void storage(Stage& stage) {
    Ui& ui = stage.ui;
    const app::Device& device = stage.model.device;
    ui.heading(2, "Storage");
    if (device.offline_ready) ui.icon_line(Icon::check, Tone::done, say::works_offline);
    else ui.icon_line(Icon::clock, Tone::quiet, "The browser has not kept the program yet. Stay on the network until it has.");
    if (device.free_bytes >= 0) {
        const bool little = little_room(stage.model);
        ui.icon_line(little ? Icon::warn : Icon::device, little ? Tone::needs_you : Tone::quiet, size_words(device.free_bytes) + " free for case files" + (little ? ". Free some space on this disk before it is full." : ""));
    }
    if (device.persistent) return (void)ui.icon_line(Icon::check, Tone::done, "The browser keeps this storage until you remove it yourself.");
    ui.icon_line(Icon::warn, Tone::needs_you, say::may_evict);
    if (device.persistence_answered)
        ui.paragraph("It was asked to keep yours and did not promise it. Browsers decide by themselves: most promise it for a site that is installed or bookmarked. "
                     "Until then a backup is what holds.", {.measure = 600});
    if (ui.button("Ask it to keep yours")) stage.ask(app::KeepStorage{});
}

void forget(PassphraseState& typed) {
    crypto::wipe(typed.current);
    crypto::wipe(typed.next);
    crypto::wipe(typed.again);
    typed.form = {};
}

void passphrase(Stage& stage) {
    Ui& ui = stage.ui;
    PassphraseState& typed = stage.state.passphrase;
    const PassphraseAdvice advice = passphrase_advice(typed.next);
    Form form(typed.form);
    form.need(!typed.current.empty(), "Passphrase now", "Type the passphrase that opens this vault now.");
    form.need(advice.strong, "New passphrase", advice.words.empty() ? std::string("Type a passphrase of at least four words.") : advice.words);
    form.need(typed.again == typed.next, "The new passphrase again", say::passphrases_differ);
    ui.heading(2, "Passphrase");
    ui.column(600, 16, [&] {
        ui.paragraph("Changing it does not change the recovery kit.");
        form.summary(ui, "the passphrase changes");
        std::string_view error = form.field(ui, "Passphrase now");
        passphrase_box(stage, "Passphrase now", typed.current, typed.visible, {.error = error, .autocomplete = "current-password"});
        error = form.field(ui, "New passphrase");
        ui.text_box("New passphrase", typed.next, {.error = error, .password = !typed.visible, .autocomplete = "new-password"});
        if (!advice.words.empty()) ui.icon_line(advice.strong ? Icon::check : Icon::warn, advice.strong ? Tone::done : Tone::needs_you, tinted(advice.words, advice.strong ? Colour::ok : Colour::warn, Type::strong));
        error = form.field(ui, "The new passphrase again");
        ui.text_box("The new passphrase again", typed.again, {.error = error, .password = !typed.visible, .autocomplete = "new-password"});
        if (!ui.button("Change the passphrase") || !form.pressed()) return;
        stage.ask(app::ChangePassphrase{typed.current, typed.next});
        typed.sent = true;
    });
    const auto& message = stage.model.message;
    if (typed.sent && message && message->words_key == "passphrase_changed") {
        forget(typed);
        typed.sent = false;
    }
}

}  // namespace

void draw_this_device(Stage& stage) {
    draw_page(stage, "This device", Panel::none, [&] {
        stage.ui.content([&] { stage.ui.page_head("This device", quiet("How Tributary looks, what is kept here, and what opens it"), [] {}); },
                         [&] {
                             read_only_note(stage);
                             this_vault(stage);
                             look_and_text(stage);
                             lock_and_keys(stage);
                             backups(stage);
                             storage(stage);
                             passphrase(stage);
                         });
    });
}

}  // namespace tributary::ui
