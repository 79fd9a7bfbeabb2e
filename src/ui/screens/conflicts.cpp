// Fields with two values: one card for each, in the details of a record and all of them on a page of their own.
#include <algorithm>
#include <cctype>

#include "documents/commonmark.hpp"
#include "domain/chronology.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

namespace kind = domain::kind;
namespace field = domain::field;
using Heads = std::vector<const domain::Candidate*>;

Heads different_heads(const domain::Field& conflict) {
    Heads heads;
    for (const domain::Candidate* head : conflict.heads())
        if (std::ranges::none_of(heads, [&](const domain::Candidate* other) { return other->value == head->value; })) heads.push_back(head);
    return heads;
}

std::string words_or_nothing(std::string_view name, const domain::Json& value) {
    std::string words = value_words(name, value);
    return words.empty() ? "Nothing" : words;
}

// What the author of `head` knew of the feed in which `other` was written.
std::string had_seen(const app::Model& model, const domain::Part& part, const domain::Candidate& head, const domain::Candidate& other) {
    const domain::Change& change = head.by->change;
    const bool same_person = change.author == other.by->change.author;
    const Id& writer = other.by->change.author;
    std::string name = who(model, writer);
    if (!model.contacts.contains(writer)) name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));  // you, someone
    const std::string work = same_person ? std::string("on the other device") : "by " + name;
    const auto seen = change.seen.find(other.by->change.feed);
    const auto feed = part.feeds.find(other.by->change.feed);
    if (seen == change.seen.end() || seen->second < 1 || feed == part.feeds.end()) return "Had seen nothing written " + work + ".";
    const auto last = static_cast<std::size_t>(std::min(seen->second, feed->second.length()));
    return "Had seen what was written " + work + " up to " + moment_words(feed->second.changes[last - 1]->change.at) + ".";
}

std::string author_words(const app::Model& model, const domain::Part& part, const Heads& heads, std::size_t which) {
    std::string words = who(model, heads[which]->by->change.author) + ", " + moment_words(heads[which]->by->change.at) + ".";
    for (std::size_t i = 0; i < heads.size(); ++i)
        if (i != which) words += " " + had_seen(model, part, *heads[which], *heads[i]);
    return words;
}

// What stood there before, when all started from the same.
void value_before(Stage& stage, std::string_view name, const domain::Field& conflict, const Heads& heads) {
    const domain::Candidate* before = conflict.before(heads.front()->by->change);
    if (before == nullptr) return;
    for (const domain::Candidate* head : heads) {
        const domain::Candidate* other = conflict.before(head->by->change);
        if (other == nullptr || other->value != before->value) return;
    }
    const std::string words = "Before, it said: " + words_or_nothing(name, before->value);
    stage.ui.paragraph({quiet(words)});
}

void choice(Stage& stage, const domain::Part& part, const domain::Record& record, const std::string& name, const Heads& heads) {
    ConflictChoice& choice = stage.state.conflict_choices[{record.id, name}];
    std::vector<std::string> words;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        words.push_back(words_or_nothing(name, heads[i]->value));
        words.push_back(author_words(stage.model, part, heads, i));
    }
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < heads.size(); ++i) choices.push_back({words[2 * i], words[2 * i + 1]});
    const std::string_view error = choice.unanswered && choice.chosen < 0 ? "Choose the value to keep." : "";
    stage.ui.radio_group("Which value stands?", choices, choice.chosen, {.error = error});
    if (!stage.ui.button("Keep the one chosen", {.small = true})) return;
    choice.unanswered = choice.chosen < 0;
    const auto index = static_cast<std::size_t>(choice.chosen);
    if (choice.chosen >= 0 && index < heads.size()) stage.ask(app::SettleConflict{record.part, record.id, name, heads[index]->value});
}

