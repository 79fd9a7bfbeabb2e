// The frame around every screen once the vault is open: marking, navigation, what is told, the status line.
#include "domain/records.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace {

bool ends_with(std::string_view name, std::string_view ending) { return name.size() > ending.size() && name.ends_with(ending); }

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
    nav_link(stage, "Merged chronology", app::Screen::merged, Icon::merged);
    nav_link(stage, "Family", app::Screen::family, Icon::family);
    nav_link(stage, "Hand over", app::Screen::handover, Icon::send);
    nav_link(stage, "History", app::Screen::history, Icon::history);
}

void navigation(Stage& stage, const app::Case* opened) {
    stage.ui.navigation(opened ? "Case" : "Tributary", [&] {
        stage.ui.nav_brand();
        opened ? navigation_of_case(stage, *opened) : navigation_of_home(stage);
        stage.ui.nav_foot();
        nav_link(stage, "This device", app::Screen::this_device, Icon::device);
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
    if (stage.ui.marking(opened || shows_bundle || cases > 0 ? "OFFICIAL-SENSITIVE" : "", words, true)) {
        stage.state.drafts.keep(stage.asked);
        stage.ask(app::Lock{});
    }
}

Status saved_status(const app::Saving& saving, std::string& words) {
    using Kept = app::Saving::State;
    switch (saving.state) {
        case Kept::nothing_yet: words = "Nothing has been stored yet"; return {words, Icon::device};
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
    if (stage.model.device.read_only) facts.push_back({"Reading only", Icon::lock, Tone::needs_you});
    facts.push_back({say::nothing_leaves});
    if (stage.ui.status_line(facts, "", [&] { work_progress(stage); })) stage.ask(app::RetrySaving{});
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
    const auto& message = stage.model.message;
    if (message && left_behind(stage, *message)) return stage.ask(app::DismissMessage{});
    if (message && (state.told.empty() || message->number > state.told_after)) {
        state.told.clear();
        const ToastResult result = stage.ui.toast(sentence(*message), !message->undo_record.is_nil());
        if (result.undone) stage.ask(app::Restore{message->undo_part, message->undo_record});
        if (result.closed) stage.ask(app::DismissMessage{});
    } else if (!state.told.empty() && stage.ui.toast(state.told, false).closed) {
        state.told.clear();
    }
}

void reassure(Stage& stage) {
    if (!stage.ui.shortcut("Ctrl+S")) return;
    stage.state.drafts.keep(stage.asked);
    const app::Saving& saving = stage.model.saving;
    app::Message message{"everything_saved"};
    if (saving.state == app::Saving::State::saved) message.fact = clock_words(saving.saved_at);
    if (saving.state == app::Saving::State::failed) message.error = Error{saving.problem.value_or(Problem::storage_failed)};
    stage.state.told = sentence(message);
    stage.state.told_after = stage.model.message ? stage.model.message->number : 0;
}

}  // namespace

void take_dropped_files(Stage& stage) {
    for (File& file : stage.ui.dropped_files()) {
        const bool in_case = stage.model.current_case() != nullptr;
        const bool card = ends_with(file.name, ".tribcard") || ends_with(file.name, ".card");
        const bool table = ends_with(file.name, ".csv") || ends_with(file.name, ".tsv") || ends_with(file.name, ".txt");
        if (card) stage.ask(app::AddCard{std::move(file.bytes)});
        else if (table && in_case) stage.ask(app::ImportFile{std::move(file.name), std::move(file.bytes)});
        else stage.ask(app::OpenBundle{std::move(file.bytes)});
    }
}

void choose_table(Stage& stage, Kind kind) {
    for (File& file : stage.ui.choose_files("Import a file", {.button = {.kind = kind, .icon = Icon::open}, .accept = accepted_tables})) {
        stage.ask(app::ImportFile{std::move(file.name), std::move(file.bytes)});
    }
}

void choose_bundle(Stage& stage, Kind kind) {
    for (File& file : stage.ui.choose_files("Open a bundle", {.button = {.kind = kind, .icon = Icon::open}, .accept = accepted_bundles})) {
        stage.ask(app::OpenBundle{std::move(file.bytes)});
    }
}

void choose_card(Stage& stage, Kind kind) {
    for (File& file : stage.ui.choose_files("Add someone", {.button = {.kind = kind, .icon = Icon::plus}, .accept = accepted_cards})) {
        stage.ask(app::AddCard{std::move(file.bytes)});
    }
}

void draw_page(Stage& stage, std::string_view title, Panel panel, Call<> inside) {
    const app::Case* opened = stage.model.current_case();
    const std::string place = opened ? subject_of(*opened) : std::string("Tributary");
    stage.ui.page({.title = title, .place = place, .navigation = true, .panel = panel, .above_status = work_height(stage.model)}, [&] {
        marking(stage, opened);
        navigation(stage, opened);
        inside();
        take_dropped_files(stage);
        reassure(stage);
        tell(stage);
        status_line(stage);
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
