#include "domain/change.hpp"

#include <algorithm>

#include "domain/members.hpp"

namespace tributary::domain {

static constexpr std::int64_t format_version = 1;
static constexpr std::size_t operations_limit = 100'000;

static Json encode(const Operation& operation) {
    return Json::Object{{"kind", operation.kind}, {"record", operation.record.text()}, {"set", operation.set}};
}

std::string encode(const Change& change) {
    Json::Object seen;
    for (const auto& [feed, number] : change.seen) seen.emplace(feed.text(), number);
    Json::Array operations;
    for (const Operation& operation : change.operations) operations.push_back(encode(operation));
    return write(Json::Object{
        {"action", change.action},
        {"at", change.at},
        {"author", change.author.text()},
        {"case", change.case_id.text()},
        {"feed", change.feed.text()},
        {"format", format_version},
        {"number", change.number},
        {"operations", std::move(operations)},
        {"part", change.part.text()},
        {"previous", to_hex(change.previous)},
        {"seen", std::move(seen)},
    });
}

namespace {

bool read_operation(const Json& json, Operation& operation) {
    Members members(json);
    operation.kind = members.text("kind");
    operation.record = members.id("record");
    const Json* set = members.take("set");
    if (!members.complete() || set->object() == nullptr || operation.kind.empty() || operation.record.is_nil()) return false;
    operation.set = *set->object();
    return true;
}

bool read_operations(const Json* json, std::vector<Operation>& operations) {
    const Json::Array* items = json != nullptr ? json->array() : nullptr;
    if (items == nullptr || items->empty() || items->size() > operations_limit) return false;
    for (const Json& item : *items)
        if (!read_operation(item, operations.emplace_back())) return false;
    return true;
}

bool read_seen(const Json* json, std::map<Id, std::int64_t>& seen) {
    const Json::Object* members = json != nullptr ? json->object() : nullptr;
    if (members == nullptr) return false;
    for (const auto& [key, value] : *members) {
        const auto feed = Id::parse(key);
        if (!feed || value.integer() == nullptr || *value.integer() < 1) return false;
        seen.emplace(*feed, *value.integer());
    }
    return true;
}

bool read_hash(std::string_view text, Hash& hash) {
    Bytes bytes;
    if (!from_hex(text, bytes) || bytes.size() != hash.size()) return false;
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return true;
}

}  // namespace

Result<Change> decode(std::string_view line) {
    auto json = read(line);
    if (!json) return std::unexpected(json.error());
    Members members(*json);
    Change change;
    change.action = members.text("action");
    change.at = members.integer("at");
    change.author = members.id("author");
    change.case_id = members.id("case");
    change.feed = members.id("feed");
    if (members.integer("format") != format_version) members.refuse();
    change.number = members.integer("number");
    if (!read_operations(members.take("operations"), change.operations)) members.refuse();
    change.part = members.id("part");
    if (!read_hash(members.text("previous"), change.previous)) members.refuse();
    if (!read_seen(members.take("seen"), change.seen)) members.refuse();
    const bool first_has_no_previous = (change.number == 1) == (change.previous == Hash{});
    if (!members.complete() || change.number < 1 || change.action.empty() || !first_has_no_previous ||
        change.seen.contains(change.feed)) {
        return fail(Problem::change_malformed);
    }
    return change;
}

}  // namespace tributary::domain
