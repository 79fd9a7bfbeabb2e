// Import and merge of agencies' chronologies on the command line: the same readers, the same rules as behind the screens.
#include <algorithm>

#include "cli/chronology_files.hpp"
#include "ui/story_words.hpp"

namespace tributary::cli {

namespace story = domain::story;
using domain::Json;

namespace {

Json day(const std::optional<Date>& date) { return date ? Json(date->iso()) : Json(); }
Json day(story::Day date) { return date == story::no_day || date >= story::last_day ? Json() : Json(Date::from_days(date).iso()); }

Json row_json(const Read& file, const domain::ImportedRow& row, bool duplicate) {
    Json::Object json{{"at", file.file.name + "#" + row.at}, {"status", domain::name_of(row.status)}};
    const bool held = row.status == domain::RowStatus::quarantine;
    json.emplace("earliest", held ? Json() : day(row.known.earliest));
    json.emplace("latest", held ? Json() : day(row.known.latest));
    json.emplace("qualifier", held ? Json() : Json(name_of(row.known.qualifier)));
    json.emplace("event_earliest", day(row.happened.earliest));
    json.emplace("event_latest", day(row.happened.latest));
    if (row.status == domain::RowStatus::confirm)
        for (const OtherDate& other : row.known.others)
            if (other.kind == OtherDate::Kind::alternative) json.emplace("alternative", Json::Object{{"earliest", other.earliest.iso()}, {"latest", other.latest.iso()}});
    json.emplace("seen", held ? Json() : Json(domain::name_of(row.seen)));
    json.emplace("sought", held ? Json() : Json(domain::name_of(row.sought)));
    json.emplace("expressed", held ? Json() : Json(domain::name_of(row.expressed)));
    domain::RowFlags flags = row.flags;
    if (duplicate) flags.add(domain::RowFlag::duplicate);
    Json::Array names;
    for (const std::string_view name : flags.names()) names.emplace_back(name);
    json.emplace("flags", std::move(names));
    json.emplace("reason", row.reason == domain::RowReason::none ? Json() : Json(domain::name_of(row.reason)));
    json.emplace("reason_words", row.reason == domain::RowReason::none ? Json() : Json(ui::row_reason_words(row.reason)));
    Json::Array cells;
    if (row.status != domain::RowStatus::clean)
        for (const domain::SourceCell& cell : file.tables[row.table].rows[row.row].cells) cells.emplace_back(cell.text);
    if (!cells.empty()) json.emplace("cells", std::move(cells));
    return json;
}

}  // namespace

Result<Answer> chronology_import(const Arguments& arguments) {
    const auto setting = setting_of(arguments);
    if (!setting) return std::unexpected(setting.error());
    const auto rules = rules_of(arguments);
    if (!rules) return std::unexpected(rules.error());
    AgencyFile file = named(arguments.files[0]);
    file.agency = arguments.value("--agency");
    std::vector<Read> files;
    auto read_one = read(file, *setting, *rules ? &**rules : nullptr);
    if (!read_one) return std::unexpected(read_one.error());
    files.push_back(std::move(*read_one));
    const Read& one = files.front();

    const Told told = tell(files, setting->period);
    std::vector<const domain::ImportedRow*> doubles;
    for (const story::Duplicate& each : told.story->links().duplicates) doubles.push_back(told.rows[each.b].second);
    Json::Array rows, not_data, mapping;
    std::size_t clean = 0;
    for (const domain::ImportedRow& row : one.imported.rows) {
        clean += row.status == domain::RowStatus::clean ? 1 : 0;
        rows.push_back(row_json(one, row, std::ranges::find(doubles, &row) != doubles.end()));
    }
    for (const std::string& at : one.imported.not_data) not_data.emplace_back(one.file.name + "#" + at);
    for (const domain::Mapping& each : one.imported.mappings) mapping.push_back(domain::json_of(each));
    Json json = Json::Object{{"agency", one.file.agency}, {"file", one.file.name}, {"sha256", one.sha256}, {"rows", std::move(rows)}, {"not_data", std::move(not_data)}, {"mapping", std::move(mapping)}};
    return Answer{std::move(json), std::to_string(clean) + " of " + std::to_string(one.imported.rows.size()) + " rows can be imported.\n", {}};
}

Result<Answer> chronology_merge(const Arguments& arguments) {
    const auto setting = setting_of(arguments);
    if (!setting) return std::unexpected(setting.error());
    const auto files = read_all(arguments.files, *setting);
    if (!files) return std::unexpected(files.error());
    const Told told = tell(*files, setting->period);
    const story::Story& all = *told.story;
    const story::Findings findings = all.findings();
    Json::Array same_event, discrepancies, gaps, runs, duplicates, reasons;
    for (const auto& group : findings.same_event) same_event.emplace_back(Json::Object{{"rows", told.references(group)}});
    for (const story::Discrepancy& each : findings.discrepancies) {
        Json::Array sides;
        for (const auto& side : each.sides) sides.push_back(told.references(side));
        discrepancies.emplace_back(Json::Object{{"kind", story::name_of(each.kind)}, {"rows", told.references(each.rows)}, {"sides", std::move(sides)},
                                                {"from", day(each.from)}, {"to", day(each.to)}, {"reason", ui::reason_words(all, each)}});
    }
    for (const story::Gap& gap : findings.gaps) gaps.emplace_back(Json::Object{{"agency", all.agencies()[gap.agency]}, {"from", day(gap.from)}, {"to", day(gap.to)}, {"days", gap.to - gap.from + 1}});
    for (const story::NotSeenRun& run : findings.not_seen_runs)
        runs.emplace_back(Json::Object{{"agency", all.agencies()[run.agency]}, {"rows", told.references(run.rows)}, {"from", day(all.placements()[run.rows.front()].earliest)},
                                       {"to", day(all.placements()[run.rows.back()].latest)}, {"entries", static_cast<int>(run.rows.size())}});
    for (const story::Duplicate& each : findings.duplicates)
        duplicates.emplace_back(Json::Object{{"agency", all.agencies()[all.placements()[each.a].agency]}, {"kind", each.exact ? "exact" : "near"}, {"rows", told.references({each.a, each.b})}});
    for (std::size_t i = 0; i < findings.order.size(); ++i) reasons.emplace_back(ui::position_words(i == 0 ? story::PositionReason::first : all.why(findings.order[i - 1], findings.order[i])));
    std::string text = std::to_string(findings.order.size()) + " entries, " + std::to_string(findings.discrepancies.size()) + " discrepancies.\n";
    for (const story::Discrepancy& each : findings.discrepancies) {
        text += "\n" + ui::reason_words(all, each) + "\n";
        for (const std::uint32_t row : each.rows) text += "  " + told.at(row) + "\n";
    }
    return Answer{Json::Object{{"order", told.references(findings.order)}, {"order_reasons", std::move(reasons)}, {"same_event", std::move(same_event)},
                               {"discrepancies", std::move(discrepancies)}, {"gaps", std::move(gaps)}, {"not_seen_runs", std::move(runs)},
                               {"duplicates", std::move(duplicates)}, {"outside_period", told.references(findings.outside_period)}},
                  std::move(text), {}};
}

}  // namespace tributary::cli
