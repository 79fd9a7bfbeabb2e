// Small invented cases for the tests of the merge: entries by agency, in few words.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "domain/story/story.hpp"

namespace tributary::domain::story::testing {

struct Row {
    std::string_view agency, day, event;
    std::string_view seen = "";
    std::string_view happened = "";
    std::string_view kind = "", action = "", persons = "", worker = "";
};

inline Day day_of(std::string_view iso) { return iso.empty() ? no_day : static_cast<Day>(Date::parse_iso(iso)->days()); }

class Case {
public:
    Case(std::vector<std::string> agencies, std::vector<Row> rows, ReviewPeriod period = {day_of("2015-01-01"), day_of("2016-12-31")})
        : rows_(std::move(rows)), story(std::move(agencies), period) {
        for (std::uint32_t i = 0; i < rows_.size(); ++i) entries.push_back(entry(i));
        story.read(entries);
        findings = story.findings();
    }

    [[nodiscard]] Entry entry(std::uint32_t number) const {
        const Row& row = rows_[number];
        Entry made;
        made.agency = static_cast<std::uint32_t>(std::ranges::find(story.agencies(), row.agency) - story.agencies().begin());
        made.sequence = number;
        made.earliest = made.latest = day_of(row.day);
        made.event_earliest = made.event_latest = day_of(row.happened);
        made.seen = row.seen == "y" ? Answer::yes : row.seen == "n" ? Answer::no : row.seen == "-" ? Answer::not_applicable : Answer::not_stated;
        made.texts = {row.kind, row.event, row.action, row.persons, {}, row.worker, {}};
        return made;
    }

    /// Whether a discrepancy of this kind holds these rows, and others perhaps.
    [[nodiscard]] bool reports(DiscrepancyKind kind, const std::vector<std::uint32_t>& rows) const {
        return std::ranges::any_of(findings.discrepancies, [&](const Discrepancy& each) { return each.kind == kind && holds(each.rows, rows); });
    }
    [[nodiscard]] std::size_t reported(DiscrepancyKind kind) const {
        return static_cast<std::size_t>(std::ranges::count(findings.discrepancies, kind, &Discrepancy::kind));
    }
    [[nodiscard]] bool together(const std::vector<std::uint32_t>& rows) const {
        return std::ranges::any_of(findings.same_event, [&](const auto& group) { return holds(group, rows); });
    }

private:
    static bool holds(const std::vector<std::uint32_t>& all, const std::vector<std::uint32_t>& some) {
        return std::ranges::all_of(some, [&](std::uint32_t row) { return std::ranges::find(all, row) != all.end(); });
    }
    std::vector<Row> rows_;

public:
    Story story;
    std::vector<Entry> entries;
    Findings findings;
};

}  // namespace tributary::domain::story::testing
