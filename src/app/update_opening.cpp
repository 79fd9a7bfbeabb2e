// The vault's records become the model, part by part. The model shows nothing of them before the vault holds.
#include <deque>

#include "app/job.hpp"
#include "app/update_parts.hpp"
#include "app/vault_record.hpp"

namespace tributary::app {

namespace {

constexpr std::size_t bytes_in_a_step = 24 * 1024;

class Opening final : public Job {
public:
    explicit Opening(domain::HashFunction hash) : hash_(hash) {}

    void add(std::vector<Bytes> records) { parts_.push_back(std::move(records)); }
    void all_added(Me me) { me_ = std::move(me); }

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
        return !parts_.empty() || !me_;
    }

    Effects finish(Model& model, const Stamp&) override {
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
        refresh_joined(model);
        model.me = std::move(*me_);
        model.phase = Phase::open;
        model.unlocking = {};
        if (!model.place.case_id.is_nil() && find_case(model, model.place.case_id) == nullptr) return {};
        return {ShowAddress{model.place}};
    }

private:
    domain::HashFunction hash_;
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
    if (Opening* opening = opening_of(model)) opening->all_added(event.me);
    return {};
}

}  // namespace tributary::app
