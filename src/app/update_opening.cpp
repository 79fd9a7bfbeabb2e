// The vault's records become the model, part by part. The model shows nothing of them before the vault holds.
#include <algorithm>
#include <deque>

#include "app/job.hpp"
#include "app/statements.hpp"
#include "app/update_parts.hpp"
#include "app/vault_record.hpp"

namespace tributary::app {

namespace {

constexpr std::size_t bytes_in_a_step = 24 * 1024;

class Opening final : public Job {
public:
    explicit Opening(domain::HashFunction hash) : hash_(hash) {}

    void add(std::vector<Bytes> records) { parts_.push_back(std::move(records)); }
    void all_added(Me me, ByteView drafts) {
        me_ = std::move(me);
        auto read = read_drafts(drafts);
        if (read) drafts_ = std::move(*read);
        else error_ = read.error();
    }

    bool step(Model&, Work& work) override {
        for (std::size_t taken = 0; !parts_.empty() && taken < bytes_in_a_step;) {
            auto& part = parts_.front();
            if (next_ == part.size()) {
                parts_.pop_front();
                next_ = 0;
                ++work.done;
                continue;
            }
            Bytes record = std::exchange(part[next_++], {});
            taken += record.size();
            if (auto replayed = replay(opened_, record, hash_); !replayed) {
                error_ = replayed.error();
                return false;
            }
        }
        if (error_) return false;
        return !parts_.empty() || !me_ || read_some_statements();
    }

    Effects finish(Model& model, const Stamp& stamp) override {
        if (error_) {
            model.phase = Phase::locked;
            model.unlocking.error = error_;
            return {LockVault{}};
        }
        model.device_id = opened_.device_id;
        model.cases = std::move(opened_.cases);
        model.contacts = std::move(opened_.contacts);
        model.handed_over = std::move(opened_.handed_over);
        model.received = std::move(opened_.received);
        model.last_seen = std::move(opened_.last_seen);
        model.backups = std::move(opened_.backups);
        model.directory = std::move(opened_.directory);
        model.held = std::move(opened_.held);
        refresh_joined(model);
        model.statements = std::move(opened_.statements);
        model.me = std::move(*me_);
        model.phase = Phase::open;
        model.unlocking = {};
        Effects kept = tell_of_vault(model) + name_device(model, stamp) + keep_typed(model, stamp) + Effects{LookAtContents{}};
        if (!model.place.case_id.is_nil() && find_case(model, model.place.case_id) == nullptr) return std::move(kept) + watch_use(model);
        return std::move(kept) + Effects{ShowAddress{model.place}} + watch_use(model);
    }

private:
    // Each signature is verified: a handful in a step.
    bool read_some_statements() {
        constexpr std::size_t at_once = 8;
        return std::ranges::any_of(opened_.cases, [&](const auto& item) { return read_statements(opened_.statements[item.first], item.second.file, at_once); });
    }

    // The program stopped between making the vault and its first record.
    static Effects name_device(Model& model, const Stamp& stamp) {
        if (!model.device_id.is_nil() || !model.may_write()) return {};
        model.device_id = stamp.new_id();
        Recorder recorder(model, stamp);
        recorder.keep(device_record(model.device_id));
        return recorder.store();
    }

    // What was typed and not left when the program stopped becomes a value now: it is this person's, on this device, and
    // nothing else was written there since.
    Effects keep_typed(Model& model, const Stamp& stamp) {
        if (!model.may_write() || drafts_.empty()) return {};
        model.drafts = drafts_;
        Effects effects;
        for (const auto& [key, text] : drafts_) effects = std::move(effects) + apply(model, SetField{key.part, key.record, key.field, domain::Json(text)}, stamp);
        return effects;
    }

    domain::HashFunction hash_;
    DraftTexts drafts_;
    Model opened_;
    std::deque<std::vector<Bytes>> parts_;
    std::size_t next_ = 0;  // in the first part
    std::optional<Me> me_;
    std::optional<Error> error_;
};

Opening* opening_of(Model& model) { return works_on(model, WorkKind::opening) ? static_cast<Opening*>(model.work->job.get()) : nullptr; }

}  // namespace

Effects receive(Model& model, const VaultUnlocked& event, const Stamp& stamp) {
    begin_work(model, stamp, {.what = WorkKind::opening, .total = event.parts, .counts = Counted::parts, .job = std::make_shared<Opening>(stamp.hash)});
    return {};
}

Effects receive(Model& model, RecordsRead& event, const Stamp&) {
    if (Opening* opening = opening_of(model)) opening->add(std::move(event.records));
    return {};
}

Effects receive(Model& model, const VaultOpened& event, const Stamp&) {
    if (Opening* opening = opening_of(model)) opening->all_added(event.me, event.drafts);
    return {};
}

}  // namespace tributary::app
