// The merged list as a file to give out.
#include <algorithm>

#include "cli/chronology_files.hpp"
#include "cli/files.hpp"
#include "ui/board_list.hpp"

namespace tributary::cli {

static ui::BoardEntry board_entry(const Read& file, const domain::ImportedRow& row, std::size_t lane) {
    return {file.file.agency, lane, row.known, row.happened, row.source, row.persons, row.worker, row.kind, row.event, row.action, row.voice, row.comment, row.restriction,
            row.seen, row.sought, row.expressed};
}

static documents::List list_of(const std::vector<Read>& files, const domain::ImportContext& setting) {
    const Told told = tell(files, setting.period);
    const auto& agencies = told.story->agencies();
    std::vector<ui::BoardEntry> entries;
    for (const std::uint32_t entry : told.story->findings().order) {
        const auto& [file, row] = told.rows[entry];
        const auto lane = std::ranges::find(agencies, file->file.agency) - agencies.begin();
        entries.push_back(board_entry(*file, *row, static_cast<std::size_t>(lane)));
    }
    DateContext dates;
    dates.set_review(setting.period.from, setting.period.to);
    return ui::board_list(entries, "Merged chronology", dates);
}

static Result<Bytes> bytes_as(const documents::List& list, std::string_view form) {
    if (form == "xlsx") return documents::write_spreadsheet(list);
    if (form == "docx") return documents::write_word_document(list);
    if (form == "csv") return documents::write_delimited(list);
    if (form == "html") return copy_of(ui::board_page(list));
    return fail(Problem::usage, "Write --as xlsx, csv, docx or html.");
}

Result<Answer> chronology_export(const Arguments& arguments) {
    const auto setting = setting_of(arguments);
    if (!setting) return std::unexpected(setting.error());
    const auto files = read_all(arguments.files, *setting);
    if (!files) return std::unexpected(files.error());
    const documents::List list = list_of(*files, *setting);
    const auto bytes = bytes_as(list, arguments.value("--as"));
    if (!bytes) return std::unexpected(bytes.error());
    const std::string path(arguments.value("-o"));
    if (auto written = write_new_file(path, *bytes, Readers::only_me); !written) return std::unexpected(written.error());
    const auto entries = static_cast<std::int64_t>(list.rows.size());
    return Answer{domain::Json::Object{{"entries", entries}, {"file", path}}, std::to_string(entries) + " entries written.\n", {}};
}

}  // namespace tributary::cli
