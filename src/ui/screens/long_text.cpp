// What the editor of a record's long text needs of the case: entries to link to, earlier versions, the way to an entry.
#include <algorithm>

#include "documents/commonmark.hpp"
#include "documents/references.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "ui/screens/commands.hpp"
#include "ui/screens/finding.hpp"
#include "ui/screens/parts.hpp"
#include "ui/widgets/matching.hpp"

namespace tributary::ui {

namespace field = domain::field;

namespace {

constexpr std::int64_t one_sitting = 10 * 60'000;  // milliseconds: pauses of one person within it are one version
constexpr std::size_t words_shown = 90;  // characters

std::string on_one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return brief(text, words_shown);
}

const domain::Part* part_of(const Stage& stage, const domain::Record& record) {
    const app::Case* opened = stage.model.current_case();
    return opened ? opened->file.part(record.part) : nullptr;
}

std::string words_of_entry(const domain::Record& entry) {
    return date_words(domain::date_of(entry.value(field::known))) + ". " + documents::plain_words(entry.text(field::event));
}

// The one with this number first, then those whose number begins with it, then those with these words.
std::vector<EntryToLink> entries_of(const Stage& stage, const domain::Record& record, std::string_view typed) {
    std::vector<EntryToLink> found;
    const domain::Part* part = part_of(stage, record);
    if (part == nullptr) return found;
    const std::string wanted = folded(typed);
    std::size_t begin_with_it = 0;
    for (const domain::Entry& entry : domain::entries_of(*part)) {
        if (entry.record->id == record.id || entry.record->withdrawn()) continue;
        EntryToLink each{std::to_string(entry.number), words_of_entry(*entry.record), entry.record->id.text()};
        const bool begins = !typed.empty() && each.number.starts_with(typed);
        if (!begins && !holds(each.words, wanted)) continue;
        each.words = on_one_line(std::move(each.words));
        const std::size_t at = each.number == typed ? 0 : begins ? begin_with_it : found.size();
        if (begins) ++begin_with_it;
        found.insert(found.begin() + static_cast<std::ptrdiff_t>(at), std::move(each));
    }
    return found;
}

std::string words_of_id(const Stage& stage, const domain::Record& record, std::string_view text) {
    const auto id = Id::parse(text);
    const app::Case* opened = stage.model.current_case();
    const domain::Record* entry = opened && id ? opened->file.record(record.part, *id) : nullptr;
    if (entry == nullptr || entry->id == record.id || entry->withdrawn()) return {};
    return on_one_line(words_of_entry(*entry));
}

std::string keys_of(const app::Preferences& preferences) {
    std::string keys;
    for (const EditorCommand& command : editor_commands)
        if (const std::string chord = chord_of(preferences, command.key); !chord.empty()) keys += std::string(command.key) + " " + chord + "\n";
    return keys;
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

std::shared_ptr<const documents::EntryNumbers> entry_numbers(Stage& stage, const Id& part) {
    const app::Case* opened = stage.model.current_case();
    if (opened == nullptr) return nullptr;
    NumbersState& kept = stage.state.numbers;
    const NumbersState::Key key{opened->file.id(), part, opened->file.revision()};
    if (kept.numbers && kept.key == key) return kept.numbers;
    auto numbers = std::make_shared<documents::EntryNumbers>();
    for (const domain::Agency& agency : domain::agencies_of(opened->file))
        for (const domain::Entry& entry : domain::entries_of(*opened->file.part(agency.part))) {
            if (agency.part == part) numbers->add_own(entry.record->id);
            else numbers->all.insert_or_assign(entry.record->id, entry.number);
        }
    kept.key = key;
    kept.numbers = std::move(numbers);
    return kept.numbers;
}

DocumentOptions document_options(Stage& stage, const Id& part) {
    return {.address = [&model = stage.model](std::string_view entry) { return address_of_entry(model, entry); }, .numbers = entry_numbers(stage, part)};
}

EditorOptions editor_options(Stage& stage, const domain::Record& record, std::string_view name, const FieldOptions& options) {
    EditorOptions editor{.field = options, .document = document_options(stage, record.part)};
    editor.entries = [&stage, &record](std::string_view typed) { return entries_of(stage, record, typed); };
    editor.entry_words = [&stage, &record](std::string_view id) { return words_of_id(stage, record, id); };
    editor.versions = [&stage, &record, name] { return versions_of(stage, record, name); };
    NumbersState& kept = stage.state.numbers;
    kept.keys = keys_of(stage.model.preferences);
    editor.keys = kept.keys;
    return editor;
}

}  // namespace tributary::ui
