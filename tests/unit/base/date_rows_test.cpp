// Every row of the tables of written dates, by the conventions of docs/dates.md, and its EDTF value there and back.
#include "base/date.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <utility>

using namespace tributary;

namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const std::string& file) {
    std::ifstream stream(std::string(TRIBUTARY_TEST_DATA) + "/" + file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    std::vector<std::vector<std::string>> records(1);
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && text[i + 1] == '"') cell += text[++i];
        else if (c == '"') quoted = !quoted;
        else if (quoted || (c != ',' && c != '\n')) cell += c;
        else {
            records.back().push_back(std::exchange(cell, {}));
            if (c == '\n') records.emplace_back();
        }
    }
    std::vector<Row> rows;
    for (std::size_t i = 1; i < records.size(); ++i)
        for (std::size_t c = 0; c < records[i].size() && records[i].size() == records[0].size(); ++c) {
            if (c == 0) rows.emplace_back();
            rows.back()[records[0][c]] = records[i][c];
        }
    return rows;
}

void set(DateContext& context, const std::string& key, const std::string& value) {
    const auto day = Date::parse_iso(value);
    if (key == "review") context.set_review(*Date::parse_iso(value.substr(0, 10)), *Date::parse_iso(value.substr(12)));
    else if (key == "dob") context.born = day;
    else if (key == "death") context.died = day;
    else if (key == "incident") context.incident = day;
    else if (key == "edd") context.due = day;
    else if (key == "prev") context.previous = day;
    else if (key == "recorded") context.recorded = day;
    else if (key == "heading_year") context.heading_year = std::stoi(value);
    else if (key == "heading_month") context.heading_month = std::stoi(value);
    else if (key == "agency") context.sector = sector_of(value);
    else if (key == "order") context.month_first_evidence = value == "month_first_evidence";
    else FAIL("unknown key " << key);
}

DateContext context_of(const std::string& text) {
    DateContext context;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("; ", at), text.size());
        const std::size_t equals = text.find('=', at);
        set(context, text.substr(at, equals - at), text.substr(equals + 1, end - equals - 1));
        at = end + 2;
    }
    return context;
}

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : std::string(); }
std::string clock(const std::optional<int>& minute) { return minute ? clock_form(*minute) : std::string(); }

std::string others(const DateReading& reading) {
    std::string text;
    for (const OtherDate& other : reading.others) {
        const bool alternative = other.kind == OtherDate::Kind::alternative;
        text += alternative ? "alt=" : other.kind == OtherDate::Kind::event ? "event=" : "recorded=";
        text += other.earliest.iso() + (other.earliest == other.latest ? "" : ".." + other.latest.iso());
    }
    return text;
}

// The part of a note that another date stands in.
std::string others(const std::string& note) {
    for (const char* key : {"alt=", "event=", "recorded="}) {
        const std::size_t at = note.find(key);
        if (at != std::string::npos) return note.substr(at, note.find_first_of(" ;,", at) - at);
    }
    return {};
}

void check_row(const Row& row) {
    const DateReading reading = read_date(row.at("expression"), context_of(row.at("context")));
    const std::string got = row.at("expression") + " [" + row.at("context") + "]: " + iso(reading.earliest) + " " + iso(reading.latest) + " " + clock(reading.minute) + " " +
                            clock(reading.minute_to) + " " + std::string(name_of(reading.qualifier)) + " " + others(reading);
    const std::string wanted = row.at("expression") + " [" + row.at("context") + "]: " + row.at("earliest") + " " + row.at("latest") + " " + row.at("time_from") + " " +
                               row.at("time_to") + " " + row.at("qualifier") + " " + others(row.at("note"));
    CHECK_MESSAGE(got == wanted, row.at("id"), " wanted ", wanted);
    CHECK(reading.words == row.at("expression"));
    const auto back = read_edtf(reading.edtf());
    CHECK(back.has_value() == reading.has_bounds());
    if (!back) return;
    CHECK(back->earliest == reading.earliest);
    CHECK(back->latest == reading.latest);
    CHECK(back->uncertain == (reading.state == DateState::doubtful));
    CHECK(back->approximate == (reading.qualifier == DateQualifier::approximate));
}

}  // namespace

TEST_CASE("every date expression of the sample data is read as its conventions say") {
    const std::vector<Row> rows = rows_of("dates.csv");
    CHECK(rows.size() == 138);
    for (const Row& row : rows) check_row(row);
}

TEST_CASE("further expressions are read as the conventions say") {
    const std::vector<Row> rows = rows_of("dates-more.csv");
    CHECK(rows.size() >= 150);
    for (const Row& row : rows) check_row(row);
}
