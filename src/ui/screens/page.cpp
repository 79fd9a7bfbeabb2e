// The frame around every screen once the vault is open: marking, navigation, what is told, the status line.
#include "domain/records.hpp"
#include "ui/screens/commands.hpp"
#include "ui/screens/help_texts.hpp"
#include "ui/screens/merged.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace {

std::string address(const Stage& stage, app::Screen screen) {
    const bool outside = screen <= app::Screen::review;
    return app::address_of({screen, outside ? Id{} : stage.model.place.case_id, {}});
}

void nav_link(Stage& stage, std::string_view name, app::Screen screen, Icon icon, std::string_view count = {}) {
    const std::string to = address(stage, screen);
    stage.ui.nav_item({name, to, icon, stage.model.place.screen == screen, count});
}

void navigation_of_home(Stage& stage) {
    nav_link(stage, "Home", app::Screen::home, Icon::home);
    nav_link(stage, "People and trust", app::Screen::people_and_trust, Icon::people);
    if (stage.model.review) nav_link(stage, "Opened bundle", app::Screen::review, Icon::open);
}

void navigation_of_case(Stage& stage, const app::Case& opened) {
    const std::string reference = reference_of(opened);
    const domain::Part* own = own_chronology(stage.model, opened);
    const std::size_t entries = own ? count_of(*own, domain::kind::entry) : 0;
    stage.ui.nav_case("All cases", "#/", subject_of(opened), {reference, opened.sample ? "Sample, invented" : "Names as in the review"});
    nav_link(stage, "Overview", app::Screen::overview, Icon::home);
    nav_link(stage, "Chronology", app::Screen::chronology, Icon::list, entries ? std::to_string(entries) : std::string());
    nav_link(stage, "Merged chronology", is_merged_view(stage.model.place.screen) ? stage.model.place.screen : app::Screen::merged, Icon::merged);
    nav_link(stage, "Family", app::Screen::family, Icon::family);
    nav_link(stage, "Hand over", app::Screen::handover, Icon::send);
    nav_link(stage, "History", app::Screen::history, Icon::history);
    const std::size_t conflicts = conflicts_in(opened.file);
    if (conflicts > 0 || stage.model.place.screen == app::Screen::conflicts)
        nav_link(stage, "Conflicts", app::Screen::conflicts, Icon::split, conflicts > 0 ? std::to_string(conflicts) : std::string());
    nav_link(stage, "Search", app::Screen::search, Icon::search);
}

void navigation(Stage& stage, const app::Case* opened) {
    stage.ui.navigation(opened ? "Case" : "Tributary", [&] {
        stage.ui.nav_brand();
        opened ? navigation_of_case(stage, *opened) : navigation_of_home(stage);
        stage.ui.nav_foot();
        nav_link(stage, "This device", app::Screen::this_device, Icon::device);
        nav_link(stage, "Help", app::Screen::help, Icon::help);
        const app::Me& me = stage.model.me;
        const std::string role = me.role + (me.agency.empty() || me.role.empty() ? "" : ", ") + me.agency;
        stage.ui.nav_person(me.name, role);
    });
}

void marking(Stage& stage, const app::Case* opened) {
    const std::size_t cases = stage.model.cases.size();
    const auto& review = stage.model.review;
    const bool shows_bundle = stage.model.place.screen == app::Screen::review && review && !review->refused;
    std::string words = stage.narrow() ? "No case data yet" : "No case data on this device yet";
    if (shows_bundle) words = (review->subject.empty() ? "Case" : review->subject) + " review. For people named in it only.";
    else if (opened) words = subject_of(*opened) + " review. For people named in it only.";
    else if (cases > 0) words = counted(cases, "case review") + ". For people named in " + (cases == 1 ? "it" : "them") + " only.";
    if (stage.ui.marking(opened || shows_bundle || cases > 0 ? "OFFICIAL-SENSITIVE" : "", words, true)) lock(stage);
}

Status saved_status(const app::Saving& saving, std::string& words) {
    using Kept = app::Saving::State;
    switch (saving.state) {
        case Kept::nothing_yet: words = "Nothing changed since unlocking"; return {words, Icon::device};
        case Kept::saving: words = "Saving"; return {words, Icon::clock};
        case Kept::saved: words = "Saved on this device at " + clock_words(saving.saved_at); return {words, Icon::check, Tone::done};
        case Kept::failed: break;
    }
    words = "Not saved since " + clock_words(saving.failed_since);
    if (saving.problem == Problem::storage_full) words += ". Storage is full";
    return {words, Icon::warn, Tone::stop, "Try again"};
}

