// The engine's work with cards and bundles: everything that needs the identity's secret keys.
#include "app/engine_side_work.hpp"
#include "app/task_parts.hpp"
#include "crypto/random.hpp"
#include "crypto/words.hpp"

namespace tributary::app {

// Six words of 2048: 66 bits behind scrypt, and short enough to be read out.
static constexpr std::size_t words_by_telephone = 6;

void Engine::carry_out(OfferMyCard&) {
    if (!identity_) return;
    ports_.device.offer_file("card-" + short_name(identity_->id()) + ".tribcard", "application/json", bytes_of(identity_->card().file()));
}

Bytes identity_record(const bundle::Identity& identity) {
    const crypto::Secret keys = identity.serialise();
    Bytes record{static_cast<std::uint8_t>(record_of_identity)};
    record.insert(record.end(), keys.view().begin(), keys.view().end());
    return record;
}

// They count when the storage has them, and not before: what is sealed with keys that are lost again is lost too.
void Engine::carry_out(ReplaceKeys&) {
    if (!identity_ || !vault_) return;
    auto made = bundle::Identity::generate(identity_->card().person(), ports_.device.now());
    if (!made) return report(KeysReplaced{std::unexpected(made.error())});
    auto next = std::make_shared<bundle::Identity>(std::move(*made));
    vault_->append({identity_record(*next)}, {}, [this, next](const Result<void>& stored) {
        if (!stored) return report(KeysReplaced{std::unexpected(stored.error())});
        become(std::move(*next));
        report(KeysReplaced{me()});
    });
}

// Signed with the keys just before: whoever compared those follows.
void Engine::carry_out(OfferKeyChange&) {
    if (!identity_ || earlier_.empty()) return;
    const auto text = bundle::sign_statement(*earlier_.back(), ports_.device.now(), bundle::KeyChange{identity_->card()});
    if (text) ports_.device.offer_file("new-card-" + short_name(identity_->id()) + ".tribcard", "application/json", bytes_of(*text + "\n"));
}

void Engine::carry_out(ReadCard& effect) {
    const auto card = bundle::read_card(text_of(effect.bytes));
    if (card) return report(CardRead{contact_of(*card)});
    const auto statement = bundle::read_statement(text_of(effect.bytes));
    const auto* change = statement ? std::get_if<bundle::KeyChange>(&statement->said) : nullptr;
    if (change == nullptr) return report(CardRefused{card.error()});
    report(CardRead{contact_of(change->next), statement->signer.id()});
}

void Engine::carry_out(SignStatement& effect) {
    if (!identity_) return;
    auto text = bundle::sign_statement(*identity_, ports_.device.now(), std::move(effect.said));
    if (text) report(StatementSigned{std::move(*text), effect.case_id, effect.about});
}

// ---- what is done elsewhere

void Engine::run_task(Bytes question, FileRef file, TaskPort::Done done) {
    if (ports_.tasks) return ports_.tasks->run(std::move(question), std::move(file), std::move(done));
    Bytes answer = do_task(question, ports_.write_read_me, file);
    crypto::wipe(question);
    done(std::move(answer));
}

void Engine::carry_out(StopTask&) {
    if (ports_.tasks) ports_.tasks->stop();
    give_up_transfer();
}

void Engine::carry_out(ReadTable& effect) {
    run_task(table_question(effect), nullptr, [this, work = effect.work](Bytes answer) { report(TableRead{std::move(answer), work}); });
}

void Engine::carry_out(SealBundle& effect) {
    if (!identity_) return;
    const crypto::Secret passphrase = effect.by_passphrase ? crypto::suggest_passphrase(words_by_telephone) : crypto::Secret{};
    std::string told(text_of(passphrase.view()));
    Bytes question = seal_question(effect, outside_of(effect), identity_->serialise(), passphrase, crypto::new_id(), ports_.device.now());
    const auto report_sealed = [this, case_id = effect.case_id, purpose = effect.purpose, changes = effect.changes, reply = effect.in_reply_to, told = std::move(told), work = effect.work](Bytes answer) mutable {
        bundle::PreparedBundle prepared;
        auto sealed = seal_answer(answer, prepared);
        crypto::wipe(answer);
        if (!sealed) return report(SealRefused{sealed.error(), work});
        sealed->case_id = case_id;
        sealed->purpose = purpose;
        sealed->changes = changes;
        sealed->in_reply_to = reply;
        sealed->passphrase = told;
        sealed->file_name = "bundle-" + short_name(sealed->bundle) + ".trib";
        sealed->work = work;
        if (prepared.container.empty()) return report(std::move(*sealed));
        write_out(std::move(prepared), std::move(*sealed));
    };
    run_task(std::move(question), nullptr, report_sealed);
}

void Engine::carry_out(ReadBundle& effect) {
    if (!identity_) return;
    bundle_.reset();
    crypto::Secret passphrase = crypto::Secret::copy_of(effect.passphrase);
    crypto::wipe(effect.passphrase);
    std::vector<crypto::Secret> keys;
    keys.push_back(identity_->serialise());
    for (const auto& earlier : earlier_) keys.push_back(earlier->serialise());
    run_task(bundle_question(keys, passphrase), effect.file, [this, file = effect.file, work = effect.work](Bytes answer) {
        OpenedFile opened;
        auto read = bundle_answer(answer, opened);
        crypto::wipe(answer);
        opened.file = file;
        bundle_ = std::make_unique<OpenedFile>(std::move(opened));
        if (auto* refused = std::get_if<BundleRefused>(&read); refused && refused->error.problem == Problem::bundle_not_for_me && !refused->error.fact.empty()) refused->file = file;
        std::visit([&](auto& told) {
            told.work = work;
            report(std::move(told));
        }, read);
    });
}

}  // namespace tributary::app
