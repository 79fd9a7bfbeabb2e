#include "ui/screens/case_story.hpp"

#include <algorithm>
#include <deque>
#include <span>

#include "documents/commonmark.hpp"
#include "domain/chronology.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"

namespace tributary::ui {

namespace field = domain::field;
namespace story = domain::story;

namespace {

// An entry as the story reads it, with the words that its long texts are without their marks.
struct Told {
    story::Entry entry;
    std::deque<std::string> words;  // what the views point into

    std::string_view plain(std::string_view text) {
        if (text.find_first_of("[]*_#`\\<>{}") == std::string_view::npos) return text;
        return words.emplace_back(documents::plain_words(text));
    }
};

domain::Answer answer_of(std::string_view seen) {
    if (seen == domain::child_seen::yes) return domain::Answer::yes;
    if (seen == domain::child_seen::no) return domain::Answer::no;
    return seen == domain::child_seen::not_applicable ? domain::Answer::not_applicable : domain::Answer::not_stated;
}

story::Day day_of(const std::optional<Date>& date, story::Day otherwise) { return date ? static_cast<story::Day>(date->days()) : otherwise; }

void read_dates(const domain::Record& record, story::Entry& entry) {
    const DateReading &known = record.facts.known, &happened = record.facts.happened;
    if (known.has_bounds()) {
        entry.earliest = day_of(known.earliest, story::no_day);
        entry.latest = day_of(known.latest, story::last_day);
    }
    if (happened.has_bounds()) {
        entry.event_earliest = day_of(happened.earliest, story::no_day);
        entry.event_latest = day_of(happened.latest, story::last_day);
    }
    const auto minute = known.minute ? known.minute : read_time(record.text(field::time));
    if (minute) entry.from = entry.to = static_cast<std::int16_t>(*minute);
}

void tell(const domain::Record& record, std::uint32_t agency, Told& told) {
    told.entry.agency = agency;
    told.entry.sequence = static_cast<std::uint32_t>(std::clamp<std::int64_t>(record.facts.sequence, 0, 0xFFFFFFFF));
    told.entry.seen = answer_of(record.text(field::seen));
    read_dates(record, told.entry);
    told.entry.texts = {{}, told.plain(record.text(field::event)), told.plain(record.text(field::action)), record.text(field::people), told.plain(record.text(field::wishes)), record.text(field::worker), record.text(field::source)};
}

story::ReviewPeriod period_of(const domain::CaseFile& file) {
    const story::ReviewPeriod period;  // all of time
    const domain::ReviewDays days = domain::review_days(file);
    return {day_of(days.from, period.from), day_of(days.to, period.to)};
}

bool stands(const domain::Record* record) { return record != nullptr && record->kind == domain::kind::entry && !record->withdrawn(); }

}  // namespace

void CaseStory::follow(const domain::CaseFile& file) {
    if (up_to_date(file)) return;
    if (!take_changes(file)) read(file);
    case_id_ = file.id();
    revision_ = file.revision();
    followed_ = file.touched().size();
    findings_ = story_->findings();
    positions_.assign(places_.size(), 0);
    for (std::uint32_t at = 0; at < findings_.order.size(); ++at) positions_[findings_.order[at]] = at;
}

std::optional<story::PositionReason> CaseStory::why(const Id& record) const {
    const auto entry = index_.find(record);
    if (entry == index_.end()) return std::nullopt;
    const std::uint32_t at = positions_[entry->second];
    return at == 0 ? story::PositionReason::first : story_->why(findings_.order[at - 1], entry->second);
}

// True when only entries that were there before, and still are, say something else.
bool CaseStory::take_changes(const domain::CaseFile& file) {
    constexpr std::size_t most = 8;
    const auto& touched = file.touched();
    if (story_ == nullptr || case_id_ != file.id() || followed_ > touched.size() || touched.size() - followed_ > most) return false;
    const std::span changed = std::span(touched).subspan(followed_);
    for (const domain::RecordPlace& place : changed) {
        const domain::Record* record = file.record(place.part, place.record);
        const bool about_entry = record != nullptr && record->kind == domain::kind::entry;
        const domain::Part* part = file.part(place.part);
        const bool of_story = part != nullptr && (part->kind() == domain::part_kind::chronology || part->kind() == domain::part_kind::case_header);
        if (about_entry ? stands(record) != index_.contains(place.record) : of_story) return false;
    }
    for (const domain::RecordPlace& place : changed) {
        const auto entry = index_.find(place.record);
        if (entry == index_.end()) continue;
        Told told;
        tell(*file.record(place.part, place.record), story_->placements()[entry->second].agency, told);
        story_->change(entry->second, told.entry);
    }
    return true;
}

void CaseStory::read(const domain::CaseFile& file) {
    std::vector<std::string> names;
    std::deque<Told> told;
    places_.clear();
    index_.clear();
    for (const domain::Agency& agency : domain::agencies_of(file)) {
        const auto number = static_cast<std::uint32_t>(names.size());
        names.push_back(agency.name);
        for (const domain::Entry& entry : domain::entries_of(*file.part(agency.part), false)) {
            index_.emplace(entry.record->id, static_cast<std::uint32_t>(places_.size()));
            places_.push_back({agency.part, entry.record->id});
            tell(*entry.record, number, told.emplace_back());
        }
    }
    std::vector<story::Entry> entries;
    entries.reserve(told.size());
    for (const Told& each : told) entries.push_back(each.entry);
    story_ = std::make_unique<story::Story>(std::move(names), period_of(file));
    story_->read(entries);
}

}  // namespace tributary::ui
