// The engine's work with cards and bundles: everything that needs the identity's secret keys.
#include "app/engine_side_work.hpp"
#include "app/task_parts.hpp"
#include "crypto/random.hpp"

namespace tributary::app {

void Engine::carry_out(OfferMyCard&) {
    if (!identity_) return;
    ports_.device.offer_file("card-" + short_name(identity_->id()) + ".tribcard", "application/json", bytes_of(identity_->card().file()));
}

void Engine::carry_out(ReadCard& effect) {
    const auto card = bundle::read_card(text_of(effect.bytes));
    if (!card) return report(CardRefused{card.error()});
    report(CardRead{contact_of(*card)});
}

// ---- what is done elsewhere

void Engine::run_task(Bytes question, TaskPort::Done done) {
    if (ports_.tasks) return ports_.tasks->run(std::move(question), std::move(done));
    Bytes answer = do_task(question, ports_.write_read_me);
    crypto::wipe(question);
    done(std::move(answer));
}

void Engine::carry_out(StopTask&) {
    if (ports_.tasks) ports_.tasks->stop();
}

void Engine::carry_out(ReadTable& effect) {
    run_task(table_question(effect.bytes, effect.latest_year), [this, work = effect.work](Bytes answer) { report(TableRead{std::move(answer), work}); });
}

void Engine::carry_out(SealBundle& effect) {
    if (!identity_) return;
    Bytes question = seal_question(effect, identity_->serialise(), crypto::new_id(), ports_.device.now());
    const auto report_sealed = [this, case_id = effect.case_id, purpose = effect.purpose, changes = effect.changes, work = effect.work](Bytes answer) {
        auto sealed = seal_answer(answer);
        if (!sealed) return report(SealRefused{sealed.error(), work});
        sealed->case_id = case_id;
        sealed->purpose = purpose;
        sealed->changes = changes;
        sealed->file_name = "bundle-" + short_name(sealed->bundle) + ".trib";
        sealed->work = work;
        report(std::move(*sealed));
    };
    run_task(std::move(question), report_sealed);
}

void Engine::carry_out(ReadBundle& effect) {
    if (!identity_) return;
    run_task(bundle_question(effect.bytes, identity_->serialise()), [this, work = effect.work](Bytes answer) {
        auto read = bundle_answer(answer);
        std::visit([&](auto& told) {
            told.work = work;
            report(std::move(told));
        }, read);
    });
}

}  // namespace tributary::app
