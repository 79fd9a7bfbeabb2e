#include "store/salvage.hpp"

#include <algorithm>
#include <set>

#include "store/drafts.hpp"

namespace tributary::store {

namespace {

// A segment that opens, and the place it says it has.
struct Found {
    Id name;
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    bool named = false;   // by the head, in this very version
};

// What the head names stands before what it does not; of two that begin together the longer.
bool before(const Found& a, const Found& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.named != b.named) return a.named;
    return a.count > b.count;
}

}  // namespace

class Salvage::Work {
public:
    explicit Work(StoragePort& port) : port_(port) {}

    Result<void> begin(const Unlock& unlock);
    std::size_t parts() const { return 2 * names_.size(); }
    bool step();
    std::vector<Bytes> take() { return std::exchange(records_, {}); }

    SalvageReport report_;
    Bytes drafts_;
    Header header_;
    crypto::Secret key_;

private:
    Result<void> read_key(const Unlock& unlock);
    void read_head();
    void read_drafts();
    void look_at(const Id& name);
    void read(const Found& segment);
    std::optional<Segment> segment(const Id& name, Tag* tag = nullptr);
    Place place() const { return {key_, header_.vault}; }

    StoragePort& port_;
    std::set<std::string> stored_;
    Head head_;
    std::vector<Id> names_;        // of segments that are stored
    std::vector<Found> found_;
    std::size_t next_ = 0;
    std::uint64_t due_ = 0;        // number of the next record
    std::vector<Bytes> records_;
};

// The first copy that is whole and that the key opens: a header put back from an older copy must not be in the way.
Result<void> Salvage::Work::read_key(const Unlock& unlock) {
    Error error{stored_.empty() ? Problem::vault_missing : Problem::vault_header_damaged};
    for (const char* name : {header_name, header_copy_name}) {
        if (!stored_.contains(name)) continue;
        const auto file = port_.read(name);
        const auto header = file ? read_header(*file) : std::unexpected(file.error());
        auto key = header ? unwrap(*header, unlock.slot, unlock.key) : std::unexpected(header.error());
        if (key) {
            header_ = *header;
            key_ = std::move(*key);
            return {};
        }
        if (error.problem != Problem::vault_wrong_passphrase) error = key.error();
    }
    return std::unexpected(error);
}

void Salvage::Work::read_head() {
    ++report_.files;
    const auto file = stored_.contains(head_name) ? port_.read(head_name) : fail(Problem::vault_missing);
    auto head = file ? open_head(place(), *file) : std::unexpected(file.error());
    report_.head_read = head.has_value();
    if (head) head_ = std::move(*head);
    else ++(file ? report_.damaged : report_.missing);
}

void Salvage::Work::read_drafts() {
    const bool expected = head_.drafts != Tag{};
    if (!expected && !stored_.contains(drafts_name)) return;
    ++report_.files;
    const auto file = stored_.contains(drafts_name) ? port_.read(drafts_name) : fail(Problem::vault_missing);
    auto content = file ? open_drafts(place(), *file) : std::unexpected(file.error());
    report_.drafts_lost = !content;
    if (!content) return void(++(file ? report_.damaged : report_.missing));
    if (tag_of(*file) != head_.drafts) ++report_.other_age;
    drafts_ = std::move(*content);
}

Result<void> Salvage::Work::begin(const Unlock& unlock) {
    const auto names = port_.list();
    if (!names) return std::unexpected(names.error());
    stored_ = {names->begin(), names->end()};
    if (auto done = read_key(unlock); !done) return done;
    read_head();
    read_drafts();
    for (const std::string& name : stored_)
        if (const auto id = Id::parse(name)) names_.push_back(*id);
    report_.files += names_.size();
    for (const SegmentRef& ref : head_.segments) {
        if (stored_.contains(ref.name.text())) continue;
        ++report_.missing;
        ++report_.files;
    }
    return {};
}

std::optional<Segment> Salvage::Work::segment(const Id& name, Tag* tag) {
    const auto file = port_.read(name.text());
    if (!file) return std::nullopt;
    if (tag) *tag = tag_of(*file);
    auto opened = open_segment(place(), name, *file);
    return opened ? std::optional(std::move(*opened)) : std::nullopt;
}

void Salvage::Work::look_at(const Id& name) {
    Tag tag{};
    auto opened = segment(name, &tag);
    if (!opened) return void(++report_.damaged);
    const bool named = std::ranges::find(head_.segments, SegmentRef{name, tag}) != head_.segments.end();
    if (!named) ++report_.other_age;
    found_.push_back({name, opened->first, opened->count, named});
    crypto::wipe(opened->records);
}

// Records have numbers: what was given out already is left out, what is missing in between is lost.
void Salvage::Work::read(const Found& found) {
    const std::uint64_t end = found.first + found.count;
    if (end <= due_ || end < found.first) return;
    auto opened = segment(found.name);
    if (!opened) return;
    if (found.first > due_) report_.lost += found.first - due_;
    const auto records = records_of(*opened);
    const std::uint64_t known = due_ > found.first ? due_ - found.first : 0;
    for (std::size_t i = static_cast<std::size_t>(known); i < records.size(); ++i) records_.emplace_back(records[i].begin(), records[i].end());
    report_.records += records.size() - known;
    due_ = end;
    crypto::wipe(opened->records);
}

bool Salvage::Work::step() {
    if (next_ == parts()) return false;
    const std::size_t part = next_++;
    if (part < names_.size()) look_at(names_[part]);
    if (part + 1 == names_.size()) std::ranges::sort(found_, before);
    if (part >= names_.size() && part - names_.size() < found_.size()) read(found_[part - names_.size()]);
    if (next_ == parts() && head_.records > due_) report_.lost += head_.records - due_;
    return true;
}

Salvage::Salvage(StoragePort& port) : work_(std::make_unique<Work>(port)) {}
Salvage::~Salvage() {
    for (Bytes& record : work_->take()) crypto::wipe(record);
    crypto::wipe(work_->drafts_);
}
Result<void> Salvage::begin(const Unlock& unlock) { return work_->begin(unlock); }
std::size_t Salvage::parts() const { return work_->parts(); }
bool Salvage::step() { return work_->step(); }
std::vector<Bytes> Salvage::take() { return work_->take(); }
const SalvageReport& Salvage::report() const { return work_->report_; }
const Bytes& Salvage::drafts() const { return work_->drafts_; }
const Header& Salvage::header() const { return work_->header_; }
const crypto::Secret& Salvage::key() const { return work_->key_; }

}  // namespace tributary::store
