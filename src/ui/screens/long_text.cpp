// What the editor of a record's long text needs of the case: entries to link to, earlier versions, the way to an entry.
#include <algorithm>

#include "documents/commonmark.hpp"
#include "domain/records.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace field = domain::field;

namespace {

constexpr std::int64_t one_sitting = 10 * 60'000;  // milliseconds: pauses of one person within it are one version
constexpr std::size_t words_shown = 90;

std::string shortened(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    if (text.size() <= words_shown) return text;
    const std::size_t space = text.rfind(' ', words_shown);
    if (space == std::string::npos) return text;
    return text.substr(0, space) + " \u2026";
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool holds(std::string_view text, std::string_view typed) {
    return typed.empty() || !std::ranges::search(text, typed, [](char a, char b) { return lower(a) == lower(b); }).empty();
}

std::vector<EntryToLink> entries_of(const Stage& stage, const domain::Record& record, std::string_view typed) {
    std::vector<EntryToLink> found;
    const app::Case* opened = stage.model.current_case();
    const domain::Part* part = opened ? opened->file.part(record.part) : nullptr;
    if (part == nullptr) return found;
    for (const domain::Entry& entry : domain::entries_of(*part)) {
        if (entry.record->id == record.id || entry.record->withdrawn()) continue;
        EntryToLink each{std::to_string(entry.number), {}, entry.record->id.text()};
        each.words = date_words(entry.known) + ". " + documents::plain_words(entry.record->text(field::event));
        if (each.number != typed && !holds(each.words, typed)) continue;
        each.words = shortened(std::move(each.words));
        each.number == typed ? found.insert(found.begin(), std::move(each)) : found.insert(found.end(), std::move(each));
    }
    return found;
}

// Newest first. The text as it is stands in the editor and not here.
std::vector<EarlierVersion> versions_of(const Stage& stage, const domain::Record& record, std::string_view name) {
    std::vector<EarlierVersion> versions;
    const auto held = record.fields.find(name);
    if (held == record.fields.end()) return versions;
    const domain::Stored* newer = nullptr;
    const auto& candidates = held->second.candidates();
    for (std::size_t i = candidates.size(); i-- > 0;) {
        const domain::Candidate& candidate = candidates[i];
        const std::string* text = candidate.value.string();
        const bool same_sitting = newer && newer->change.author == candidate.by->change.author && newer->change.at - candidate.by->change.at < one_sitting;
        const bool now = candidate.value == held->second.shown().value;
        newer = candidate.by;
        if (text == nullptr || now || (same_sitting && i > 0)) continue;
        versions.push_back({who(stage.model, candidate.by->change.author) + ", " + moment_words(candidate.by->change.at), *text});
    }
    return versions;
}

std::string address_of_entry(const app::Model& model, std::string_view text) {
    const app::Case* opened = model.current_case();
    const auto id = Id::parse(text);
    if (opened == nullptr || !id) return {};
    for (const domain::Agency& agency : domain::agencies_of(opened->file))
        if (opened->file.record(agency.part, *id) != nullptr) return app::address_of({app::Screen::chronology, opened->file.id(), *id});
    return {};
}

}  // namespace

DocumentOptions document_options(Stage& stage) {
    return {.address = [&model = stage.model](std::string_view entry) { return address_of_entry(model, entry); }};
}

EditorOptions editor_options(Stage& stage, const domain::Record& record, std::string_view name, const FieldOptions& options) {
    EditorOptions editor{.field = options, .document = document_options(stage)};
    editor.entries = [&stage, &record](std::string_view typed) { return entries_of(stage, record, typed); };
    editor.versions = [&stage, &record, name] { return versions_of(stage, record, name); };
    return editor;
}

}  // namespace tributary::ui
