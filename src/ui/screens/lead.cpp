#include "ui/screens/lead.hpp"

#include "ui/messages.hpp"

namespace tributary::ui {

static void device_lines(Stage& stage) {
    Ui& ui = stage.ui;
    const app::Device& device = stage.model.device;
    ui.heading(3, "This device");
    if (device.offline_ready) ui.icon_line(Icon::check, Tone::done, "Works offline from now on");
    if (device.free_bytes >= 0) {
        const std::string free = size_words(device.free_bytes) + " free for case files";
        ui.icon_line(Icon::check, Tone::done, free);
    }
    if (device.persistent) {
        ui.icon_line(Icon::check, Tone::done, "The browser keeps this storage");
    } else if (ui.icon_line(Icon::warn, Tone::needs_you, {say::may_evict, " ", act("Ask it to keep yours")})) {
        stage.ask(app::KeepStorage{});
    }
}

void draw_lead(Stage& stage) {
    Ui& ui = stage.ui;
    ui.heading(2, "Case reviews that stay on your device");
    ui.space(12);
    ui.icon_line(Icon::device, Tone::plain, "Everything you write is kept here, encrypted. It works with no network.");
    ui.icon_line(Icon::send, Tone::plain, "Nothing leaves this device until you hand it over, sealed to the people you name.");
    ui.icon_line(Icon::history, Tone::plain, "Every change is kept. Nothing is overwritten without asking you.");
    ui.space(32);
    ui.nav_foot();
    ui.column(0, 8, [&] { device_lines(stage); });
}

Edit passphrase_box(Stage& stage, std::string_view label, std::string& value, bool& visible, FieldOptions options) {
    options.password = !visible;
    options.action = visible ? "Hide" : "Show";
    const Edit edit = stage.ui.text_box(label, value, options);
    if (edit.action) visible = !visible;
    return edit;
}

void draw_lead_page(Stage& stage, std::string_view title, std::string_view marking, std::string_view told, std::string_view at_right, Call<> work) {
    Ui& ui = stage.ui;
    ui.page({.title = title, .place = "Tributary", .navigation = false}, [&] {
        ui.marking("", marking, false);
        ui.content_with_lead([&] { draw_lead(stage); }, [&] {
            const auto& message = stage.model.message;
            if (message) ui.note(message->error ? Tone::stop : Tone::plain, message->error ? "Not done" : "Done", [&] { ui.paragraph(sentence(*message)); }, true);
            work();
        });
        const Status facts[] = {{told, Icon::device}};
        ui.status_line(facts, at_right);
    });
}

}  // namespace tributary::ui
