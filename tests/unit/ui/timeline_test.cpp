// Where marks stand in time, and how a person goes among them.
#include <set>

#include "base/date.hpp"
#include "bench.hpp"
#include "ui/core/timeline_layout.hpp"

namespace tributary::ui {

namespace {

std::int64_t day(int year, int month, int date) { return Date{year, month, date}.days(); }

const TimeSpan year_2013{day(2013, 1, 1), day(2013, 12, 31)};

float eight_each(const std::string& words) { return 8.0f * static_cast<float>(words.size()); }

TimelineLayout laid_out(const TimelineData& data, const TimeSpan& view = year_2013, float width = 730) { return lay_out_timeline(data, view, width, eight_each); }

TimelineData two_lanes() {
    TimelineData data;
    data.lanes = {{"Police", "POL", 0, {}, {}}, {"Housing", "HOU", 1, {}, {}}};
    for (int month = 1; month <= 12; ++month) data.lanes[0].marks.push_back({day(2013, month, 1), day(2013, month, 1), MarkKind::seen, static_cast<std::uint64_t>(month)});
    for (int month = 2; month <= 10; month += 4) data.lanes[1].marks.push_back({day(2013, month, 20), day(2013, month, 20), MarkKind::not_seen, static_cast<std::uint64_t>(100 + month)});
    data.revision = 1;
    return data;
}

std::size_t marks_in(const PlacedLane& lane) {
    std::size_t count = 0;
    for (const PlacedMark& mark : lane.marks) count += mark.count;
    return count;
}

struct OnScreen {
    Bench bench;
    TimelineData data = two_lanes();
    TimelineOptions options{.view = year_2013};
    TimelineResult result;

