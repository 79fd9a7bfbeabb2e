#include "domain/case_file.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
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

void Tally::add(const Record& record, std::int64_t times) {
    if (!record.withdrawn()) standing[record.kind] += times;
    conflicts += times * record.facts.conflicts;
}

void Tally::add(const Tally& more) {
    for (const auto& [record_kind, count] : more.standing) standing[record_kind] += count;
    conflicts += more.conflicts;
}

std::size_t Part::count(std::string_view record_kind) const {
    const auto found = tally.standing.find(record_kind);
    return found == tally.standing.end() ? 0 : static_cast<std::size_t>(std::max<std::int64_t>(0, found->second));
}

const Record* Part::description() const {
    const auto found = records.find(id);
    return found == records.end() ? nullptr : &found->second;
}

std::string_view Part::kind() const {
    const Record* record = description();
    return record ? record->text("kind") : std::string_view();
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

const Feed* CaseFile::feed(const Id& part_id, const Id& id) const {
    if (const Part* holder = part(part_id)) {
        const auto found = holder->feeds.find(id);
        if (found != holder->feeds.end()) return &found->second;
    }
    return below_ ? below_->feed(part_id, id) : nullptr;
}

// `number` is one that the feed has.
const Stored& CaseFile::stored(const Id& part_id, const Id& feed_id, std::int64_t number) const {
    const Feed& held = *feed(part_id, feed_id);
    if (number <= held.below) return below_->stored(part_id, feed_id, number);
    return *held.changes[static_cast<std::size_t>(number - held.below - 1)];
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
    for (const CaseFile* file : {below_, this}) {
        const Part* holder = file ? file->part(part_id) : nullptr;
        if (holder == nullptr) continue;
        for (const auto& [id, known] : holder->feeds) {
            if (known.length() == 0) continue;
            if (id != feed_id) {
                change.seen.insert_or_assign(id, known.length());
                continue;
            }
            change.number = known.length() + 1;
            change.previous = stored(part_id, id, known.length()).hash;
        }
    }
    return change;
}

Result<Outcome> CaseFile::apply(std::string_view line) {
    auto change = decode(line);
    if (!change) return std::unexpected(change.error());
    // Only a line that is taken in may leave a trace, so an unknown part or feed is made last.
    const Feed* known = feed(change->part, change->feed);
    const std::int64_t held = known ? known->length() : 0;
    if (change->number <= held) {
        if (stored(change->part, change->feed, change->number).line == line) return Outcome::already_known;
        return fail(Problem::feed_forked, std::to_string(change->number), change->author.text());
    }
    if (change->number == held + 1 && held > 0 && change->previous != stored(change->part, change->feed, held).hash) {
        return fail(Problem::feed_broken, std::to_string(change->number), change->author.text());
    }
    if (known != nullptr) {
        const auto waits = known->waiting.find(change->number);
        if (waits != known->waiting.end()) {
            if (waits->second == line) return Outcome::waiting;
            return fail(Problem::feed_forked, std::to_string(change->number), change->author.text());
        }
    }
    Part& holder = parts_[change->part];
    holder.id = change->part;
    const Id feed_id = change->feed;
    return follow(holder, feed_id, std::move(*change), line);
}

// In a layer, a feed goes on where the one below ends, and what waits there waits here.
Feed& CaseFile::open_feed(Part& part, const Id& id) {
    const auto [place, made] = part.feeds.try_emplace(id);
    const Feed* known = made && below_ ? below_->feed(part.id, id) : nullptr;
    if (known != nullptr) {
        place->second.below = known->length();
        place->second.waiting = known->waiting;
    }
    return place->second;
}

// In a layer, a record is changed in a copy of the one below.
Record& CaseFile::open_record(Part& part, const Id& id) {
    const auto [place, made] = part.records.try_emplace(id);
    const Record* known = made && below_ ? below_->record(part.id, id) : nullptr;
    if (known != nullptr) place->second = *known;
    return place->second;
}

Result<Outcome> CaseFile::follow(Part& part, const Id& feed_id, Change change, std::string_view line) {
    Feed& feed = open_feed(part, feed_id);
    if (change.number != feed.length() + 1) {
        feed.waiting.emplace(change.number, line);
        ++revision_;
        return Outcome::waiting;
    }
    add(part, feed, std::move(change), line);
    release_waiting(part, feed_id);
    return Outcome::applied;
}

void CaseFile::add(Part& part, Feed& feed, Change change, std::string_view line) {
    feed.changes.push_back(std::make_unique<Stored>(Stored{std::move(change), std::string(line), hash_(bytes_of(line))}));
    fold(part, *feed.changes.back());
}

void CaseFile::release_waiting(Part& part, const Id& feed_id) {
    Feed& feed = open_feed(part, feed_id);
    while (!feed.waiting.empty()) {
        const auto first = feed.waiting.begin();
        if (first->first != feed.length() + 1) break;
        const std::string line = std::move(first->second);
        feed.waiting.erase(first);
        auto change = decode(line);
        if (change->previous != stored(part.id, feed_id, feed.length()).hash) {
            feed.waiting.clear();  // what waited does not follow from what came: it was never part of this feed
            break;
        }
        add(part, feed, std::move(*change), line);
    }
}

void CaseFile::take_in(Layer layer) {
    assert(layer.fits(*this));
    for (auto& [id, over] : layer.over_.parts_) {
        Part& part = parts_[id];
        part.id = id;
        for (auto& [feed_id, feed] : over.feeds) {
            Feed& held = part.feeds[feed_id];
            std::ranges::move(feed.changes, std::back_inserter(held.changes));
            held.waiting = std::move(feed.waiting);
        }
        part.tally.add(over.tally);
        if (part.records.empty()) part.records.swap(over.records);  // a part that is new here: nothing is looked for
        part.records.merge(over.records);  // leaves behind what is here already
        for (auto& [record_id, record] : over.records) part.records.find(record_id)->second = std::move(record);
    }
    touched_.insert(touched_.end(), layer.over_.touched_.begin(), layer.over_.touched_.end());
    revision_ += layer.over_.revision_;
}

const Record* Layer::record(Id part, Id id) const {
    const Record* touched = over_.record(part, id);
    return touched || over_.below_ == nullptr ? touched : over_.below_->record(part, id);
}

void CaseFile::fold(Part& part, const Stored& stored) {
    ++revision_;
    for (const Operation& operation : stored.change.operations) {
        Record& record = open_record(part, operation.record);
        if (record.created != nullptr) part.tally.add(record, -1);
        record.id = operation.record;
        record.part = part.id;
        if (record.created == nullptr || earlier(stored.change, record.created->change)) {
            record.created = &stored;
            record.kind = operation.kind;
        }
        for (const auto& [name, value] : operation.set) {
            Field& field = record.fields[name];
            record.facts.conflicts -= field.in_conflict() ? 1 : 0;
            field.add({value, &stored});
            record.facts.conflicts += field.in_conflict() ? 1 : 0;
            record.facts.shows(name, field.shown().value);
        }
        part.tally.add(record, 1);
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
