// What the fold keeps of every record and every part is what its fields say, in a case file and in one that took in layers.
#include <doctest/doctest.h>

#include <random>

#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "histories.hpp"

using namespace tributary;
using namespace tributary::domain;
using namespace tributary::domain::testing;

namespace {

Json random_value(std::mt19937& random, std::string_view name) {
    const auto one = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    if (name == field::known) return one(3) == 0 ? Json("no date at all") : date_value(read_date(std::to_string(1 + one(28)) + " March 2014", 2015));
    if (name == field::withdrawn) return one(2) ? "Entered twice" : "";
    if (name == field::undone) return one(2) == 0;
    if (name == field::sequence) return one(3) == 0 ? Json("one") : Json(one(5));
    return one(2) ? child_seen::no : child_seen::yes;
}

// Lines of two authors who see each other's now and then.
std::vector<std::string> random_lines(std::uint32_t seed) {
    static constexpr std::array names = {field::known, field::withdrawn, field::undone, field::sequence, field::seen};
    static constexpr std::array kinds = {kind::entry, kind::person, kind::left_out};
    std::mt19937 random(seed);
    std::vector<std::string> lines;
    std::array files = {CaseFile(numbered(1, 1), test_hash), CaseFile(numbered(1, 1), test_hash)};
    for (int i = 0; i < 60; ++i) {
        const std::size_t who = random() % 2;
        if (random() % 3 == 0)
            for (const std::string& line : lines) REQUIRE(files[who].apply(line));
        const std::string_view name = names[random() % names.size()];
        const auto number = static_cast<std::uint8_t>(random() % 6);
        Operation operation{std::string(kinds[number % 3]), numbered(4, number), {{std::string(name), random_value(random, name)}}};
        const auto part = static_cast<std::uint8_t>(1 + number % 2);
        lines.push_back(encode(files[who].next(numbered(2, part), numbered(3, static_cast<std::uint8_t>(2 * who + part)), numbered(5, static_cast<std::uint8_t>(who)), 1'000 + i, "change_entry", {operation})));
        REQUIRE(files[who].apply(lines.back()));
    }
    return lines;
}

void check_record(const Record& record) {
    const std::int64_t* sequence = record.value(field::sequence).integer();
    const bool* undone = record.value(field::undone).boolean();
    CHECK(record.facts.known == date_of(record.value(field::known)));
    CHECK(record.facts.sequence == (sequence ? *sequence : Facts{}.sequence));
    CHECK(record.facts.undone == (undone && *undone));
    CHECK(record.facts.withdrawn == !record.text(field::withdrawn).empty());
    CHECK(record.facts.not_seen == (record.text(field::seen) == child_seen::no));
    CHECK(record.facts.conflicts == std::ranges::count_if(record.fields, [](const auto& item) { return item.second.in_conflict(); }));
}

void check_part(const Part& part) {
    std::int64_t conflicts = 0;
    for (const std::string_view which : {kind::entry, kind::person, kind::left_out})
        CHECK(part.count(which) == static_cast<std::size_t>(std::ranges::count_if(part.records, [&](const auto& item) { return item.second.kind == which && !item.second.withdrawn(); })));
    for (const auto& [id, record] : part.records) {
        check_record(record);
        conflicts += record.facts.conflicts;
    }
    CHECK(part.tally.conflicts == conflicts);
}

}  // namespace

TEST_CASE("facts and counts are what the fields say, whatever came in which order and through which layer") {
    int in_conflict = 0;
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        std::vector<std::string> lines = random_lines(seed);
        std::mt19937 random(seed);
        std::ranges::shuffle(lines, random);
        CaseFile file(numbered(1, 1), test_hash);
        for (std::size_t at = 0; at < lines.size();) {
            Layer layer(file);
            for (std::size_t end = at + random() % 20; at < lines.size() && at <= end; ++at) REQUIRE(layer.apply(lines[at]));
            file.take_in(std::move(layer));
            if (at < lines.size() && random() % 2) REQUIRE(file.apply(lines[at++]));
            for (const auto& [id, part] : file.parts()) check_part(part);
        }
        for (const auto& [id, part] : file.parts()) in_conflict += part.tally.conflicts > 0;
    }
    CHECK(in_conflict > 5);
}
