#include "ui/application.hpp"

#include <algorithm>

#include "crypto/secret.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

void wipe_secrets(State& state) {
    for (std::string* secret : {&state.first_run.passphrase, &state.first_run.again, &state.first_run.group, &state.unlock.passphrase,
                                &state.unlock.recovery_key, &state.restore.passphrase, &state.restore.recovery_key, &state.vaults.name, &state.vaults.typed, &state.passphrase.current, &state.passphrase.next, &state.passphrase.again})
        crypto::wipe(*secret);
    crypto::wipe(state.first_run.code.words);
    if (state.first_run.code.code) std::ranges::fill(state.first_run.code.code->dark, std::uint8_t{0});
    state.first_run.code = {};
}

void wipe_forms(State& state) {
    for (std::string* words : {&state.referral.reference, &state.referral.subject, &state.person.name, &state.person.review_name, &state.person.relation,
                               &state.person.born, &state.panel.reason, &state.panel.remove_reason, &state.writing.meaning, &state.several.words, &state.findings.words, &state.answer.words, &state.chronology.find,
                               &state.merged.find, &state.history.find, &state.search.typed, &state.palette.typed, &state.pasted_card})
        crypto::wipe(*words);
    if (state.handover.answered_for) crypto::wipe(*state.handover.answered_for);
    for (auto& [contact, refusal] : state.refusing) crypto::wipe(refusal.reason);
    for (auto& [row, words] : state.import.dates) crypto::wipe(words);
    for (auto& [row, typed] : state.left_out) crypto::wipe(typed.date);
    for (File& file : state.files) crypto::wipe(file.bytes);
    state.words.forget();
}

void case_missing(Stage& stage) {
    draw_page(stage, "Not on this device", Panel::none, [&] {
        stage.ui.content([&] {
            stage.ui.page_head("Not on this device", "", [] {});
            stage.ui.empty(Icon::cases, "This case is not on this device", "Open the bundle that holds it.", [&] { choose_bundle(stage, Kind::primary); });
            stage.ui.link("All cases", "#/");
        });
    });
}

void draw_case(Stage& stage, const app::Case& opened) {
    switch (stage.model.place.screen) {
        case app::Screen::chronology: return draw_chronology(stage, opened);
        case app::Screen::import: return draw_import(stage, opened);
        case app::Screen::merged: return draw_merged(stage, opened);
        case app::Screen::timeline: return draw_timeline(stage, opened);
        case app::Screen::knowledge: return draw_knowledge(stage, opened);
        case app::Screen::discrepancies:
        case app::Screen::not_seen:
        case app::Screen::gaps:
        case app::Screen::duplicates: return draw_findings(stage, opened);
        case app::Screen::family: return draw_family(stage, opened);
        case app::Screen::handover: return draw_handover(stage, opened);
        case app::Screen::history: return draw_history(stage, opened);
        case app::Screen::conflicts: return draw_conflicts(stage, opened);
        case app::Screen::search: return draw_search(stage, opened);
        default: return draw_overview(stage, opened);
    }
}

void draw_open(Stage& stage) {
    switch (stage.model.place.screen) {
        case app::Screen::home: return draw_home(stage);
        case app::Screen::people_and_trust: return draw_people_and_trust(stage);
        case app::Screen::this_device: return draw_this_device(stage);
        case app::Screen::help: return draw_help(stage);
        case app::Screen::accessibility: return draw_accessibility(stage);
        case app::Screen::review: return draw_review(stage);
        default: break;
    }
    const app::Case* opened = stage.model.current_case();
    opened ? draw_case(stage, *opened) : case_missing(stage);
}

// Forms of a place are put away when another place is opened.
void leave_forms(State& state, const app::Place& place) {
    if (place.screen != app::Screen::home) state.referral.open = false;
    if (place.screen != app::Screen::family || !place.record.is_nil()) state.person.open = false;
    if (place.screen != app::Screen::search) state.search.met = false;
    if (place.screen != app::Screen::handover) state.handover.begun = false;
}

}  // namespace

Application::Application() : state_(std::make_unique<State>()) {}
Application::~Application() { forget(); }

// Nothing that was typed for one vault is there for the next, but the backup that is to become it.
void Application::follow(const app::Model& model) {
    if (vault_ == model.vault) return;
    vault_ = model.vault;
    RestoreState restore = state_->restore.beside ? std::move(state_->restore) : RestoreState();
    forget();
    state_->restore = std::move(restore);
    state_->restore.beside = false;
}

void Application::draw(Ui& ui, const app::Model& model, std::vector<app::Intent>& asked) {
    follow(model);
    if (phase_ != model.phase) {
        if (model.phase == app::Phase::locked && phase_ == app::Phase::open) {
            forget();
            ui.forget_words();
        }
        if (model.phase == app::Phase::open) wipe_secrets(*state_);
        phase_ = model.phase;
    }
    state_->in_steps = in_steps_;
    Stage stage{ui, model, *state_, asked};
    const std::size_t asked_before = asked.size();
    state_->drafts.begin();
    switch (model.phase) {
        case app::Phase::starting: draw_starting(stage); break;
        case app::Phase::choosing: draw_vaults(stage); break;
        case app::Phase::first_run: draw_first_run(stage); break;
        case app::Phase::locked:
        case app::Phase::opening: draw_unlock(stage); break;
        case app::Phase::open:
            leave_forms(*state_, model.place);
            draw_open(stage);
            shown_attachment(stage);
            break;
    }
    state_->drafts.end(asked);
    // What was told stays until the next action.
    if (model.message && asked.size() > asked_before)
        asked.insert(asked.begin() + static_cast<std::ptrdiff_t>(asked_before), app::DismissMessage{});
}

bool Application::has_work() const { return state_->reads_words; }

bool Application::go_on(const app::Model& model, const std::function<bool()>& time_left) {
    const app::Case* opened = model.phase == app::Phase::open ? model.current_case() : nullptr;
    if (opened == nullptr || state_->words.follow(opened->file, time_left)) state_->reads_words = false;
    return state_->reads_words;
}

void Application::keep(std::vector<app::Intent>& asked) { state_->drafts.keep(asked); }

void Application::forget() {
    wipe_secrets(*state_);
    wipe_forms(*state_);
    state_->drafts.forget();
    state_ = std::make_unique<State>();
}

}  // namespace tributary::ui
