// The files of agencies that a command names, read as the application reads them, and the story they tell together.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "domain/import/rows.hpp"
#include "domain/story/story.hpp"

namespace tributary::cli {

struct AgencyFile {
    std::string agency, path, name;  // name: the last part of the path
};

/// "NAME=FILE", or FILE, which names the agency.
[[nodiscard]] AgencyFile named(const std::string& argument);

struct Read {
    AgencyFile file;
    std::vector<domain::SourceTable> tables;
    domain::Imported imported;
    std::string sha256;
};

/// What --review and --context say. Error: usage.
[[nodiscard]] Result<domain::ImportContext> setting_of(const Arguments& arguments);
/// What --map says, or nothing. Errors: usage, those of reading a file and JSON.
[[nodiscard]] Result<std::optional<domain::MappingRules>> rules_of(const Arguments& arguments);

[[nodiscard]] Result<Read> read(const AgencyFile& file, domain::ImportContext setting, const domain::MappingRules* rules);
[[nodiscard]] Result<std::vector<Read>> read_all(const std::vector<std::string>& arguments, const domain::ImportContext& setting);

// The files' rows that may stand in a chronology, as one story. What it points to stays with `files`.
struct Told {
    std::unique_ptr<domain::story::Story> story;
    std::vector<std::pair<const Read*, const domain::ImportedRow*>> rows;  // of each entry

    [[nodiscard]] std::string at(std::uint32_t entry) const { return rows[entry].first->file.name + "#" + rows[entry].second->at; }
    [[nodiscard]] domain::Json references(const std::vector<std::uint32_t>& entries) const {
        domain::Json::Array all;
        for (const std::uint32_t entry : entries) all.emplace_back(at(entry));
        return all;
    }
};

[[nodiscard]] Told tell(const std::vector<Read>& files, const domain::Period& period);

}  // namespace tributary::cli
