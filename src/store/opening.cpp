#include "store/opening.hpp"

#include <algorithm>
#include <set>

#include "crypto/digest.hpp"

namespace tributary::store {

namespace {

using Names = std::set<std::string>;

Result<Names> stored_names(StoragePort& port) {
    auto names = port.list();
    if (!names) return std::unexpected(names.error());
    return Names(names->begin(), names->end());
}

Result<Bytes> header_file(StoragePort& port, const Names& names) {
    if (names.contains(header_name)) return port.read(header_name);
    return fail(names.empty() ? Problem::vault_missing : Problem::vault_header_damaged);
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

class Opening {
public:
    Opening(StoragePort& port, const Visit& visit) : port_(port), visit_(visit) {}

    Result<Opened> run(const Unlock& unlock);

private:
    Result<void> read_header_file(const Unlock& unlock);
    Result<void> read_head_file();
    Result<void> read_segment(const SegmentRef& ref);
    Result<void> read_stranger(const Id& name);
    Result<void> take(Segment segment, const SegmentRef& ref);
    Place place() const { return {opened_.key, opened_.header.vault}; }

    StoragePort& port_;
    const Visit& visit_;
    Names names_;
    crypto::Digest header_digest_{};
    Head head_;
    Findings found_;
    Opened opened_;
};

Result<void> Opening::read_header_file(const Unlock& unlock) {
    auto names = stored_names(port_);
    if (!names) return std::unexpected(names.error());
    names_ = std::move(*names);
    auto file = header_file(port_, names_);
    if (!file) return std::unexpected(file.error());
    auto header = read_header(*file);
    if (!header) return std::unexpected(header.error());
    auto key = unwrap(*header, unlock.slot, unlock.key);
    if (!key) return std::unexpected(key.error());
    header_digest_ = crypto::sha256(*file);
    opened_.header = std::move(*header);
    opened_.key = std::move(*key);
    return {};
}

// Without the head nothing says what belongs to the vault, so all of it counts as unreadable.
Result<void> Opening::read_head_file() {
    const bool listed = names_.contains(head_name);
    const std::string all = std::to_string(names_.size() + (listed ? 0 : 1) - 1);
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

Result<void> Opening::take(Segment segment, const SegmentRef& ref) {
    if (segment.first != opened_.log.records) {
        ++found_.damaged;
        return {};
    }
    for (const ByteView record : records_of(segment))
        if (auto seen = visit_(record); !seen) return seen;
    add_opened(opened_.log, std::move(segment), ref.tag);
    return {};
}

Result<void> Opening::read_segment(const SegmentRef& ref) {
    if (names_.erase(ref.name.text()) == 0) {
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
        return take(std::move(*segment), ref);
    }
    return {};
}

// A file that the head does not know: from another age of this vault, or not a part of it.
Result<void> Opening::read_stranger(const Id& name) {
    auto file = port_.read(name.text());
    if (!file) return std::unexpected(file.error());
    ++found_.files;
    ++(open_segment(place(), name, *file) ? found_.other_age : found_.damaged);
    return {};
}

Result<Opened> Opening::run(const Unlock& unlock) {
    if (auto done = read_header_file(unlock); !done) return std::unexpected(done.error());
    if (auto done = read_head_file(); !done) return std::unexpected(done.error());
    names_.erase(header_name);
    names_.erase(head_name);
    for (const SegmentRef& ref : head_.segments)
        if (auto done = read_segment(ref); !done) return std::unexpected(done.error());
    for (const std::string& name : names_)
        if (const auto id = Id::parse(name))
            if (auto done = read_stranger(*id); !done) return std::unexpected(done.error());
    if (found_.none() && opened_.log.records != head_.records) ++found_.damaged;
    if (auto verdict = found_.verdict(); !verdict) return std::unexpected(verdict.error());
    return std::move(opened_);
}

}  // namespace

Result<Header> stored_header(StoragePort& port) {
    auto names = stored_names(port);
    if (!names) return std::unexpected(names.error());
    auto file = header_file(port, *names);
    if (!file) return std::unexpected(file.error());
    return read_header(*file);
}

Result<Opened> open_stored(StoragePort& port, const Unlock& unlock, const Visit& visit) {
    return Opening(port, visit).run(unlock);
}

}  // namespace tributary::store