void status_line(Stage& stage) {
    std::string saved;
    std::vector<Status> facts = {saved_status(stage.model.saving, saved)};
    if (stage.model.device.locks_soon) facts.insert(facts.begin(), {"Locks in a minute without use", Icon::lock, Tone::needs_you});
    if (little_room(stage.model) && stage.model.saving.state != app::Saving::State::failed) facts.insert(facts.begin() + 1, {"The disk is nearly full", Icon::warn, Tone::needs_you});
    if (stage.model.device.read_only) facts.push_back({"Reading only", Icon::lock, Tone::needs_you});
    const std::string age = backup_age(stage.model);
    const bool failed = stage.model.saving.state == app::Saving::State::failed;
    if (failed) facts.insert(facts.begin() + 1, {"Nothing is lost", Icon::backup, Tone::needs_you, "Save all of it as a backup"});
    else if (!stage.model.cases.empty()) facts.push_back({age, Icon::backup, backup_is_due(stage.model) ? Tone::needs_you : Tone::quiet});
    const std::string& step = step_names(stage).undo;
    const std::string take_back = "Undo: " + step;
    if (!step.empty()) facts.push_back({"Last change", Icon::undo, Tone::quiet, take_back});
    const std::string files = counted(stage.state.files.size(), "more file") + (stage.state.files.size() == 1 ? " waits" : " wait");
    if (!stage.state.files.empty()) facts.push_back({files, Icon::file, Tone::plain});
    facts.push_back({say::nothing_leaves});
    const std::string keys = chord_of(stage.model.preferences, "go_to");
    const auto pressed = stage.ui.status_line(facts, keys.empty() ? "" : keys + ": go to anything", [&] { work_progress(stage); });
    if (!pressed) return;
    if (facts[*pressed].action == take_back) return undo(stage);
    stage.state.drafts.keep(stage.asked);
    if (facts[*pressed].icon == Icon::backup) stage.ask(app::MakeBackup{});
    else stage.ask(app::RetrySaving{});
}

// What was told goes when another screen is opened.
bool left_behind(Stage& stage, const app::Message& message) {
    State& state = stage.state;
    const app::Place& place = stage.model.place;
    if (state.message != message.number) {
        state.message = message.number;
        state.message_place = place;
    }
    return state.message_place.screen != place.screen || state.message_place.case_id != place.case_id;
}

void tell(Stage& stage) {
    State& state = stage.state;
    if (state.palette.open) return;  // it would lie over the list
    const auto& message = stage.model.message;
    if (message && left_behind(stage, *message)) return stage.ask(app::DismissMessage{});
    if (message && (state.told.empty() || message->number > state.told_after)) {
        state.told.clear();
        const auto& done = stage.model.steps.done;
        const bool undoable = message->step != 0 && !done.empty() && done.back().number == message->step;
        const ToastResult result = stage.ui.toast(sentence(*message), undoable);
        if (result.undone) undo(stage);
        if (result.closed) stage.ask(app::DismissMessage{});
    } else if (!state.told.empty() && stage.ui.toast(state.told, false).closed) {
        state.told.clear();
    }
}

}  // namespace

void lock(Stage& stage) {
    stage.state.drafts.keep(stage.asked);
    stage.ask(app::Lock{});
}

void reassure(Stage& stage) {
    stage.state.drafts.keep(stage.asked);
    const app::Saving& saving = stage.model.saving;
    app::Message message{"everything_saved"};
    if (saving.state == app::Saving::State::saved) message.fact = clock_words(saving.saved_at);
    if (saving.state == app::Saving::State::failed) message.error = Error{saving.problem.value_or(Problem::storage_failed)};
    stage.state.told = sentence(message);
    stage.state.told_after = stage.model.message ? stage.model.message->number : 0;
}

void draw_page(Stage& stage, std::string_view title, Panel panel, Call<> inside) {
    const app::Case* opened = stage.model.current_case();
    const std::string place = opened ? subject_of(*opened) : std::string("Tributary");
    stage.ui.page({.title = title, .place = place, .navigation = true, .panel = panel, .above_status = work_height(stage.model)}, [&] {
        marking(stage, opened);
        navigation(stage, opened);
        inside();
        take_files(stage);
        common_commands(stage);
        tell(stage);
        status_line(stage);
    });
}

void breadcrumb(Stage& stage) {
    const app::Case* opened = stage.model.current_case();
    if (opened == nullptr) return;
    const app::Screen screen = stage.model.place.screen;
    const std::string subject = subject_of(*opened);
    const std::string overview = app::address_of({app::Screen::overview, opened->file.id(), {}});
    stage.ui.landmark("Breadcrumb", [&] {
        std::vector<Run> runs = {link_to("All cases", "#/"), quiet("  /  ")};
        if (screen == app::Screen::overview) runs.push_back(quiet(subject));
        else runs.insert(runs.end(), {link_to(subject, overview), quiet("  /  "), quiet(place_name(screen))});
        stage.ui.paragraph(runs);
    });
}

Panel side_panel(const Stage& stage) { return stage.panel_beside() ? Panel::idle : Panel::none; }

void content_and_side(Stage& stage, std::string_view side_title, Call<> head, Call<> body, Call<> side) {
    Ui& ui = stage.ui;
    if (!stage.panel_beside()) {
        ui.content(head, [&] {
            body();
            ui.space(32);
            ui.group(side_title, [&] {
                ui.heading(2, side_title);
                side();
            });
        });
        return;
    }
    ui.content(head, body);
    ui.panel({.title = side_title, .closes = false}, side, [] {});
}

}  // namespace tributary::ui
