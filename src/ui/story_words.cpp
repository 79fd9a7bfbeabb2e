#include "ui/story_words.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "domain/import/entry.hpp"
#include "ui/messages.hpp"

namespace tributary::ui {

namespace story = domain::story;
using story::Discrepancy;
using story::DiscrepancyKind;

namespace {

std::string days_words(story::Day from, story::Day to) { return long_form(Date::from_days(from), Date::from_days(to)); }

// "police and school"
std::string agencies_words(const story::Story& all, const std::vector<std::uint32_t>& rows) {
    std::vector<std::string_view> names;
    for (const std::uint32_t row : rows) {
        const std::string_view name = all.agencies()[all.placements()[row].agency];
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    std::string words;
    for (std::size_t i = 0; i < names.size(); ++i) words += std::string(i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + std::string(names[i]);
    return words;
}

// Of one side: the days its rows give themselves; of rows that only tell when something came, those that the others give.
std::string side_days(const story::Story& all, const std::vector<std::uint32_t>& side) {
    const auto first = std::ranges::find_if(side, [&](std::uint32_t row) { return !all.signatures()[row].claims_that(story::Claim::transit) || all.placements()[row].has_event(); });
    const story::Placement& at = all.placements()[first == side.end() ? side.front() : *first];
    const story::Day month = all.signatures()[first == side.end() ? side.front() : *first].month;
    if (month != story::no_day && all.signatures()[*first].claims_that(story::Claim::died)) return long_form(Date::from_days(month), Date::from_days(month + days_in_month(Date::from_days(month).year, Date::from_days(month).month) - 1));
    return days_words(at.first_day(), at.final_day());
}

std::string dates_words(const story::Story& all, const Discrepancy& found) {
    std::string words = "The same event has different dates: ";
    for (std::size_t i = 0; i < found.sides.size(); ++i) {
        if (i > 0) words += "; ";
        words += agencies_words(all, found.sides[i]) + " " + side_days(all, found.sides[i]);
    }
    return words + ".";
}

std::string sides_words(const story::Story& all, const Discrepancy& found, std::string_view of_one, std::string_view of_other) {
    return agencies_words(all, found.sides[0]) + " " + std::string(of_one) + "; " + agencies_words(all, found.sides[1]) + " " + std::string(of_other) + ".";
}

std::string kilograms(std::int32_t hundredths) {
    const std::int32_t tenths = (hundredths + 5) / 10;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " kg";
}

std::string silence_words(const story::Story& all, const Discrepancy& found) {
    return agencies_words(all, {found.rows.front()}) + " told " + all.agencies()[found.agency] + " or sent it something from " + days_words(found.from, found.from) + ". Nothing in the chronology of " +
           all.agencies()[found.agency] + " shows that it arrived.";
}

}  // namespace

std::string reason_words(const story::Story& all, const Discrepancy& found) {
    switch (found.kind) {
        case DiscrepancyKind::date: return dates_words(all, found);
        case DiscrepancyKind::child_presence: return sides_words(all, found, "has the child there", "has the child elsewhere");
        case DiscrepancyKind::child_seen: return sides_words(all, found, "records the child as seen", "records the child as not seen, or in another place at that time");
        case DiscrepancyKind::attendance: return "Who was there, or whether the appointment was kept, is told in different ways by " + agencies_words(all, found.rows) + ".";
        case DiscrepancyKind::injury_one_sided: return sides_words(all, found, "records an injury", "was in contact in the same days and records none, or another reason for absence");
        case DiscrepancyKind::referral_not_recorded: return silence_words(all, found);
        case DiscrepancyKind::named_gp: return "The family doctor who is named does not appear among the staff in the practice's own chronology.";
        case DiscrepancyKind::address: return "By " + agencies_words(all, found.sides[0]) + " the family had left this address by " + days_words(found.to, found.to) + ". It was still used later by " + agencies_words(all, found.sides[1]) + ".";
        case DiscrepancyKind::measurement: return "Two weights taken close together differ: " + kilograms(found.value) + " (" + agencies_words(all, found.sides[0]) + ") and " + kilograms(found.other_value) + " (" + agencies_words(all, found.sides[1]) + ").";
        case DiscrepancyKind::home_conditions: return sides_words(all, found, "describes poor home conditions", "describes good ones within a week");
        case DiscrepancyKind::present_in_one_agency: return agencies_words(all, found.sides[0]) + " knew of this before agencies met. The record of " + agencies_words(all, found.sides[1]) + " says that it was not mentioned.";
        case DiscrepancyKind::account: return sides_words(all, found, "records that a service was being used", "records missed appointments of that service");
    }
    return {};
}

std::string_view position_words(story::PositionReason reason) {
    switch (reason) {
        case story::PositionReason::first: return "It is the first entry.";
        case story::PositionReason::later_day: return "The agency knew of it on a later day than of the entry before.";
        case story::PositionReason::ends_later: return "It begins on the same day as the entry before and may end later.";
        case story::PositionReason::later_time: return "It has the same date as the entry before and a later time.";
        case story::PositionReason::time_not_stated: return "It has the same date as the entry before and no time. Entries without a time come last.";
        case story::PositionReason::agency_order: return "It has the same date and time as the entry before. Agencies then stand in the order in which they joined.";
        case story::PositionReason::order_in_file: return "It has the same date, time and agency as the entry before, and comes later in the agency's file.";
        case story::PositionReason::undated: return "It has no date that could be read. Such entries come last.";
    }
    return {};
}

std::string_view row_reason_words(domain::RowReason reason) {
    switch (reason) {
        case domain::RowReason::none: return {};
        case domain::RowReason::empty_date: return "There is no date in this row.";
        case domain::RowReason::impossible_date: return "There is no such day.";
        case domain::RowReason::text_in_date_column: return "The date column holds words that are not a date.";
        case domain::RowReason::shifted_columns: return "The cells of this row stand one column to the side.";
        case domain::RowReason::surplus_cells: return "This row has more cells than there are headings.";
        case domain::RowReason::date_order: return "Day and month can be read in two ways. Other dates in this file are written month first.";
        case domain::RowReason::no_date_column: return "No column of this table holds the date the agency knew.";
    }
    return {};
}

std::string row_trouble_words(domain::RowReason reason, const DateReading& known) {
    if (reason == domain::RowReason::impossible_date && !known.words.empty() && known.state == DateState::not_a_day) return not_a_day_words(known.words);
    if (reason == domain::RowReason::text_in_date_column) return "The date column holds words: " + known.words + ".";
    const OtherDate* other = nullptr;
    if (reason == domain::RowReason::date_order) other = domain::other_reading(known);
    if (other != nullptr && known.earliest) return known.words + " can be " + long_form(*known.earliest) + " or " + long_form(other->earliest) + ": other dates in this file are written month first.";
    if (other != nullptr) return known.words + " can only be " + long_form(other->earliest) + ", with the month first.";
    return std::string(row_reason_words(reason));
}

}  // namespace tributary::ui
