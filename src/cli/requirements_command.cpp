// What became of every requirement of the catalogue (docs/requirements.md): the element of a profile, the screen or the test that enacts
// it, or what it waits for. docs/coverage.md is what this prints; docs/coverage.json holds what no profile names.
#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "domain/profile/load.hpp"
#include "generated/coverage_text.hpp"
#include "generated/requirements_text.hpp"

namespace tributary::cli {

using domain::Json;

namespace {

constexpr std::array<std::string_view, 5> boards = {"SUR-", "LLR-", "BUC-", "OXF-", "BIR-"};

struct Requirement {
    std::string id, kind;
    std::vector<std::string> by;
    std::string waiting, reason;
};

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// "| SUR-1.2-02 | DEADLINE | 1.2 | …": the first two cells of a row of the catalogue.
std::vector<Requirement> catalogue() {
    std::vector<Requirement> rows;
    for (std::string_view rest = requirements_text; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (!line.starts_with("| ") || std::ranges::none_of(boards, [&](std::string_view board) { return line.substr(2).starts_with(board); })) continue;
        const std::size_t second = line.find('|', 1), third = line.find('|', second + 1);
        if (third == std::string_view::npos) continue;
        rows.push_back({std::string(trimmed(line.substr(1, second - 1))), std::string(trimmed(line.substr(second + 1, third - second - 1))), {}, {}, {}});
    }
    return rows;
}

Requirement* row_of(std::vector<Requirement>& rows, std::string_view id) {
    const auto found = std::ranges::find(rows, id, &Requirement::id);
    return found == rows.end() ? nullptr : &*found;
}

Result<void> add_profiles(std::vector<Requirement>& rows) {
    for (const auto& built_in : domain::profile::built_in_profiles()) {
        const auto profile = domain::profile::load(built_in.text);
        if (!profile) return std::unexpected(profile.error());
        for (const auto& [id, place] : domain::profile::requirements_of(*profile)) {
            Requirement* row = row_of(rows, id);
            if (row == nullptr) return fail(Problem::profile_name_unknown, {}, id);
            row->by.push_back(std::string(profile->name()) + ": " + place);
        }
    }
    return {};
}

Result<void> add_others(std::vector<Requirement>& rows) {
    const auto others = domain::read_any_spelling(coverage_text);
    if (!others || others->array() == nullptr) return fail(Problem::json_not_canonical);
    for (const Json& other : *others->array()) {
        Requirement* row = row_of(rows, other.text("id"));
        if (row == nullptr) return fail(Problem::profile_name_unknown, {}, std::string(other.text("id")));
        if (!other.text("by").empty()) row->by.emplace_back(other.text("by"));
        row->waiting = other.text("waiting");
        row->reason = other.text("reason");
    }
    return {};
}

std::string_view status_of(const Requirement& row) { return !row.waiting.empty() ? "waiting" : !row.by.empty() ? "enacted" : "missing"; }

Json json_of(const Requirement& row) {
    Json::Array by;
    for (const std::string& each : row.by) by.emplace_back(each);
    return Json::Object{{"id", row.id}, {"kind", row.kind}, {"status", status_of(row)}, {"by", std::move(by)},
                        {"waiting_for", row.waiting.empty() ? Json() : Json(row.waiting)}, {"reason", row.reason.empty() ? Json() : Json(row.reason)}};
}

std::string line_of(const Requirement& row) {
    std::string by;
    for (const std::string& each : row.by) by += (by.empty() ? "" : "; ") + each;
    if (!row.waiting.empty()) by += (by.empty() ? "" : "; ") + std::string("waits for ") + row.waiting + ". " + row.reason;
    return "| " + row.id + " | " + row.kind + " | " + std::string(status_of(row)) + " | " + by + " |\n";
}

}  // namespace

Result<Answer> requirements(const Arguments&) {
    std::vector<Requirement> rows = catalogue();
    if (auto added = add_profiles(rows); !added) return std::unexpected(added.error());
    if (auto added = add_others(rows); !added) return std::unexpected(added.error());
    const auto count = [&](std::string_view status) { return std::ranges::count(rows, status, status_of); };
    std::string text = "# Coverage\n\nPrinted by `tributary requirements`. Of " + std::to_string(rows.size()) + " requirements " + std::to_string(count("enacted")) +
                       " are enacted, " + std::to_string(count("waiting")) + " wait.\n\n| ID | Kind | Status | By, or why not |\n|---|---|---|---|\n";
    Json::Array all;
    for (const Requirement& row : rows) {
        all.push_back(json_of(row));
        text += line_of(row);
    }
    return Answer{std::move(all), std::move(text), {}};
}

}  // namespace tributary::cli
