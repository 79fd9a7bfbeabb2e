#include "app/statements.hpp"

#include <algorithm>

#include "domain/records.hpp"

namespace tributary::app {

namespace field = domain::field;
namespace part_kind = domain::part_kind;

static SignedBy signed_by(const bundle::Statement& statement) {
    const bundle::Person& person = statement.signer.person();
    return {statement.signer.id(), person.name, person.role, person.agency, statement.created};
}

void take_statement(Statements& statements, std::string_view text) {
    const auto statement = bundle::read_statement(text);
    if (!statement) return;
    if (const auto* receipt = std::get_if<bundle::Receipt>(&statement->said)) statements.receipts.push_back({signed_by(*statement), *receipt});
    if (const auto* sign_off = std::get_if<bundle::SignOff>(&statement->said)) statements.sign_offs.push_back({signed_by(*statement), *sign_off});
}

template <class Take>
static void each_statement(const domain::CaseFile& file, Take take) {
    for (const auto& [part_id, part] : file.parts())
        for (const auto& [id, record] : part.records)
            if (record.kind == domain::kind::statement) take(record.text(field::signed_text));
}

static bool holds_statements(const domain::Part& part) { return part.kind() == part_kind::receipts || part.kind() == part_kind::sign_offs; }

// What screens ask at every frame.
static void derive(Statements& statements) {
    std::ranges::stable_sort(statements.receipts, {}, [](const SeenReceipt& seen) { return seen.by.at; });
    std::ranges::stable_sort(statements.sign_offs, {}, [](const SeenSignOff& seen) { return seen.by.at; });
    statements.receipt_of.clear();
    statements.reached.clear();
    for (std::size_t i = 0; i < statements.receipts.size(); ++i) {
        const SeenReceipt& seen = statements.receipts[i];
        statements.receipt_of.try_emplace(seen.said.bundle, i);
        for (const bundle::FeedState& state : seen.said.feeds) statements.reached[{seen.by.id, state.feed}].push_back(state);
    }
}

bool read_statements(Statements& statements, const domain::CaseFile& file, std::size_t most) {
    std::size_t taken = 0;
    for (const auto& [part_id, part] : file.parts()) {
        if (!holds_statements(part)) continue;
        for (const auto& [id, record] : part.records) {
            if (record.kind != domain::kind::statement || statements.read.contains(id)) continue;
            if (taken++ == most) return derive(statements), true;
            statements.read.insert(id);
            take_statement(statements, record.text(field::signed_text));
        }
    }
    if (taken > 0) derive(statements);
    return false;
}

std::vector<bundle::Statement> directories_of(const domain::CaseFile& file) {
    std::map<Id, bundle::Statement> latest;
    each_statement(file, [&](std::string_view text) {
        auto statement = bundle::read_statement(text);
        if (!statement || !std::holds_alternative<bundle::Directory>(statement->said)) return;
        const Id signer = statement->signer.id();
        const auto held = latest.find(signer);
        if (held == latest.end() || held->second.created < statement->created) latest.insert_or_assign(signer, std::move(*statement));
    });
    std::vector<bundle::Statement> directories;
    for (auto& [signer, statement] : latest) directories.push_back(std::move(statement));
    return directories;
}

std::vector<bundle::FeedState> state_of(const domain::Part& part) {
    std::vector<bundle::FeedState> state;
    for (const auto& [id, feed] : part.feeds)
        if (!feed.changes.empty()) state.push_back({id, feed.length(), feed.changes.back()->hash});
    return state;
}

std::int64_t acknowledged(const Statements& statements, const Id& person, const Id& feed_id, const domain::Feed& feed) {
    std::int64_t most = 0;
    const auto reached = statements.reached.find({person, feed_id});
    if (reached == statements.reached.end()) return 0;
    for (const bundle::FeedState& state : reached->second) {
        if (state.number <= most || state.number > feed.length()) continue;
        if (feed.changes[static_cast<std::size_t>(state.number - 1)]->hash == state.head) most = state.number;
    }
    return most;
}

std::int64_t changes_since(const bundle::SignOff& signed_off, const domain::Part& part) {
    std::int64_t since = 0;
    for (const auto& [id, feed] : part.feeds) since += feed.length();
    for (const bundle::FeedState& state : signed_off.feeds) {
        const auto found = part.feeds.find(state.feed);
        if (found == part.feeds.end() || found->second.length() < state.number) return -1;
        if (found->second.changes[static_cast<std::size_t>(state.number - 1)]->hash != state.head) return -1;
        since -= state.number;
    }
    return since;
}

const SeenReceipt* receipt_for(const Model& model, const Passage& handed_over) {
    const auto found = model.statements.find(handed_over.case_id);
    if (found == model.statements.end()) return nullptr;
    const auto receipt = found->second.receipt_of.find(handed_over.bundle);
    return receipt == found->second.receipt_of.end() ? nullptr : &found->second.receipts[receipt->second];
}

Id part_about(const domain::CaseFile& file, std::string_view kind, const Id& about) {
    for (const auto& [id, part] : file.parts()) {
        const domain::Record* description = part.description();
        if (description != nullptr && part.kind() == kind && description->text(field::about) == about.text()) return id;
    }
    return {};
}

}  // namespace tributary::app
