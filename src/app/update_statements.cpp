// What this person signs about a case, and where it is kept: as records that travel like all others.
#include <algorithm>
#include <limits>

#include "app/statements.hpp"
#include "app/update_parts.hpp"
#include "app/vault_record.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace kind = domain::kind;
namespace field = domain::field;
namespace part_kind = domain::part_kind;
namespace action = domain::action;

static domain::Operation statement_record(Recorder& recorder, std::string_view text) {
    return {std::string(kind::statement), recorder.new_id(), {{std::string(field::signed_text), text}}};
}

static Id keep_statement(Recorder& recorder, Case& target, std::string_view in_part, const Id& about, std::string_view what, std::string_view text) {
    Id part = part_about(target.file, in_part, about);
    std::vector<domain::Operation> operations;
    if (part.is_nil()) {
        part = recorder.new_id();
        operations.push_back({std::string(kind::part), part, {{std::string(field::kind), in_part}, {std::string(field::about), about.text()}}});
    }
    operations.push_back(statement_record(recorder, text));
    recorder.change(target, part, what, std::move(operations));
    return part;
}

void refresh_statements(Model& model, const domain::CaseFile& file) { static_cast<void>(read_statements(model.statements[file.id()], file, std::numeric_limits<std::size_t>::max())); }

Id keep_directory(Model& model, Recorder& recorder, Case& target) {
    if (model.directory.empty()) return {};
    const Id part = part_about(target.file, part_kind::directory, model.me.id);
    if (!part.is_nil()) {
        const auto& records = target.file.part(part)->records;
        const bool there = std::ranges::any_of(records, [&](const auto& item) { return item.second.text(field::signed_text) == model.directory; });
        if (there) return part;
    }
    return keep_statement(recorder, target, part_kind::directory, model.me.id, action::endorse, model.directory);
}

Effects apply(Model& model, const SignOffPart& intent, const Stamp&) {
    const Case* target = find_case(model, intent.case_id);
    const domain::Part* part = target ? target->file.part(intent.part) : nullptr;
    if (part == nullptr || intent.words.empty()) return {};
    auto feeds = state_of(*part);
    if (feeds.empty()) return {};
    return {SignStatement{bundle::SignOff{target->file.id(), intent.part, std::move(feeds), intent.words}, target->file.id(), intent.part}};
}

// A receipt stands in the case here when there is one. Otherwise it is written for the sender alone, in a part that is kept nowhere else.
static Effects send_reply(Model& model, Recorder& recorder, std::string_view text, const Stamp& stamp) {
    const Reply reply = std::move(*std::exchange(model.reply, std::nullopt));
    Case for_sender{domain::CaseFile(reply.case_id, stamp.hash)};
    Case* here = find_case(model, reply.case_id);
    Case& target = here ? *here : for_sender;
    const Id part = keep_statement(recorder, target, part_kind::receipts, reply.to.id, action::give_receipt, text);
    Effects effects;
    if (here) {
        refresh_statements(model, here->file);
        effects = recorder.store();
    }
    const domain::Part* receipts = target.file.part(part);
    return receipts ? std::move(effects) + seal_receipt(model, reply, *receipts, stamp) : effects;
}

Effects receive(Model& model, StatementSigned& event, const Stamp& stamp) {
    const auto statement = bundle::read_statement(event.text);
    if (!statement) return {};
    Recorder recorder(model, stamp);
    if (std::holds_alternative<bundle::Directory>(statement->said)) {
        recorder.keep(directory_record(event.text));
        model.directory = std::move(event.text);
        return recorder.store();
    }
    const auto* receipt = std::get_if<bundle::Receipt>(&statement->said);
    if (receipt && model.reply && model.reply->bundle == receipt->bundle) return send_reply(model, recorder, event.text, stamp);
    Case* target = find_case(model, event.case_id);
    if (target == nullptr) return {};
    const bool sign_off = std::holds_alternative<bundle::SignOff>(statement->said);
    keep_statement(recorder, *target, sign_off ? part_kind::sign_offs : part_kind::receipts, event.about, sign_off ? action::sign_off : action::give_receipt, event.text);
    refresh_statements(model, target->file);
    if (sign_off) tell(model, "signed_off");
    return recorder.store();
}

}  // namespace tributary::app