void card(Stage& stage, const domain::Part& part, const domain::Record& record, const std::string& name, const domain::Field& conflict, std::string_view child) {
    const auto scope = stage.ui.scope("conflict " + name);
    const std::string label = "Conflict: " + field_label(name, child);
    const Heads heads = different_heads(conflict);
    stage.ui.card(
        [&] {
            stage.ui.icon_line(Icon::split, Tone::needs_you, bold(label));
            const std::string people = heads.size() == 2 ? "Two people" : number_word(heads.size()) + " people";
            const std::string words = people + " changed this without seeing each other's change. " + std::string(say::discrepancy_neutral);
            stage.ui.paragraph(words);
            value_before(stage, name, conflict, heads);
            choice(stage, part, record, name, heads);
        },
        Tone::needs_you);
}

std::string title_of(const domain::CaseFile& file, const domain::Record& record) {
    if (record.kind == kind::person) return record.text(field::review_name).empty() ? "A person" : std::string(record.text(field::review_name));
    if (record.kind == kind::case_header) return "The case";
    if (record.kind == kind::mark) return "A mark of the panel";
    if (record.kind == kind::decision) return "A decision of the panel";
    if (record.kind == kind::query) return "A question of the board";
    if (record.kind == kind::abbreviation) return "The abbreviation " + std::string(record.text(field::short_form));
    if (record.kind != kind::entry) return "The chronology";
    for (const domain::Agency& agency : domain::agencies_of(file))
        if (agency.part == record.part) return "Entry of " + agency.name + ", " + date_words(domain::date_of(record.value(field::known)));
    return "An entry";
}

app::Place place_of(const Id& case_id, const domain::Record& record) {
    if (record.kind == kind::person) return {app::Screen::family, case_id, record.id};
    if (record.kind == kind::entry) return {app::Screen::merged, case_id, record.id};
    return {app::Screen::overview, case_id, {}};
}

void draw_record(Stage& stage, const app::Case& opened, const domain::Record& record) {
    const auto scope = stage.ui.scope(record.id);
    const std::string title = title_of(opened.file, record);
    stage.ui.heading(2, title);
    const std::string words = documents::plain_words(record.text(field::event));
    if (!words.empty()) stage.ui.paragraph({quiet(std::string_view(words).substr(0, words.find('\n')))});
    stage.ui.link("Show it in its place", app::address_of(place_of(opened.file.id(), record)));
    conflict_cards(stage, opened, record);
}

void compute(ConflictList& list, const domain::CaseFile& file) {
    const ListKey key{file.id(), {}, file.revision(), {}, 0, {}};
    if (list.key == key) return;
    list = {key, {}};
    for (const auto& [part_id, part] : file.parts()) {
        if (part.tally.conflicts == 0) continue;
        for (const auto& [id, record] : part.records)
            if (record.in_conflict()) list.records.push_back({part_id, id});
    }
}

void body(Stage& stage, const app::Case& opened) {
    read_only_note(stage);
    ConflictList& list = stage.state.conflicts;
    compute(list, opened.file);
    if (list.records.empty())
        return stage.ui.empty(Icon::check, "No conflicts", "Nobody has changed the same field without having seen the other's change.", [] {});
    for (const auto& [part, id] : list.records)
        if (const domain::Record* record = opened.file.record(part, id)) draw_record(stage, opened, *record);
}

}  // namespace

void conflict_cards(Stage& stage, const app::Case& opened, const domain::Record& record) {
    const domain::Part* part = opened.file.part(record.part);
    if (part == nullptr) return;
    const std::string child = child_of(opened);
    for (const auto& [name, value] : record.fields)
        if (value.in_conflict()) card(stage, *part, record, name, value, child);
}

void draw_conflicts(Stage& stage, const app::Case& opened) {
    draw_page(stage, "Conflicts", Panel::none, [&] {
        Ui& ui = stage.ui;
        ui.content(
            [&] {
                breadcrumb(stage);
                ui.page_head("Conflicts", quiet("Fields that were changed twice, neither time knowing of the other. Both values are kept until you choose."), [] {});
            },
            [&] { ui.column(760, 16, [&] { body(stage, opened); }); });
    });
}

}  // namespace tributary::ui
