// The application in a browser. This is the map: what is made, in which order, and what is connected to what.
#include <emscripten.h>

#include "crypto/start.hpp"
#include "platform/browser/chunks_indexed_db.hpp"
#include "platform/browser/device.hpp"
#include "platform/browser/kdf_worker.hpp"
#include "platform/browser/page_host.hpp"
#include "platform/browser/task_worker.hpp"
#include "platform/browser/vaults.hpp"
#include "ui/application.hpp"
#include "ui/read_me.hpp"

// shell/work.js
extern "C" void work_later();

namespace tributary::platform {

namespace {

// Of every frame's 16 milliseconds, so many are for work that takes longer.
constexpr double work_milliseconds = 10;
// How often the page shows how far it is.
constexpr double progress_milliseconds = 150;
constexpr double asleep = -1;

bool work_time_asked = false;

void ask_for_work_time() {
    if (!std::exchange(work_time_asked, true)) work_later();
}

// Lives as long as the page, in the order of its members.
struct Running {
    IndexedDbStorage storage;
    BrowserVaults vaults{storage};
    IndexedDbChunks chunks;
    WorkerKeys keys;
    WorkerTasks tasks;
    BrowserDevice device{storage};
    app::Engine engine{{storage, keys, device, ui::read_me_page, [this] { changed(); }, ask_for_work_time, &tasks, &vaults, &chunks}};
    ui::Application interface;
    std::vector<app::Intent> asked;
    bool place_wanted = false;  // another tab asks to write
    double progress_shown = 0;
    app::Look look = app::Look::device;  // as it is shown
    int text_percent = 100;
    bool was_open = false;

    void changed() {
        const bool open = engine.model().phase == app::Phase::open;
        if (std::exchange(was_open, open) && !open) forget_page();
        const app::Preferences& wanted = engine.model().preferences;
        if (look != wanted.look || text_percent != wanted.text_percent) {
            look = wanted.look;
            text_percent = wanted.text_percent;
            show_as(static_cast<ui::LookChoice>(look), text_percent);
        }
        wake_page();
        answer_other_tab();
    }

    // What was typed is saved and the vault locked, as with *Lock now*; then the other tab may write.
    void give_place() {
        place_wanted = true;
        interface.keep(asked);
        asked.emplace_back(app::Lock{});
        answer();
        answer_other_tab();
    }

    void answer_other_tab() {
        if (!place_wanted || engine.busy()) return;
        place_wanted = false;
        const app::Phase phase = engine.model().phase;
        const bool shut = phase == app::Phase::locked || (phase == app::Phase::first_run && engine.model().first_run.step != app::FirstRunStep::recovery_kit);
        if (!shut) return storage.keep_writing();
        storage.give_up();
        engine.report(app::WriterLost{});
    }

    // What a drawing asked for is done before the next one, also when one frame is drawn twice: a screen never sees
    // the model change under it, and never shows again what has just been changed.
    void draw(ui::Ui& ui) {
        answer();
        interface.draw(ui, engine.model(), asked);
    }

    // Nothing was done for a while: what was typed is kept first, as with *Lock now*.
    void lock_unused() {
        interface.keep(asked);
        asked.emplace_back(app::Lock{true});
        answer();
    }

    bool answer() {
        if (asked.empty()) return false;
        for (app::Intent& intent : std::exchange(asked, {})) engine.ask(std::move(intent));
        return true;
    }

    // Between frames. Nothing of the work shows before it is done, so only its progress needs to be drawn.
    void go_on_with_work() {
        const double begin = emscripten_get_now();
        work_time_asked = false;
        const auto time_left = [&] { return emscripten_get_now() - begin < work_milliseconds; };
        const bool more = engine.proceed(time_left) || (interface.has_work() && interface.go_on(engine.model(), time_left));
        if (more) ask_for_work_time();
        if (more && begin - progress_shown < progress_milliseconds) return;
        progress_shown = begin;
        changed();
    }

    // Work that is done elsewhere reports nothing until it is done; that it goes on shows all the same.
    double after_frame() {
        if (answer()) return 0;
        if (interface.has_work()) ask_for_work_time();
        if (!engine.model().work) return asleep;
        engine.tick();
        return progress_milliseconds / 1000;
    }

    void start() {
        interface.work_in_steps();
        if (auto ready = crypto::start(); !ready) return engine.report(app::StorageSeen{false, true, ready.error()});
        storage.on_other_tab([this] { give_place(); }, [this] { engine.report(app::WriterLost{}); });
        device.watch(engine, [this] { lock_unused(); });
        engine.start();
    }
};

Running* running = nullptr;

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void work_go_on() { running->go_on_with_work(); }

Program start_program() {
    running = new Running;
    running->start();
    return {[](ui::Ui& ui) { running->draw(ui); },
            [](const std::string& address) { running->engine.ask(app::Go{app::place_of("#" + address)}); },
            [] { return running->after_frame(); }};
}

}  // namespace tributary::platform
