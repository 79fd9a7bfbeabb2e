// The merged chronology over time: a lane for each agency, the child's age above, and below in words what a mark stands for.
// It shows what the list shows: both have the same filters.
#include <algorithm>
#include <array>
#include <limits>

#include "documents/commonmark.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "ui/screens/commands.hpp"
#include "ui/screens/merged.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace field = domain::field;

namespace {

constexpr std::array zooms = {Choice{"Whole period"}, Choice{"Year"}, Choice{"Quarter"}, Choice{"Month"}};
constexpr std::array<std::int64_t, 4> zoom_days = {0, 366, 92, 31};
constexpr std::size_t longest_name = 120;  // characters of an entry's words in the name of its mark

struct Shown {
    Stage& stage;
    const app::Case& opened;
    EntryList& list;
    TimelineState& state;
};

std::uint64_t key_of(const Id& id) { return std::hash<Id>()(id); }

// ---- making it

TimeSpan review_period(const domain::CaseFile& file) {
    const domain::ReviewDays days = domain::review_days(file);
    if (!days.from || !days.to || *days.to < *days.from) return {0, -1};
    return {days.from->days(), days.to->days()};
}

bool overlaps(const TimeSpan& span, const TimelineMark& mark) { return mark.last >= span.first && mark.first <= span.last; }

TimelineMark mark_of(const domain::CaseFile& file, const EntryRow& row) {
    const domain::Record* record = file.record(row.part, row.record);
    const bool seen = record != nullptr && record->text(field::seen) == domain::child_seen::yes;
    const std::int64_t first = row.known.earliest->days();
    return {first, std::max(first, row.known.latest.value_or(*row.known.earliest).days()), row.not_seen ? MarkKind::not_seen : seen ? MarkKind::seen : MarkKind::other, key_of(row.record)};
}

void gather_marks(const Shown& shown) {
    TimelineState& state = shown.state;
    for (const domain::Agency& agency : shown.list.agencies)
        state.data.lanes.push_back({agency.name, agency.short_name.empty() ? agency.name : agency.short_name, static_cast<std::size_t>(agency.lane), {}, {}});
    state.rows.resize(state.data.lanes.size());
    for (const std::size_t index : shown.list.shown) {
        const EntryRow& row = shown.list.rows[index];
        const auto lane = static_cast<std::size_t>(row.lane);
        if (lane >= state.data.lanes.size()) continue;
        if (!row.known.earliest) {
            ++state.undated;
            continue;
        }
        state.data.lanes[lane].marks.push_back(mark_of(shown.opened.file, row));
        state.rows[lane].push_back(index);
    }
}

// Lanes and the agencies of the story stand in one order.
void gather_stretches(const Shown& shown) {
    using Kind = TimelineStretch::Kind;
    const CaseStory& found = case_story(shown.stage, shown.opened);
    const auto& placements = found.story().placements();
    auto& lanes = shown.state.data.lanes;
    for (const auto& gap : found.findings().gaps) {
        const std::string days = counted(static_cast<std::size_t>(gap.to - gap.from + 1), "day");
        lanes[gap.agency].stretches.push_back({gap.from, gap.to, Kind::no_contact, days, "No contact for " + days + ", " + long_form(Date::from_days(gap.from), Date::from_days(gap.to))});
    }
    for (const auto& run : found.findings().not_seen_runs) {
        const std::int64_t first = placements[run.rows.front()].earliest, last = placements[run.rows.back()].latest;
        const std::string count = std::to_string(run.rows.size());
        lanes[run.agency].stretches.push_back({first, last, Kind::not_seen, count, "Not seen in " + count + " entries in a row, " + long_form(Date::from_days(first), Date::from_days(last))});
    }
    for (TimelineLane& lane : lanes) std::ranges::stable_sort(lane.stretches, {}, &TimelineStretch::first);
}

void leave_out_hidden_lanes(const Shown& shown) {
    TimelineState& state = shown.state;
    for (std::size_t lane = state.data.lanes.size(); lane-- > 0;) {
        if (!shown.list.hidden.contains(shown.list.agencies[lane].part)) continue;
        state.data.lanes.erase(state.data.lanes.begin() + static_cast<std::ptrdiff_t>(lane));
        state.rows.erase(state.rows.begin() + static_cast<std::ptrdiff_t>(lane));
    }
}

TimeSpan all_entries(const TimelineData& data) {
    TimeSpan span{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
    for (const TimelineLane& lane : data.lanes)
        for (const TimelineMark& mark : lane.marks) span = {std::min(span.first, mark.first), std::max(span.last, mark.last)};
    return span;
}

void measure(TimelineState& state, const TimeSpan& period) {
    const TimeSpan all = all_entries(state.data);
    const bool any = all.last >= all.first;
    state.whole = period.days() > 0 ? period : any ? all : TimeSpan{0, 0};
    for (const TimelineLane& lane : state.data.lanes) state.outside += static_cast<std::size_t>(std::ranges::count_if(lane.marks, [&](const TimelineMark& mark) { return !overlaps(state.whole, mark); }));
    if (state.with_outside && any) state.whole = {std::min(state.whole.first, all.first), std::max(state.whole.last, all.last)};
}

void gather_seen(TimelineState& state) {
    auto& days = state.data.seen_by_anyone;
    for (const TimelineLane& lane : state.data.lanes)
        for (const TimelineMark& mark : lane.marks)
            if (mark.kind == MarkKind::seen && mark.first == mark.last && overlaps(state.whole, mark)) days.push_back(mark.first);
    std::ranges::sort(days);
    const auto repeated = std::ranges::unique(days);
    days.erase(repeated.begin(), repeated.end());
}

// The child is the person whose name in the review is the subject of the case.
void gather_life(const Shown& shown) {
    TimelineData& data = shown.state.data;
    const std::string subject = subject_of(shown.opened);
    for (const domain::Record* person : domain::people_of(shown.opened.file)) {
        const DateReading born = domain::date_of(person->value(field::born));
        if (!born.earliest || born.earliest != born.latest) continue;
        const std::string_view name = person->text(field::review_name);
        const std::int64_t day = born.earliest->days();
        if (day >= shown.state.whole.first && day <= shown.state.whole.last && !name.empty()) data.events.push_back({day, std::string(name) + " born"});
        if (name != subject) continue;
        data.life_name = subject;
        for (int age = 0; age < 26; ++age) {
            const Date birthday{born.earliest->year + age, born.earliest->month, born.earliest->day};
            const Date next{birthday.year + 1, birthday.month, birthday.day};
            data.life.push_back({birthday.days(), next.days() - 1, age == 0 ? "Under 1" : "Aged " + std::to_string(age)});
        }
    }
    std::ranges::sort(data.events, {}, &LifeEvent::day);
}

// A view of so many days, inside the whole.
TimeSpan view_around(const TimelineState& state, std::int64_t day, std::int64_t days) {
    days = std::min(days, state.whole.days());
    const std::int64_t first = std::clamp(day - days / 2, state.whole.first, state.whole.last - days + 1);
    return {first, first + days - 1};
}

void gather(const Shown& shown) {
    TimelineState& state = shown.state;
    const bool same_case = state.case_id == shown.opened.file.id();
    if (same_case && state.made_of == shown.list.computed) return;
    const TimeSpan whole_before = state.whole;
    state.made_of = shown.list.computed;
    state.case_id = shown.opened.file.id();
    const std::uint64_t revision = state.data.revision + 1;
    state.data = {};
    state.data.revision = revision;
    state.rows.clear();
    state.outside = state.undated = 0;
    gather_marks(shown);
    gather_stretches(shown);
    leave_out_hidden_lanes(shown);
    measure(state, review_period(shown.opened.file));
    gather_seen(state);
    gather_life(shown);
    if (!same_case || state.whole != whole_before || state.zoom == Zoom::whole) {
        state.view = state.whole;
        state.zoom = Zoom::whole;
    }
}

// ---- looking

void zoom_to(TimelineState& state, Zoom zoom, std::int64_t day) {
    state.zoom = zoom;
    state.view = zoom == Zoom::whole ? state.whole : view_around(state, day, zoom_days[static_cast<std::size_t>(zoom)]);
}

std::optional<PlaceOnTimeline> place_of(const Shown& shown, const Id& record) {
    for (std::size_t lane = 0; lane < shown.state.rows.size(); ++lane)
        for (std::size_t mark = 0; mark < shown.state.rows[lane].size(); ++mark)
            if (shown.list.rows[shown.state.rows[lane][mark]].record == record) return PlaceOnTimeline{lane, mark};
    return std::nullopt;
}

const TimelineMark& mark_at(const TimelineState& state, PlaceOnTimeline place) { return state.data.lanes[place.lane].marks[place.mark]; }
const EntryRow& row_at(const Shown& shown, PlaceOnTimeline place) { return shown.list.rows[shown.state.rows[place.lane][place.mark]]; }

std::int64_t middle_of(const Shown& shown) {
    const auto place = place_of(shown, shown.state.current);
    if (place && overlaps(shown.state.view, mark_at(shown.state, *place))) return mark_at(shown.state, *place).first;
    return shown.state.view.first + shown.state.view.days() / 2;
}

void shift(TimelineState& state, int direction) {
    const std::int64_t days = state.view.days();
    state.view = view_around(state, state.view.first + days / 2 + direction * std::max<std::int64_t>(1, days * 3 / 4), days);
}

// The mark before or behind the current one in its lane, also out of view.
void step(const Shown& shown, int direction) {
    TimelineState& state = shown.state;
    const auto place = place_of(shown, state.current);
    if (!place) return;
    const auto& marks = state.data.lanes[place->lane].marks;
    const auto to = static_cast<std::ptrdiff_t>(place->mark) + direction;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(marks.size())) return;
    const TimelineMark& mark = marks[static_cast<std::size_t>(to)];
    state.current = shown.list.rows[state.rows[place->lane][static_cast<std::size_t>(to)]].record;
    state.focus = mark.key;
    if (!overlaps(state.view, mark)) state.view = view_around(state, mark.first, state.view.days());
}

void zoom_tools(const Shown& shown) {
    TimelineState& state = shown.state;
    Ui& ui = shown.stage.ui;
    int chosen = static_cast<int>(state.zoom);
    if (ui.row_of_choices("How much time", zooms, chosen) && chosen >= 0) zoom_to(state, static_cast<Zoom>(chosen), middle_of(shown));
    if (state.view != state.whole)
        ui.wrap(8, [&] {
            if (ui.button("Earlier", {.icon = Icon::left, .small = true})) shift(state, -1);
            if (ui.button("Later", {.icon = Icon::right, .small = true})) shift(state, 1);
            const std::string days = long_form(Date::from_days(state.view.first), Date::from_days(state.view.last));
            ui.paragraph({bold(days)});
        });
    const int now = static_cast<int>(state.zoom);
    const bool closer = wanted(shown.stage, "look_closer"), farther = wanted(shown.stage, "look_further");
    if (closer && now < static_cast<int>(Zoom::month)) zoom_to(state, static_cast<Zoom>(now + 1), middle_of(shown));
    if (farther && now > 0) zoom_to(state, static_cast<Zoom>(now - 1), middle_of(shown));
    if (!closer && !farther) return;
    if (const auto place = place_of(shown, state.current)) state.focus = mark_at(state, *place).key;
}

// ---- words

std::string name_of(const Shown& shown, PlaceOnTimeline place) {
    const EntryRow& row = row_at(shown, place);
    const domain::Record* record = shown.opened.file.record(row.part, row.record);
    const MarkKind kind = mark_at(shown.state, place).kind;
    std::string name = date_words(row.known) + (kind == MarkKind::seen ? ", seen" : kind == MarkKind::not_seen ? ", not seen" : "");
    if (record == nullptr) return name;
    const std::string words = documents::plain_words(record->text(field::event));
    return words.empty() ? name : name + ": " + brief(words, longest_name);
}

void legend(const Shown& shown) {
    shown.stage.ui.timeline_legend(child_heading(shown.opened) + " seen");
}

void words_of_entry(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const auto place = place_of(shown, shown.state.current);
    if (!place) return static_cast<void>(ui.paragraph({quiet("Choose a mark to read its entry here.")}));
    const EntryRow& row = row_at(shown, *place);
    const domain::Record* record = shown.opened.file.record(row.part, row.record);
    if (record == nullptr) return;
    ui.heading(2, date_words(row.known) + ", " + shown.state.data.lanes[place->lane].name);
    event_cell(ui, *record, row);
    ui.wrap(16, [&] {
        ui.link("Open in the list", app::address_of({app::Screen::merged, shown.opened.file.id(), row.record}));
        if (ui.text_button("Entry before")) step(shown, -1);
        if (ui.text_button("Entry after")) step(shown, 1);
    });
}

struct Unseen {
    std::int64_t days, from, to;
};

// Between two days on which anybody saw the child; before the first and after the last it is not known.
std::vector<Unseen> longest_unseen(const TimelineData& data) {
    std::vector<Unseen> times;
    const auto& days = data.seen_by_anyone;
    for (std::size_t i = 1; i < days.size(); ++i)
        if (days[i] - days[i - 1] > 1) times.push_back({days[i] - days[i - 1] - 1, days[i - 1] + 1, days[i] - 1});
    std::ranges::stable_sort(times, std::ranges::greater(), &Unseen::days);
    if (times.size() > 3) times.resize(3);
    return times;
}

void words_of_unseen(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    ui.heading(2, "Longest times that nobody recorded seeing " + child_of(shown.opened));
    const auto times = longest_unseen(shown.state.data);
    if (times.empty()) ui.paragraph({quiet("No two entries say that " + child_of(shown.opened) + " was seen.")});
    for (const Unseen& time : times) {
        const std::string words = counted(static_cast<std::size_t>(time.days), "day") + ", " + long_form(Date::from_days(time.from), Date::from_days(time.to));
        ui.paragraph(words);
    }
}

void words_of_gaps(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    struct Longest {
        std::int64_t days;
        std::string words;
    };
    std::vector<Longest> times;
    for (const TimelineLane& lane : shown.state.data.lanes)
        for (const TimelineStretch& stretch : lane.stretches)
            if (stretch.kind == TimelineStretch::Kind::no_contact)
                times.push_back({stretch.last - stretch.first + 1, lane.short_name + " " + stretch.words + ", from " + long_form(Date::from_days(stretch.first))});
    std::ranges::stable_sort(times, std::ranges::greater(), &Longest::days);
    ui.heading(2, "Longest times without contact");
    if (times.empty()) ui.paragraph({quiet("No agency was without contact for 60 days or more.")});
    for (std::size_t i = 0; i < std::min<std::size_t>(3, times.size()); ++i) ui.paragraph(times[i].words);
    if (!times.empty()) ui.link("All " + std::to_string(times.size()) + " as a list", app::address_of({app::Screen::gaps, shown.opened.file.id(), {}}));
}

void told(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    TimelineState& state = shown.state;
    if (state.undated > 0) ui.icon_line(Icon::warn, Tone::needs_you, counted(state.undated, "entry", "entries") + " without a date that is understood: only in the list");
    if (state.outside == 0) return;
    ui.wrap(12, [&] {
        ui.paragraph({quiet(counted(state.outside, "entry", "entries") + (state.outside == 1 ? " lies" : " lie") + " outside the review period.")});
        if (!ui.text_button(state.with_outside ? "Show the review period alone" : "Show them too")) return;
        state.with_outside = !state.with_outside;
        state.made_of = 0;
        state.zoom = Zoom::whole;
    });
}

void draw_marks(const Shown& shown) {
    TimelineState& state = shown.state;
    TimelineOptions options{.view = state.view, .focus = std::exchange(state.focus, std::nullopt)};
    if (!state.current.is_nil()) options.current = key_of(state.current);
    options.name = [&](PlaceOnTimeline place) { return name_of(shown, place); };
    const TimelineResult result = shown.stage.ui.timeline("Timeline", state.data, options);
    if (result.reached) state.current = row_at(shown, *result.reached).record;
    if (result.opened) state.current = row_at(shown, *result.opened).record;
    if (result.step != 0) step(shown, result.step);
    if (!result.look_at) return;
    state.view = view_around(state, result.look_at->first + result.look_at->days() / 2, result.look_at->days());
    state.zoom = state.view.days() > zoom_days[1] ? Zoom::whole : state.view.days() > zoom_days[2] ? Zoom::year : state.view.days() > zoom_days[3] ? Zoom::quarter : Zoom::month;
    if (const auto place = place_of(shown, state.current)) state.focus = mark_at(state, *place).key;
}

void body(const Shown& shown) {
    Stage& stage = shown.stage;
    if (shown.list.rows.empty()) return no_entries_yet(stage);
    if (shown.list.shown.empty()) return nothing_found(stage, shown.list);
    legend(shown);
    zoom_tools(shown);
    draw_marks(shown);
    stage.ui.columns({{}, {}, {}}, 32, 760, [&](std::size_t column) { column == 0 ? words_of_entry(shown) : column == 1 ? words_of_unseen(shown) : words_of_gaps(shown); });
    told(shown);
}

}  // namespace

void draw_timeline(Stage& stage, const app::Case& opened) {
    const Shown shown{stage, opened, stage.state.merged, stage.state.timeline};
    compute(stage, shown.list, opened.file, nullptr);
    gather(shown);
    draw_page(stage, "Timeline", Panel::none, [&] { stage.ui.content([&] { merged_head(stage, shown.list, MergedView::timeline); }, [&] { body(shown); }); });
}

}  // namespace tributary::ui