    OnScreen() {
        options.name = [&](PlaceOnTimeline place) { return data.lanes[place.lane].short_name + " " + std::to_string(place.mark); };
        bench.screen = [&](Ui& ui) {
            page_with(ui, [&] {
                const TimelineResult now = ui.timeline("Timeline", data, options);
                if (now.reached || now.opened || now.look_at || now.step != 0) result = now;
            });
        };
        bench.draw();
    }
    void key(std::string_view name, const char* what) {
        bench.post(EventKind::key, bench.find(Role::button, name).id, what);
        bench.draw();
    }
    [[nodiscard]] bool focused(std::string_view name) { return bench.requests.focus == bench.find(Role::button, name).id; }
};

}  // namespace

TEST_CASE("a timeline: every day has its place, and a mark stands in the middle of its day") {
    const TimeSpan two_days{10, 11};
    CHECK(x_of_day(10, two_days, 100) == doctest::Approx(25));
    CHECK(x_of_day(11, two_days, 100) == doctest::Approx(75));
}

TEST_CASE("a timeline: no mark is lost, whatever the width") {
    TimelineData data;
    data.lanes.resize(1);
    for (std::int64_t i = 0; i < 500; ++i) data.lanes[0].marks.push_back({year_2013.first + i * i % 365, 0, MarkKind::other, static_cast<std::uint64_t>(i)});
    std::ranges::sort(data.lanes[0].marks, {}, &TimelineMark::first);
    for (TimelineMark& mark : data.lanes[0].marks) mark.last = mark.first + (mark.key % 7 == 0 ? 40 : 0);
    for (const float width : {120.0f, 730.0f, 3000.0f}) CHECK(marks_in(laid_out(data, year_2013, width).lanes[0]) == 500);
}

TEST_CASE("a timeline: three in one place step aside, four are one, and what is apart stays apart") {
    TimelineData data;
    data.lanes.resize(1);
    auto& marks = data.lanes[0].marks;
    const auto steps = [&] {
        std::vector<std::pair<std::size_t, int>> found;
        const TimelineLayout layout = laid_out(data);
        for (const PlacedMark& mark : layout.lanes[0].marks) found.emplace_back(mark.count, mark.step);
        return found;
    };
    for (std::uint64_t i = 0; i < 3; ++i) marks.push_back({day(2013, 3, 1), day(2013, 3, 1), MarkKind::seen, i});
    marks.push_back({day(2013, 6, 1), day(2013, 6, 1), MarkKind::seen, 9});
    CHECK(steps() == std::vector<std::pair<std::size_t, int>>{{1, 0}, {1, -1}, {1, 1}, {1, 0}});
    marks.insert(marks.begin(), {day(2013, 3, 1), day(2013, 3, 1), MarkKind::seen, 7});
    CHECK(steps() == std::vector<std::pair<std::size_t, int>>{{4, 0}, {1, 0}});
    CHECK(days_of(data.lanes[0], laid_out(data).lanes[0].marks[0]) == TimeSpan{day(2013, 3, 1), day(2013, 3, 1)});
}

TEST_CASE("a timeline: a wide date that began before the view still shows its line") {
    TimelineData data;
    data.lanes.resize(1);
    data.lanes[0].marks = {{day(2012, 1, 1), day(2012, 5, 1), MarkKind::other, 1}, {day(2012, 11, 1), day(2013, 2, 1), MarkKind::other, 2}};
    const TimelineLayout layout = laid_out(data);
    REQUIRE(layout.lanes[0].marks.size() == 1);
    CHECK(layout.lanes[0].marks[0].first == 1);
    CHECK(layout.lanes[0].marks[0].x == 0);
    CHECK(layout.lanes[0].marks[0].end == doctest::Approx(x_of_day(day(2013, 2, 1), year_2013, 730)));
}

TEST_CASE("a timeline's axis: words never touch, from a month to a hundred years") {
    for (const std::int64_t days : {28, 31, 92, 366, 1096, 4000, 36'525})
        for (const float width : {240.0f, 730.0f, 1400.0f}) {
            const TimelineLayout layout = laid_out({}, {year_2013.first, year_2013.first + days - 1}, width);
            float end = -100;
            for (const AxisMark& mark : layout.axis) {
                CAPTURE(days);
                CAPTURE(mark.words);
                CHECK(mark.x >= end);
                CHECK(mark.x < width);
                end = mark.x + 5 + 4.5f * static_cast<float>(mark.words.size());
            }
            CHECK((layout.axis.size() >= 1 || days < 40));
        }
}

TEST_CASE("a timeline: words of events stand in rows where they touch no others; an event without room keeps its line") {
    TimelineData data;
    for (int i = 0; i < 8; ++i) data.events.push_back({day(2013, 6, 1 + i), "Family moves"});
    const TimelineLayout layout = laid_out(data);
    REQUIRE(layout.events.size() == 8);
    std::multiset<int> rows;
    for (const PlacedEvent& event : layout.events) rows.insert(event.row);
    CHECK(layout.event_rows == 3);
    CHECK(rows.count(-1) == 5);
    for (const int row : {0, 1, 2}) CHECK(rows.count(row) == 1);
}

TEST_CASE("a timeline is a grid of buttons with one tab stop") {
    OnScreen screen;
    CHECK(screen.bench.count(Role::button) == 15);
    CHECK(screen.bench.find(Role::row, "Police, 12 entries").number[0] == 1);
    std::size_t stops = 0;
    for (const Node& node : screen.bench.frame().semantics().nodes()) stops += node.role == static_cast<std::uint8_t>(Role::button) && (node.state & state::tab_stop) ? 1 : 0;
    CHECK(stops == 1);
    CHECK((screen.bench.find(Role::button, "POL 0").state & state::tab_stop) != 0);
}

TEST_CASE("a timeline: arrows go along a lane and to the nearest mark of the next one") {
    OnScreen screen;
    screen.key("POL 0", "Right");
    CHECK(screen.focused("POL 1"));
    screen.key("POL 5", "Down");
    CHECK(screen.focused("HOU 1"));  // 20 June is nearest to 1 June
    screen.key("HOU 1", "Up");
    CHECK(screen.focused("POL 6"));
    screen.key("POL 3", "End");
    CHECK(screen.focused("POL 11"));
    screen.key("POL 11", "Home");
    CHECK(screen.focused("POL 0"));
    screen.key("POL 11", "Right");
    CHECK(screen.result.step == 1);
    screen.key("POL 0", "Left");
    CHECK(screen.result.step == -1);
}

TEST_CASE("a timeline says which mark was reached and pressed, and what to look at where several lie over each other") {
    OnScreen screen;
    screen.bench.focus(screen.bench.find(Role::button, "HOU 2").id);
    CHECK(screen.result.reached == PlaceOnTimeline{1, 2});
    screen.bench.press(Role::button, "POL 4");
    CHECK(screen.result.opened == PlaceOnTimeline{0, 4});
    for (std::uint64_t i = 0; i < 6; ++i) screen.data.lanes[1].marks.push_back({day(2013, 12, 2), day(2013, 12, 3), i < 2 ? MarkKind::seen : MarkKind::other, 300 + i});
    screen.data.revision = 2;
    screen.bench.draw();
    screen.bench.press(Role::button, "6 entries, 2 to 3 December 2013: child seen in 2, not seen in 0. Press to look closer");
    REQUIRE(screen.result.look_at);
    CHECK(screen.result.look_at->first < day(2013, 12, 2));
    CHECK(screen.result.look_at->last > day(2013, 12, 3));
    CHECK(screen.result.look_at->days() < 20);
}

}  // namespace tributary::ui
