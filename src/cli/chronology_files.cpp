#include "cli/chronology_files.hpp"

#include <algorithm>

#include "app/source_tables.hpp"
#include "cli/date_context.hpp"
#include "cli/files.hpp"

namespace tributary::cli {

namespace story = domain::story;
using domain::Json;

AgencyFile named(const std::string& argument) {
    AgencyFile file;
    const std::size_t sign = argument.find('=');
    file.path = sign == std::string::npos ? argument : argument.substr(sign + 1);
    file.name = file.path.substr(file.path.find_last_of('/') + 1);
    file.agency = sign == std::string::npos ? file.name.substr(0, file.name.find_last_of('.')) : argument.substr(0, sign);
    return file;
}

namespace {

Result<domain::Period> period_of(std::string_view words) {
    const std::size_t dots = words.find("..");
    if (dots != std::string_view::npos) {
        const auto from = Date::parse_iso(words.substr(0, dots));
        const auto to = Date::parse_iso(words.substr(dots + 2));
        if (from && to && *from <= *to) return domain::Period{*from, *to};
    }
    return fail(Problem::usage, "Write --review as FROM..TO: two dates such as 2013-01-01..2014-11-14.");
}

}  // namespace

Result<std::optional<domain::MappingRules>> rules_of(const Arguments& arguments) {
    if (!arguments.has("--map")) return std::nullopt;
    const auto bytes = read_file(std::string(arguments.value("--map")));
    if (!bytes) return std::unexpected(bytes.error());
    const auto json = domain::read_any_spelling(text_of(*bytes));
    if (!json) return std::unexpected(json.error());
    const auto rules = domain::mapping_rules(*json);
    if (!rules) return fail(Problem::usage, "The file of --map has another shape. Write {\"columns\": {\"event\": [\"heading\"], …}}.");
    return rules;
}

Result<domain::ImportContext> setting_of(const Arguments& arguments) {
    const auto period = period_of(arguments.value("--review"));
    if (!period) return std::unexpected(period.error());
    const auto dates = context_of(arguments.value("--context"));
    if (!dates) return std::unexpected(dates.error());
    return domain::ImportContext{.period = *period, .born = dates->born, .died = dates->died, .incident = dates->incident, .due = dates->due};
}

Result<Read> read(const AgencyFile& file, domain::ImportContext setting, const domain::MappingRules* rules) {
    const auto bytes = read_file(file.path);
    if (!bytes) return std::unexpected(bytes.error());
    const auto source = documents::read_source(*bytes);
    if (!source) return std::unexpected(source.error());
    Read read{file, app::tables_of(*source), {}, source->sha256};
    setting.agency = file.agency;
    read.imported = domain::import_tables(read.tables, setting, rules);
    return read;
}

static story::ReviewPeriod days_of(const domain::Period& period) { return {static_cast<story::Day>(period.from.days()), static_cast<story::Day>(period.to.days())}; }

Told tell(const std::vector<Read>& files, const domain::Period& period) {
    Told told;
    std::vector<std::string> agencies;
    std::vector<story::Entry> entries;
    for (const Read& file : files) {
        const auto agency = static_cast<std::uint32_t>(std::ranges::find(agencies, file.file.agency) - agencies.begin());
        if (agency == agencies.size()) agencies.push_back(file.file.agency);
        for (const domain::ImportedRow& row : file.imported.rows) {
            if (row.status == domain::RowStatus::quarantine || !row.known.has_bounds()) continue;
            entries.push_back(story::entry_of(row, agency, static_cast<std::uint32_t>(entries.size())));
            told.rows.emplace_back(&file, &row);
        }
    }
    told.story = std::make_unique<story::Story>(std::move(agencies), days_of(period));
    told.story->read(entries);
    return told;
}

Result<std::vector<Read>> read_all(const std::vector<std::string>& arguments, const domain::ImportContext& setting) {
    std::vector<Read> files;
    for (const std::string& argument : arguments) {
        auto file = read(named(argument), setting, nullptr);
        if (!file) return std::unexpected(file.error());
        files.push_back(std::move(*file));
    }
    return files;
}

}  // namespace tributary::cli
