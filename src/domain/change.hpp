// A change: which fields of which records got which values, who made it, when, and what its author had seen.
//
// Changes are the only thing a case file is made of (design section 3). They are written once, as one
// line of canonical JSON, chained to the change before them in their feed by SHA-256, and never altered.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/json.hpp"

namespace tributary::domain {

using Hash = std::array<std::uint8_t, 32>;

/// SHA-256, handed in because `domain` does not know `crypto`.
using HashFunction = Hash (*)(ByteView);

/// New values for fields of one record. A field that is not named keeps its value.
struct Operation {
    std::string kind;  // what the record is: "entry", "person", …
    Id record;
    Json::Object set;

    bool operator==(const Operation&) const = default;
};

struct Change {
    Id case_id;                          // the case in which it was made
    Id part;
    Id feed;                             // one author's device, in this part
    std::int64_t number = 0;             // 1, 2, 3 … within the feed
    Hash previous{};                     // hash of the line before it in the feed; all zero for number 1
    Id author;                           // identity of the person
    std::int64_t at = 0;                 // milliseconds since 1970, UTC, by the author's clock
    std::string action;                  // what the person did, as a word of `domain/actions.hpp`
    std::map<Id, std::int64_t> seen;     // other feeds of the same part: the last number known to the author
    std::vector<Operation> operations;

    bool operator==(const Change&) const = default;
};

/// The one line, without a line end.
[[nodiscard]] std::string encode(const Change& change);

/// Reads what `encode` writes and nothing else. Safe on hostile input.
/// Errors: json_*, change_malformed.
[[nodiscard]] Result<Change> decode(std::string_view line);

}  // namespace tributary::domain
