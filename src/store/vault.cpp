#include "store/vault.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "crypto/random.hpp"
#include "store/drafts.hpp"
#include "store/memory_storage.hpp"

namespace tributary::store {

// Kept as it is until the storage confirmed it: after a failure nobody knows whether it took place, and only the
// very same transaction may then be handed in again.
struct Vault::Save {
    Transaction transaction;
    Plan plan;
    std::vector<Tag> tags;
    std::optional<Bytes> drafts;
    Tag drafts_tag{};
    Header header;
    std::vector<Vault::Done> callbacks;
    std::size_t takes = 0;      // how many of the waiting ones it stores
    bool sealed = false;
    bool under_way = false;
};

namespace {

bool too_large(const std::vector<Bytes>& records, const std::optional<Bytes>& drafts) {
    const auto over = [](const Bytes& record) { return record.size() > record_limit; };
    return std::ranges::any_of(records, over) || (drafts && over(*drafts));
}

void wipe_all(std::vector<Bytes>& records) {
    for (Bytes& record : records) crypto::wipe(record);
}

void wipe_all(Plan& plan) {
    for (Segment& segment : plan.written) crypto::wipe(segment.records);
}

void call_all(const std::vector<Vault::Done>& callbacks, const Result<void>& result) {
    for (const Vault::Done& done : callbacks)
        if (done) done(result);
}

// Seals one of the segments that are written and adds it to the transaction.
Result<Tag> put_segment(Transaction& transaction, const Place& place, const Segment& segment) {
    auto file = seal_segment(place, segment);
    if (!file) return std::unexpected(file.error());
    const Tag tag = tag_of(*file);
    transaction.puts[segment.name.text()] = std::move(*file);
    return tag;
}

Result<Opened> new_vault(const NewVault& keys) {
    Opened vault;
    vault.key = crypto::random_secret(32);
    auto header = make_header(crypto::new_id(), keys.kdf, {vault.key, keys.passphrase_key, keys.recovery_key});
    if (!header) return std::unexpected(header.error());
    vault.header = std::move(*header);
    return vault;
}

Result<void> require_empty(StoragePort& port) {
    const auto names = port.list();
    if (!names) return std::unexpected(names.error());
    if (!names->empty()) return fail(Problem::vault_read_only);
    return {};
}

}  // namespace

Vault::Vault(StoragePort& port, Opened opened, Access access)
    : port_(port), access_(access), header_(std::move(opened.header)), key_(std::move(opened.key)),
      log_(std::move(opened.log)), counter_(opened.counter), head_file_(std::move(opened.head_file)), opened_drafts_(std::move(opened.drafts)),
      drafts_tag_(opened.drafts_tag), header_alone_(opened.header_alone) {}

Vault::~Vault() {
    *alive_ = false;
    lock();
}

void Vault::create(StoragePort& port, const NewVault& keys, Made made) {
    if (auto empty = require_empty(port); !empty) return made(std::unexpected(empty.error()));
    auto opened = new_vault(keys);
    if (!opened) return made(std::unexpected(opened.error()));
    // std::function wants what it holds to be copyable.
    auto vault = std::make_shared<std::unique_ptr<Vault>>(new Vault(port, std::move(*opened), Access::read_write));
    Vault& first = **vault;
    first.append(keys.first_records, [vault, made = std::move(made)](const Result<void>& result) {
        if (!result) return made(std::unexpected(result.error()));
        made(std::move(*vault));
    });
}

Result<std::unique_ptr<Vault>> Vault::open(StoragePort& port, const Unlock& unlock, Access access, const Visit& visit) {
    auto opened = open_stored(port, unlock, visit);
    if (!opened) return std::unexpected(opened.error());
    return from(port, std::move(*opened), access);
}

std::unique_ptr<Vault> Vault::from(StoragePort& port, Opened opened, Access access) {
    return std::unique_ptr<Vault>(new Vault(port, std::move(opened), access));
}

bool Vault::refuse_change(const Done& done) const {
    if (access_ == Access::read_write && !locked()) return false;
    done(fail(Problem::vault_read_only));
    return true;
}

void Vault::append(std::vector<Bytes> records, Done done) { append(std::move(records), std::nullopt, std::move(done)); }

void Vault::append(std::vector<Bytes> records, std::optional<Bytes> drafts, Done done) {
    if (refuse_change(done)) return;
    if (too_large(records, drafts)) return done(fail(Problem::file_too_large));
    waiting_.push_back({std::move(records), std::move(drafts), std::nullopt, {std::move(done)}});
    go_on();
}

void Vault::retry(Done done) {
    if (refuse_change(done)) return;
    if (settled()) return done({});
    auto& last = waiting_.empty() ? save_->callbacks : waiting_.back().callbacks;
    last.push_back(std::move(done));
    go_on();
}

// A second change may come before the first is stored: it builds on it.
const Header& Vault::latest_header() const {
    for (auto waiting = waiting_.rbegin(); waiting != waiting_.rend(); ++waiting)
        if (waiting->header) return *waiting->header;
    return save_ ? save_->header : header_;
}

void Vault::change_header(Result<Header> header, Done done) {
    if (!header) return done(std::unexpected(header.error()));
    waiting_.push_back({{}, std::nullopt, std::move(*header), {std::move(done)}});
    go_on();
}

void Vault::change_passphrase(const crypto::KdfParameters& kdf, const crypto::Secret& passphrase_key, Done done) {
    if (refuse_change(done)) return;
    change_header(with_passphrase(latest_header(), key_, kdf, passphrase_key), std::move(done));
}

void Vault::change_recovery_key(const crypto::Secret& recovery_key, Done done) {
    if (refuse_change(done)) return;
    change_header(with_recovery_key(latest_header(), key_, recovery_key), std::move(done));
}

bool Vault::sealing() const { return save_ && !save_->sealed; }

void Vault::seal_next() {
    if (sealing()) seal_some();
}

void Vault::go_on() {
    if (sealing() || (save_ && save_->under_way)) return;
    if (save_) return submit();
    if (waiting_.empty()) return;
    begin_save();
    seal_some();
}

void Vault::begin_save() {
    auto save = std::make_shared<Save>();
    save->header = latest_header();
    save_ = std::move(save);
    std::vector<ByteView> records;
    for (const Waiting& waiting : waiting_) records.insert(records.end(), waiting.records.begin(), waiting.records.end());
    save_->plan = plan_append(log_, records, crypto::new_id);
    for (const Id& name : save_->plan.dropped) save_->transaction.deletes.push_back(name.text());
    for (const Waiting& waiting : waiting_)
        if (waiting.drafts) save_->drafts = waiting.drafts;
    save_->takes = waiting_.size();
}

// What waits is let go only once all of it is sealed.
void Vault::seal_some() {
    const Place place{key_, header_.vault};
    const auto& segments = save_->plan.written;
    Result<void> done;
    while (done && save_->tags.size() < segments.size()) {
        const auto tag = put_segment(save_->transaction, place, segments[save_->tags.size()]);
        if (tag) save_->tags.push_back(*tag);
        else done = std::unexpected(tag.error());
        if (in_steps_ && done && save_->tags.size() < segments.size()) return;
    }
    if (done) done = seal_drafts_of(*save_);
    if (done) done = seal_head_of(*save_);
    if (!done) {
        wipe_all(save_->plan);
        save_.reset();
        return call_all(take_all_callbacks(), done);
    }
    if (save_->drafts) crypto::wipe(*save_->drafts);
    save_->sealed = true;
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(save_->takes);
    for (auto waiting = waiting_.begin(); waiting != end; ++waiting) {
        std::ranges::move(waiting->callbacks, std::back_inserter(save_->callbacks));
        wipe(*waiting);
    }
    waiting_.erase(waiting_.begin(), end);
    submit();
}

Result<void> Vault::seal_drafts_of(Save& save) const {
    save.drafts_tag = drafts_tag_;
    if (!save.drafts) return {};
    save.drafts_tag = {};
    if (save.drafts->empty()) {
        if (drafts_tag_ != Tag{}) save.transaction.deletes.emplace_back(drafts_name);
        return {};
    }
    auto file = seal_drafts({key_, header_.vault}, *save.drafts);
    if (!file) return std::unexpected(file.error());
    save.drafts_tag = tag_of(*file);
    save.transaction.puts[drafts_name] = std::move(*file);
    return {};
}

Result<void> Vault::seal_head_of(Save& save) const {
    Bytes header_file = write_header(save.header);
    auto head = seal_head({key_, header_.vault}, {counter_ + 1, crypto::sha256(header_file), save.plan.records, save.drafts_tag, segments_after(log_, save.plan, save.tags)});
    if (!head) return std::unexpected(head.error());
    const bool is_new = counter_ == 0;
    save.transaction.guard = {head_name, is_new ? std::nullopt : std::optional(head_file_)};
    save.transaction.puts[head_name] = std::move(*head);
    if (!is_new && !header_alone_ && save.header.seal == header_.seal) return {};
    save.transaction.puts[header_copy_name] = header_file;
    save.transaction.puts[header_name] = std::move(header_file);
    return {};
}

void Vault::submit() {
    save_->under_way = true;
    port_.commit(save_->transaction, [this, alive = alive_, save = save_](const Result<void>& result) {
        if (*alive) return finished(result);
        call_all(save->callbacks, result);
    });
}

void Vault::finished(const Result<void>& result) {
    save_->under_way = false;
    if (result || locked()) {
        const auto callbacks = std::move(save_->callbacks);
        if (result && !locked()) take_over_saved();
        save_.reset();
        const auto alive = alive_;
        call_all(callbacks, result);
        if (*alive) go_on();
        return;
    }
    call_all(take_all_callbacks(), result);
}

// What was stored becomes what the next save starts from.
void Vault::take_over_saved() {
    carry_out(log_, std::move(save_->plan), save_->tags);
    head_file_ = std::move(save_->transaction.puts[head_name]);
    header_ = std::move(save_->header);
    drafts_tag_ = save_->drafts_tag;
    header_alone_ = false;
    ++counter_;
}

std::vector<Vault::Done> Vault::take_all_callbacks() {
    std::vector<Done> all;
    if (save_) all = std::exchange(save_->callbacks, {});
    for (Waiting& waiting : waiting_) {
        std::ranges::move(waiting.callbacks, std::back_inserter(all));
        waiting.callbacks.clear();
    }
    return all;
}

bool Vault::under_way() const { return save_ && save_->under_way; }

// The same saves on a copy: first the one that failed, as it was, then everything that waits behind it.
Result<void> Vault::complete(std::map<std::string, Bytes>& stored) const {
    if (locked() || under_way() || sealing()) return fail(Problem::vault_read_only);
    MemoryStorage copy;
    copy.files = std::move(stored);
    Opened opened{header_, key_.clone(), log_, counter_, head_file_, {}, drafts_tag_, header_alone_};
    if (save_) {
        Result<void> done;
        copy.commit(save_->transaction, [&](const Result<void>& result) { done = result; });
        if (!done) return done;
        store::carry_out(opened.log, save_->plan, save_->tags);
        opened = {save_->header, std::move(opened.key), std::move(opened.log), counter_ + 1, save_->transaction.puts.at(head_name), {}, save_->drafts_tag, false};
    }
    Result<void> done;
    const auto note = [&](const Result<void>& result) { if (!result) done = result; };
    const auto vault = from(copy, std::move(opened), Access::read_write);
    for (const Waiting& waiting : waiting_) {
        vault->append(waiting.records, waiting.drafts, note);
        if (waiting.header) vault->change_header(*waiting.header, note);
    }
    stored = std::move(copy.files);
    return done;
}

void Vault::wipe(Waiting& waiting) {
    wipe_all(waiting.records);
    if (waiting.drafts) crypto::wipe(*waiting.drafts);
}

void Vault::lock() {
    key_.wipe();
    store::wipe(log_);
    crypto::wipe(opened_drafts_);
    std::vector<Done> unsaved;
    for (Waiting& waiting : std::exchange(waiting_, {})) {
        std::ranges::move(waiting.callbacks, std::back_inserter(unsaved));
        wipe(waiting);
    }
    if (save_) {
        wipe_all(save_->plan);
        if (save_->drafts) crypto::wipe(*save_->drafts);
        if (!save_->under_way) save_.reset();
    }
    call_all(unsaved, fail(Problem::storage_failed));
}

}  // namespace tributary::store
