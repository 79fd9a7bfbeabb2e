// What the panel notes beside the chronologies: marks, decisions on what the merge found, questions to agencies.
#include "app/update_parts.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace kind = domain::kind;
namespace field = domain::field;
namespace action = domain::action;
using domain::Json;

Effects apply(Model& model, const MarkEntry& intent, const Stamp& stamp) {
    Case* target = find_case(model, intent.case_id);
    if (target == nullptr) return {};
    Recorder recorder(model, stamp);
    const Id panel = recorder.panel_of(*target);
    const domain::Part* part = target->file.part(panel);
    const domain::Record* held = part ? domain::mark_record(*part, intent.record, intent.mark) : nullptr;
    Json::Object fields{{std::string(field::stands), intent.on}};
    if (held == nullptr) fields.insert({{std::string(field::about), intent.record.text()}, {std::string(field::mark), domain::name_of(intent.mark)}});
    recorder.change(*target, panel, action::mark_entry, {{std::string(kind::mark), held ? held->id : recorder.new_id(), std::move(fields)}});
    recorder.remember(action::mark_entry);
    return recorder.store();
}

Effects apply(Model& model, const Decide& intent, const Stamp& stamp) {
    Case* target = find_case(model, intent.case_id);
    if (target == nullptr || intent.about.empty()) return {};
    Recorder recorder(model, stamp);
    const Id panel = recorder.panel_of(*target);
    const domain::Decided held = domain::decided_of(target->file, intent.about);
    Json::Object fields{{std::string(field::decision), domain::name_of(intent.decision)}, {std::string(field::words), intent.words}};
    if (held.record == nullptr) fields.emplace(field::about, intent.about);
    const Id part = held.record ? held.record->part : panel;
    recorder.change(*target, part, action::decide, {{std::string(kind::decision), held.record ? held.record->id : recorder.new_id(), std::move(fields)}});
    recorder.remember(action::decide);
    return recorder.store();
}

Effects apply(Model& model, const AskAgency& intent, const Stamp& stamp) {
    Case* target = find_case(model, intent.case_id);
    if (target == nullptr || intent.question.empty() || target->file.record(intent.chronology, intent.entry) == nullptr) return {};
    Recorder recorder(model, stamp);
    const Id part = recorder.queries_to(*target, intent.chronology);
    recorder.change(*target, part, action::ask_agency,
                    {{std::string(kind::query), recorder.new_id(), {{std::string(field::about), intent.entry.text()}, {std::string(field::question), intent.question}}}});
    recorder.remember(action::ask_agency);
    return recorder.store();
}

Effects apply(Model& model, const AnswerQuery& intent, const Stamp& stamp) {
    Case* target = holder_of(model, intent.part);
    const domain::Record* record = target ? target->file.record(intent.part, intent.record) : nullptr;
    if (record == nullptr || record->kind != kind::query || record->text(field::answer) == intent.answer) return {};
    Recorder recorder(model, stamp);
    recorder.change(*target, intent.part, action::answer_query, {{std::string(kind::query), record->id, {{std::string(field::answer), intent.answer}}}});
    tell(model, "query_answered", {});
    model.message->step = recorder.remember(action::answer_query);
    return recorder.store();
}

}  // namespace tributary::app
