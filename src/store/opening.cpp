#include "store/opening.hpp"

#include <algorithm>
#include <set>

#include "crypto/digest.hpp"
#include "store/drafts.hpp"

namespace tributary::store {

namespace {

using Names = std::set<std::string>;

Result<Names> stored_names(StoragePort& port) {
    auto names = port.list();
    if (!names) return std::unexpected(names.error());
    return Names(names->begin(), names->end());
}

struct StoredHeader {
    Header header;
    Bytes file;
    bool alone = false;
};

// Damage of one copy is met by the other; a newer version in either is not passed over.
Result<StoredHeader> find_header(StoragePort& port, const Names& names) {
    if (names.empty()) return fail(Problem::vault_missing);
    std::optional<StoredHeader> found;
    for (const char* name : {header_name, header_copy_name}) {
        if (!names.contains(name)) continue;
        auto file = port.read(name);
        if (!file) return std::unexpected(file.error());
        auto header = read_header(*file);
        if (!header && header.error().problem != Problem::vault_header_damaged) return std::unexpected(header.error());
        if (!header) continue;
        if (found) found->alone = found->file != *file;
        else found = StoredHeader{std::move(*header), std::move(*file), true};
    }
    if (!found) return fail(Problem::vault_header_damaged);
    return std::move(*found);
}

// Counts what does not hold instead of stopping at the first, so that the person learns how much is affected.
struct Findings {
    std::size_t damaged = 0;
    std::size_t other_age = 0;
    std::size_t files = 0;

    bool none() const { return damaged == 0 && other_age == 0; }
    Result<void> verdict() const {
        if (damaged > 0) return fail(Problem::vault_damaged, std::to_string(damaged), std::to_string(files));
        if (other_age > 0) return fail(Problem::vault_rolled_back, std::to_string(other_age), std::to_string(files));
        return {};
    }
};

}  // namespace

class Opening::Work {
public:
    explicit Work(StoragePort& port) : port_(port) {}

    Result<void> begin(const Unlock& unlock);
    std::size_t parts() const { return head_.segments.size() + strangers_.size(); }
    Result<bool> step(const Visit& visit);
    Result<Opened> finish();

private:
    Result<void> read_header_file(const Unlock& unlock);
    Result<void> read_head_file();
    Result<void> read_drafts_file();
    Result<void> read_segment(const SegmentRef& ref, const Visit& visit);
    Result<void> read_stranger(const Id& name);
    Result<void> take(Segment segment, const SegmentRef& ref, const Visit& visit);
    Place place() const { return {opened_.key, opened_.header.vault}; }

