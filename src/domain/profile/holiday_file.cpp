#include "domain/profile/holiday_file.hpp"

#include <algorithm>

#include "domain/profile/place.hpp"

namespace tributary::domain::profile {

namespace {

constexpr std::string_view holidays_format = "tributary-holidays-1";
constexpr std::size_t most_proclamations = 1'000;

struct Reader {
    std::string_view text;

    [[nodiscard]] std::unexpected<Error> malformed(const Place& place) const {
        return fail(Problem::holiday_table_malformed, std::to_string(line_of(text, place)), place.path());
    }

    Result<Date> day(const Json& object, std::string_view member, const Place& place) const {
        const auto date = Date::parse_iso(object.text(member));
        if (!date) return malformed(place.member(member));
        return *date;
    }

    Result<std::vector<Region>> regions(const Json& object, const Place& place) const {
        const Json* list = object.find("regions");
        if (list == nullptr || list->array() == nullptr || list->array()->empty()) return malformed(place);
        std::vector<Region> found;
        for (std::size_t i = 0; i < list->array()->size(); ++i) {
            const std::string* name = (*list->array())[i].string();
            const auto region = name ? region_of(*name) : std::nullopt;
            if (!region || std::ranges::find(found, *region) != found.end()) return malformed(place.item(i));
            found.push_back(*region);
        }
        return found;
    }

    Result<Proclamation> proclamation(const Json& object, const Place& place) const {
        static constexpr std::string_view members = "day instead_of regions source";
        if (object.object() == nullptr) return malformed(place);
        for (const auto& [name, value] : *object.object()) {
            const std::size_t at = members.find(name);
            if (at == std::string_view::npos || name.find(' ') != std::string::npos) return malformed(place.member(name));
        }
        Proclamation found;
        const auto date = day(object, "day", place);
        if (!date) return std::unexpected(date.error());
        found.day = *date;
        if (object.find("instead_of")) {
            const auto from = day(object, "instead_of", place);
            if (!from) return std::unexpected(from.error());
            found.instead_of = *from;
        }
        auto where = regions(object, place.member("regions"));
        if (!where) return std::unexpected(where.error());
        found.regions = std::move(*where);
        found.source = object.text("source");
        if (found.source.empty()) return malformed(place.member("source"));
        return found;
    }
};

}  // namespace

Result<HolidayTable> read_holiday_table(std::string_view text) {
    const Reader reader{text};
    const auto json = read_any_spelling(text);
    if (!json) return fail(Problem::holiday_table_malformed, json.error().fact);
    if (json->text("format") != holidays_format) return reader.malformed(Place("format"));
    HolidayTable table;
    for (const auto& [member, into] : {std::pair{"issued", &table.issued}, std::pair{"good_until", &table.good_until}}) {
        const auto date = reader.day(*json, member, Place());
        if (!date) return std::unexpected(date.error());
        *into = *date;
    }
    const Json* list = json->find("proclamations");
    if (list == nullptr || list->array() == nullptr || list->array()->size() > most_proclamations) return reader.malformed(Place("proclamations"));
    for (std::size_t i = 0; i < list->array()->size(); ++i) {
        auto found = reader.proclamation((*list->array())[i], Place("proclamations").item(i));
        if (!found) return std::unexpected(found.error());
        table.proclamations.push_back(std::move(*found));
    }
    if (auto good = check(table); !good) return std::unexpected(good.error());
    return table;
}

Json json_of(const HolidayTable& table) {
    Json::Array all;
    for (const Proclamation& each : table.proclamations) {
        Json::Array regions;
        for (const Region region : each.regions) regions.emplace_back(name_of(region));
        Json::Object object{{"day", each.day.iso()}, {"regions", std::move(regions)}, {"source", each.source}};
        if (each.instead_of) object.emplace("instead_of", each.instead_of->iso());
        all.emplace_back(std::move(object));
    }
    return Json::Object{{"format", holidays_format}, {"issued", table.issued.iso()}, {"good_until", table.good_until.iso()}, {"proclamations", std::move(all)}};
}

}  // namespace tributary::domain::profile
