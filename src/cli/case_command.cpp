#include "cli/command.hpp"
#include "cli/opened.hpp"
#include "cli/telling.hpp"
#include "crypto/digest.hpp"
#include "domain/chronology.hpp"
#include "domain/records.hpp"
#include "ui/messages.hpp"

namespace tributary::cli {

namespace field = domain::field;

static Result<domain::CaseFile> case_of(const OpenedBundle& opened) {
    domain::CaseFile file(opened.bundle.manifest().of_case.id, crypto::sha256);
    for (const auto& part : opened.parts) {
        for (const auto& feed : part.feeds) {
            for (const std::string& line : feed.lines) {
                if (auto applied = file.apply(line); !applied) return std::unexpected(applied.error());
            }
        }
    }
    return file;
}

static std::string entry_words(const domain::Entry& entry, std::string_view agency) {
    std::string text = "\n" + std::string(agency) + ' ' + std::to_string(entry.number) + "  " + ui::date_words(entry.known) + '\n';
    const domain::Record& record = *entry.record;
    for (const auto& [label, name] : {std::pair{"What happened", field::event}, {"What was done", field::action}, {"Source", field::source}}) {
        const std::string_view value = record.text(name);
        if (!value.empty()) text += "  " + std::string(label) + ": " + std::string(value) + '\n';
    }
    return text;
}

static std::string case_words(const OpenedBundle& opened, const domain::CaseFile& file) {
    std::string text = words_of(opened.bundle);
    for (const domain::Record* person : domain::people_of(file)) {
        text += "Person:     " + std::string(person->text(field::review_name)) + '\n';
    }
    const domain::MergedChronology merged = domain::merge(file);
    text += "\n" + ui::counted(merged.entries.size(), "entry", "entries") + " from " +
            ui::counted(merged.agencies.size(), "agency", "agencies") + '\n';
    for (const domain::MergedEntry& each : merged.entries) {
        text += entry_words(each.entry, merged.agencies[static_cast<std::size_t>(each.lane)].short_name);
    }
    return text;
}

Result<Answer> case_show(const Arguments& arguments) {
    const auto opened = open_bundle(arguments);
    if (!opened) return std::unexpected(opened.error());
    const auto file = case_of(*opened);
    if (!file) return std::unexpected(file.error());
    domain::Json json = json_of(opened->bundle);
    json.object()->emplace("state", file->state());
    return Answer{std::move(json), case_words(*opened, *file), {}};
}

}  // namespace tributary::cli