    StoragePort& port_;
    Names names_;
    std::vector<Id> strangers_;
    std::size_t next_ = 0;
    crypto::Digest header_digest_{};
    Head head_;
    Findings found_;
    Opened opened_;
};

Result<void> Opening::Work::read_header_file(const Unlock& unlock) {
    auto names = stored_names(port_);
    if (!names) return std::unexpected(names.error());
    names_ = std::move(*names);
    auto stored = find_header(port_, names_);
    if (!stored) return std::unexpected(stored.error());
    auto key = unwrap(stored->header, unlock.slot, unlock.key);
    if (!key) return std::unexpected(key.error());
    header_digest_ = crypto::sha256(stored->file);
    opened_.header = std::move(stored->header);
    opened_.header_alone = stored->alone;
    opened_.key = std::move(*key);
    return {};
}

// Without the head nothing says what belongs to the vault, so all of it counts as unreadable.
Result<void> Opening::Work::read_head_file() {
    const bool listed = names_.contains(head_name);
    const std::size_t headers = names_.contains(header_name) + names_.contains(header_copy_name);
    const std::string all = std::to_string(names_.size() + (listed ? 0 : 1) - headers);
    if (!listed) return fail(Problem::vault_damaged, all, all);
    auto file = port_.read(head_name);
    if (!file) return std::unexpected(file.error());
    auto head = open_head(place(), *file);
    if (!head) return fail(Problem::vault_damaged, all, all);
    head_ = std::move(*head);
    opened_.counter = head_.counter;
    opened_.head_file = std::move(*file);
    found_.files = head_.segments.size() + 1;
    if (head_.header != header_digest_) ++found_.other_age;
    return {};
}

Result<void> Opening::Work::read_drafts_file() {
    const bool expected = head_.drafts != Tag{};
    if (expected) ++found_.files;
    if (!names_.contains(drafts_name)) {
        if (expected) ++found_.damaged;
        return {};
    }
    auto file = port_.read(drafts_name);
    if (!file) return std::unexpected(file.error());
    auto content = open_drafts(place(), *file);
    if (!content) {
        ++found_.damaged;
    } else if (tag_of(*file) != head_.drafts) {
        ++found_.other_age;
    } else {
        opened_.drafts = std::move(*content);
        opened_.drafts_tag = head_.drafts;
    }
    return {};
}

Result<void> Opening::Work::take(Segment segment, const SegmentRef& ref, const Visit& visit) {
    if (segment.first != opened_.log.records) {
        ++found_.damaged;
        return {};
    }
    for (const ByteView record : records_of(segment))
        if (auto seen = visit(record); !seen) return seen;
    add_opened(opened_.log, std::move(segment), ref.tag);
    return {};
}

Result<void> Opening::Work::read_segment(const SegmentRef& ref, const Visit& visit) {
    if (!names_.contains(ref.name.text())) {
        ++found_.damaged;
        return {};
    }
    auto file = port_.read(ref.name.text());
    if (!file) return std::unexpected(file.error());
    auto segment = open_segment(place(), ref.name, *file);
    if (!segment) {
        ++found_.damaged;
    } else if (tag_of(*file) != ref.tag) {
        ++found_.other_age;
    } else if (found_.none()) {
        return take(std::move(*segment), ref, visit);
    }
    return {};
}

// A file that the head does not know: from another age of this vault, or not a part of it.
Result<void> Opening::Work::read_stranger(const Id& name) {
    auto file = port_.read(name.text());
    if (!file) return std::unexpected(file.error());
    ++found_.files;
    ++(open_segment(place(), name, *file) ? found_.other_age : found_.damaged);
    return {};
}

Result<void> Opening::Work::begin(const Unlock& unlock) {
    if (auto done = read_header_file(unlock); !done) return done;
    if (auto done = read_head_file(); !done) return done;
    if (auto done = read_drafts_file(); !done) return done;
    std::set<std::string> known;
    for (const SegmentRef& ref : head_.segments) known.insert(ref.name.text());
    for (const std::string& name : names_)
        if (const auto id = Id::parse(name); id && !known.contains(name)) strangers_.push_back(*id);
    return {};
}

Result<bool> Opening::Work::step(const Visit& visit) {
    if (next_ == parts()) return false;
    const std::size_t part = next_++;
    const std::size_t segments = head_.segments.size();
    auto done = part < segments ? read_segment(head_.segments[part], visit) : read_stranger(strangers_[part - segments]);
    if (!done) return std::unexpected(done.error());
    return true;
}

Result<Opened> Opening::Work::finish() {
    if (found_.none() && opened_.log.records != head_.records) ++found_.damaged;
    if (auto verdict = found_.verdict(); !verdict) return std::unexpected(verdict.error());
    return std::move(opened_);
}

Opening::Opening(StoragePort& port) : work_(std::make_unique<Work>(port)) {}
Opening::~Opening() = default;
Result<void> Opening::begin(const Unlock& unlock) { return work_->begin(unlock); }
std::size_t Opening::parts() const { return work_->parts(); }
Result<bool> Opening::step(const Visit& visit) { return work_->step(visit); }
Result<Opened> Opening::finish() { return work_->finish(); }

Result<Header> stored_header(StoragePort& port) {
    auto names = stored_names(port);
    if (!names) return std::unexpected(names.error());
    auto stored = find_header(port, *names);
    if (!stored) return std::unexpected(stored.error());
    return std::move(stored->header);
}

Result<Opened> open_stored(StoragePort& port, const Unlock& unlock, const Visit& visit) {
    Opening opening(port);
    if (auto begun = opening.begin(unlock); !begun) return std::unexpected(begun.error());
    for (;;) {
        const auto more = opening.step(visit);
        if (!more) return std::unexpected(more.error());
        if (!*more) return opening.finish();
    }
}

}  // namespace tributary::store
