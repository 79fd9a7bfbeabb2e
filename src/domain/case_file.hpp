// A case file: parts, made of feeds, made of changes, and the state that follows from them.
//
// The state is a function of the set of changes alone: they may arrive in any order and any number of
// times (commutative, associative, idempotent; tests/unit/domain/merge_algebra_test.cpp). A change whose
// predecessor is missing waits, unapplied. Two values for one field, neither of whose authors had seen
// the other, are a conflict: both are kept until a person chooses.
//
// Pure: no clock, no randomness, no I/O. Lines may be hostile; a refused line changes nothing.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/change.hpp"
#include "domain/facts.hpp"

namespace tributary::domain {

/// A change that has its place in a feed. Its address is stable for the life of the case file.
struct Stored {
    Change change;
    std::string line;
    Hash hash{};
};

/// One value that a field was given, and by whom.
struct Candidate {
    Json value;
    const Stored* by = nullptr;
};

/// The value that opens a settled conflict again: the change of `feed` with this number, and the one that brings this
/// value, count for nothing; what stood before stands again. It does so only when its author had seen that change.
[[nodiscard]] Json reopening(const Id& feed, std::int64_t number);
[[nodiscard]] bool is_reopening(const Json& value);

/// Everything a field was ever given, oldest first (by time, then feed, then number).
class Field {
public:
    [[nodiscard]] const std::vector<Candidate>& candidates() const { return candidates_; }

    /// The values that no later change has replaced knowingly, oldest first. At least one.
    [[nodiscard]] std::vector<const Candidate*> heads() const;

    /// Two heads with different values.
    [[nodiscard]] bool in_conflict() const;

    /// The latest head: what a list shows. In a conflict the others are shown beside it.
    [[nodiscard]] const Candidate& shown() const;

    /// What the author of `change` saw in this field before changing it, or null.
    [[nodiscard]] const Candidate* before(const Change& change) const;

private:
    friend class CaseFile;
    void add(Candidate candidate);
    [[nodiscard]] bool set_aside(const Candidate& candidate) const;
    [[nodiscard]] std::vector<const Candidate*> heads_among(const std::vector<const Candidate*>& counted) const;
    std::vector<Candidate> candidates_;
    bool reopened_ = false;  // some candidate is a reopening
};

struct Record {
    Id id;
    Id part;
    std::string kind;
    const Stored* created = nullptr;  // the earliest change that names it
    std::map<std::string, Field, std::less<>> fields;
    Facts facts;

    /// The shown value of a field, or a shared null.
    [[nodiscard]] const Json& value(std::string_view field) const;
    /// The shown value as text, or empty.
    [[nodiscard]] std::string_view text(std::string_view field) const;
    [[nodiscard]] bool in_conflict() const { return facts.conflicts > 0; }
    /// The step that added it was taken back: lists leave it out, the history keeps it.
    [[nodiscard]] bool undone() const { return facts.undone; }
    /// Withdrawn with a reason, or undone; it stays in the history (promise 1).
    [[nodiscard]] bool withdrawn() const { return facts.withdrawn || facts.undone; }
};

struct Feed {
    std::vector<std::unique_ptr<Stored>> changes;      // numbers 1, 2, 3 … without a gap
    std::map<std::int64_t, std::string> waiting;       // arrived before their predecessor
    std::int64_t below = 0;                            // in a layer: how many changes the case file below it has

    [[nodiscard]] std::int64_t length() const { return below + static_cast<std::int64_t>(changes.size()); }
};

/// How much a part holds; in a layer, how much more than below it.
struct Tally {
    std::map<std::string, std::int64_t, std::less<>> standing;  // records of each kind that are not withdrawn
    std::int64_t conflicts = 0;                                 // fields with two values

    void add(const Record& record, std::int64_t times);
    void add(const Tally& more);
};

struct Part {
    Id id;
    std::map<Id, Feed> feeds;
    std::map<Id, Record> records;
    Tally tally;

    /// How many records of a kind are not withdrawn.
    [[nodiscard]] std::size_t count(std::string_view record_kind) const;

