#include "domain/case_file.hpp"

#include <algorithm>
#include <tuple>

namespace tributary::domain {

static bool earlier(const Change& a, const Change& b) {
    return std::tie(a.at, a.feed, a.number) < std::tie(b.at, b.feed, b.number);
}

// True when the author of `later` knew `change` (or made it earlier in the same feed).
static bool had_seen(const Change& later, const Change& change) {
    if (later.feed == change.feed) return later.number > change.number;
    const auto known = later.seen.find(change.feed);
    return known != later.seen.end() && known->second >= change.number;
}

static constexpr std::string_view reopens = "reopens";

Json reopening(const Id& feed, std::int64_t number) {
    return Json::Object{{std::string(reopens), Json::Object{{"feed", feed.text()}, {"number", number}}}};
}

bool is_reopening(const Json& value) {
    const Json* what = value.find(reopens);
    return what != nullptr && what->object() != nullptr;
}

static bool reopens_change(const Candidate& reopener, const Change& change) {
    if (!is_reopening(reopener.value) || !had_seen(reopener.by->change, change)) return false;
    const Json& what = *reopener.value.find(reopens);
    const Json* number = what.find("number");
    return number != nullptr && number->integer() != nullptr && *number->integer() == change.number && what.text("feed") == change.feed.text();
}

void Field::add(Candidate candidate) {
    reopened_ = reopened_ || is_reopening(candidate.value);
    const auto place = std::upper_bound(
        candidates_.begin(), candidates_.end(), candidate,
        [](const Candidate& a, const Candidate& b) { return earlier(a.by->change, b.by->change); });
    candidates_.insert(place, std::move(candidate));
}

bool Field::set_aside(const Candidate& candidate) const {
    return is_reopening(candidate.value) ||
           std::ranges::any_of(candidates_, [&](const Candidate& other) { return reopens_change(other, candidate.by->change); });
}

std::vector<const Candidate*> Field::heads_among(const std::vector<const Candidate*>& counted) const {
    std::vector<const Candidate*> heads;
    for (const Candidate* candidate : counted) {
        const bool replaced = std::ranges::any_of(
            counted, [&](const Candidate* other) { return had_seen(other->by->change, candidate->by->change); });
        if (!replaced) heads.push_back(candidate);
    }
    return heads;
}

std::vector<const Candidate*> Field::heads() const {
    std::vector<const Candidate*> counted;
    for (const Candidate& candidate : candidates_)
        if (!reopened_ || !set_aside(candidate)) counted.push_back(&candidate);
    if (counted.empty())  // nothing but reopenings of what is not here
        for (const Candidate& candidate : candidates_) counted.push_back(&candidate);
    return heads_among(counted);
}

bool Field::in_conflict() const {
    if (candidates_.size() < 2) return false;
    const auto all = heads();
    return std::ranges::any_of(all, [&](const Candidate* head) { return head->value != all.front()->value; });
}

const Candidate& Field::shown() const {
    return candidates_.size() == 1 ? candidates_.front() : *heads().back();
}

const Candidate* Field::before(const Change& change) const {
    const Candidate* latest = nullptr;
    for (const Candidate& candidate : candidates_)
        if (had_seen(change, candidate.by->change)) latest = &candidate;
    return latest;
}

const Json& Record::value(std::string_view field) const {
    static const Json nothing;
    const auto found = fields.find(field);
    return found == fields.end() ? nothing : found->second.shown().value;
}

std::string_view Record::text(std::string_view field) const {
    const std::string* text = value(field).string();
    return text ? std::string_view(*text) : std::string_view();
}

bool Record::undone() const {
    const auto found = fields.find("undone");
    if (found == fields.end()) return false;
    const bool* said = found->second.shown().value.boolean();
    return said != nullptr && *said;
}

bool Record::in_conflict() const {
    return std::ranges::any_of(fields, [](const auto& field) { return field.second.in_conflict(); });
}

const Record* Part::description() const {
    const auto found = records.find(id);
    return found == records.end() ? nullptr : &found->second;
}

std::string_view Part::kind() const {
    const Record* record = description();
    return record ? record->text("kind") : std::string_view();
}

CaseFile::CaseFile(const CaseFile& other) : id_(other.id_), hash_(other.hash_) {
    for (const auto& [part_id, part] : other.parts_) {
        for (const auto& [feed_id, feed] : part.feeds) {
            for (const auto& stored : feed.changes) static_cast<void>(apply(stored->line));
            for (const auto& [number, line] : feed.waiting) static_cast<void>(apply(line));
        }
    }
}

const Part* CaseFile::part(Id id) const {
    const auto found = parts_.find(id);
    return found == parts_.end() ? nullptr : &found->second;
}

const Record* CaseFile::record(Id part_id, Id id) const {
    const Part* holder = part(part_id);
    if (holder == nullptr) return nullptr;
    const auto found = holder->records.find(id);
    return found == holder->records.end() ? nullptr : &found->second;
}

Change CaseFile::next(Id part_id, Id feed_id, Id author, std::int64_t at, std::string action,
                      std::vector<Operation> operations) const {
    Change change;
    change.case_id = id_;
    change.part = part_id;
    change.feed = feed_id;
    change.number = 1;
    change.author = author;
    change.at = at;
    change.action = std::move(action);
    change.operations = std::move(operations);
    const Part* holder = part(part_id);
    if (holder == nullptr) return change;
    for (const auto& [id, feed] : holder->feeds) {
        if (feed.changes.empty()) continue;
        if (id == feed_id) {
            change.number = feed.changes.back()->change.number + 1;
            change.previous = feed.changes.back()->hash;
        } else {
            change.seen.emplace(id, feed.changes.back()->change.number);
        }
    }
    return change;
}

Result<Outcome> CaseFile::apply(std::string_view line) {
    auto change = decode(line);
    if (!change) return std::unexpected(change.error());
    // Only a line that is taken in may leave a trace, so an unknown part or feed is made last.
    const Part* part = this->part(change->part);
    const auto known = part ? part->feeds.find(change->feed) : std::map<Id, Feed>::const_iterator{};
    const bool has_feed = part != nullptr && known != part->feeds.end();
    const auto held = has_feed ? static_cast<std::int64_t>(known->second.changes.size()) : 0;
    if (change->number <= held) {
        const Stored& same = *known->second.changes[static_cast<std::size_t>(change->number - 1)];
        if (same.line == line) return Outcome::already_known;
        return fail(Problem::feed_forked, std::to_string(change->number), change->author.text());
    }
    if (change->number == held + 1 && held > 0 && change->previous != known->second.changes.back()->hash) {
        return fail(Problem::feed_broken, std::to_string(change->number), change->author.text());
    }
    if (has_feed) {
        const auto waits = known->second.waiting.find(change->number);
        if (waits != known->second.waiting.end()) {
            if (waits->second == line) return Outcome::waiting;
            return fail(Problem::feed_forked, std::to_string(change->number), change->author.text());
        }
    }
    Part& holder = parts_[change->part];
    holder.id = change->part;
    Feed& feed = holder.feeds[change->feed];
    return follow(holder, feed, std::move(*change), line);
}

Result<Outcome> CaseFile::follow(Part& part, Feed& feed, Change change, std::string_view line) {
    if (change.number != static_cast<std::int64_t>(feed.changes.size()) + 1) {
        feed.waiting.emplace(change.number, line);
        ++revision_;
        return Outcome::waiting;
    }
    auto stored = std::make_unique<Stored>(Stored{std::move(change), std::string(line), hash_(bytes_of(line))});
    feed.changes.push_back(std::move(stored));
    fold(part, *feed.changes.back());
    release_waiting(part, feed);
    return Outcome::applied;
}

void CaseFile::release_waiting(Part& part, Feed& feed) {
    while (!feed.waiting.empty()) {
        const auto first = feed.waiting.begin();
        if (first->first != static_cast<std::int64_t>(feed.changes.size()) + 1) break;
        const std::string line = std::move(first->second);
        feed.waiting.erase(first);
        auto change = decode(line);
        if (change->previous != feed.changes.back()->hash) {
            feed.waiting.clear();  // what waited does not follow from what came: it was never part of this feed
            break;
        }
        feed.changes.push_back(std::make_unique<Stored>(Stored{std::move(*change), line, hash_(bytes_of(line))}));
        fold(part, *feed.changes.back());
    }
}

void CaseFile::fold(Part& part, const Stored& stored) {
    ++revision_;
    for (const Operation& operation : stored.change.operations) {
        Record& record = part.records[operation.record];
        record.id = operation.record;
        record.part = part.id;
        if (record.created == nullptr || earlier(stored.change, record.created->change)) {
            record.created = &stored;
            record.kind = operation.kind;
        }
        for (const auto& [name, value] : operation.set) record.fields[name].add({value, &stored});
        touched_.push_back({part.id, record.id});
    }
}

static Json state_of(const Record& record) {
    Json::Object fields;
    for (const auto& [name, field] : record.fields) {
        Json::Array heads;
        for (const Candidate* head : field.heads()) heads.push_back(head->value);
        fields.emplace(name, heads.size() == 1 ? heads.front() : Json(Json::Object{{"conflict", heads}}));
    }
    return Json::Object{{"fields", std::move(fields)}, {"kind", record.kind}};
}

Json CaseFile::state() const {
    Json::Object parts;
    for (const auto& [id, part] : parts_) {
        Json::Object records;
        for (const auto& [record_id, record] : part.records) records.emplace(record_id.text(), state_of(record));
        Json::Object feeds;
        for (const auto& [feed_id, feed] : part.feeds) {
            Json::Array waiting;
            for (const auto& [number, line] : feed.waiting) waiting.emplace_back(number);
            feeds.emplace(feed_id.text(), Json::Object{{"changes", static_cast<std::int64_t>(feed.changes.size())},
                                                       {"waiting", std::move(waiting)}});
        }
        parts.emplace(id.text(), Json::Object{{"feeds", std::move(feeds)}, {"records", std::move(records)}});
    }
    return Json::Object{{"case", id_.text()}, {"parts", std::move(parts)}};
}

}  // namespace tributary::domain