    /// Kind of the part as its own record says ("case", "people", "chronology"), or empty.
    [[nodiscard]] std::string_view kind() const;
    /// The record that describes the part itself (same id as the part), or null.
    [[nodiscard]] const Record* description() const;
};

enum class Outcome : std::uint8_t { applied, already_known, waiting };

class Layer;

/// A record that a change named.
struct RecordPlace {
    Id part;
    Id record;
};

class CaseFile {
public:
    CaseFile(Id id, HashFunction hash) : id_(id), hash_(hash) {}
    CaseFile(CaseFile&&) = default;
    CaseFile& operator=(CaseFile&&) = default;
    CaseFile(const CaseFile&) = delete;
    CaseFile& operator=(const CaseFile&) = delete;

    [[nodiscard]] Id id() const { return id_; }
    [[nodiscard]] const std::map<Id, Part>& parts() const { return parts_; }
    [[nodiscard]] const Part* part(Id id) const;
    [[nodiscard]] const Record* record(Id part, Id id) const;

    /// Grows with every applied change; equal revisions of one object mean equal state.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

    /// Every record that an applied change named, in the order of applying: whoever has read the first n entries
    /// needs only those after them. Only grows.
    [[nodiscard]] const std::vector<RecordPlace>& touched() const { return touched_; }

    /// The next change of `feed`: number, predecessor and what was seen are filled in. Nothing is applied.
    [[nodiscard]] Change next(Id part, Id feed, Id author, std::int64_t at, std::string action,
                              std::vector<Operation> operations) const;

    /// Takes in one line.
    /// Errors: json_*, change_malformed; feed_forked (another change has this number); feed_broken (it does not follow
    /// from the change before it). On error nothing has changed.
    Result<Outcome> apply(std::string_view line);

    /// Takes in everything a layer holds, at once: the same state as if each of its changes had been applied here, in
    /// a time that grows with the records it touches. `layer` must fit (see Layer::fits).
    void take_in(Layer layer);

    /// The whole state as one value: equal for equal sets of changes. For tests and `case show`.
    [[nodiscard]] Json state() const;

private:
    friend class Layer;

    [[nodiscard]] const Feed* feed(const Id& part, const Id& id) const;
    [[nodiscard]] const Stored& stored(const Id& part, const Id& feed, std::int64_t number) const;
    Feed& open_feed(Part& part, const Id& id);
    Record& open_record(Part& part, const Id& id);
    Result<Outcome> follow(Part& part, const Id& feed, Change change, std::string_view line);
    void add(Part& part, Feed& feed, Change change, std::string_view line);
    void release_waiting(Part& part, const Id& feed);
    void fold(Part& part, const Stored& stored);

    Id id_;
    HashFunction hash_;
    std::map<Id, Part> parts_;
    std::vector<RecordPlace> touched_;
    std::uint64_t revision_ = 0;
    const CaseFile* below_ = nullptr;  // of a layer
};

/// Changes on their way into a case file. They are checked and folded beside it, one by one and in as many sittings as it
/// takes; the case file shows nothing of them until it takes the layer in, and throwing the layer away leaves no trace.
class Layer {
public:
    /// Over a case file, which must stay where it is and unchanged while changes are applied here.
    explicit Layer(const CaseFile& below) : over_(below.id_, below.hash_), revision_below_(below.revision_) { over_.below_ = &below; }
    /// Over an empty case file.
    Layer(Id case_id, HashFunction hash) : over_(case_id, hash) {}

    /// As for CaseFile.
    Result<Outcome> apply(std::string_view line) { return over_.apply(line); }
    [[nodiscard]] Change next(Id part, Id feed, Id author, std::int64_t at, std::string action, std::vector<Operation> operations) const {
        return over_.next(part, feed, author, at, std::move(action), std::move(operations));
    }

    /// Parts with the records that the layer adds or changes, as they would be; nothing of what it leaves as it is.
    [[nodiscard]] const std::map<Id, Part>& touched() const { return over_.parts_; }
    /// A record as it would be, or null.
    [[nodiscard]] const Record* record(Id part, Id id) const;

    /// True while the case file is as it was when the layer was begun.
    [[nodiscard]] bool fits(const CaseFile& below) const { return below.id_ == over_.id_ && below.revision_ == revision_below_; }

private:
    friend class CaseFile;
    CaseFile over_;
    std::uint64_t revision_below_ = 0;
};

}  // namespace tributary::domain
