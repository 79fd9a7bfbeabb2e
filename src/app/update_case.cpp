// Cases, entries and people: every change a person makes by hand.
#include <algorithm>

#include "app/update_parts.hpp"
#include "domain/chronology.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace kind = domain::kind;
namespace field = domain::field;
namespace action = domain::action;
using domain::Json;

static bool is_date(std::string_view name) {
    return name == field::known || name == field::happened || name == field::recorded || name == field::born ||
           name == field::period_from || name == field::period_to;
}

Json value_for(const Case& target, std::string_view name, const Json& value, std::int64_t now) {
    if (is_date(name) && value.string() != nullptr) return domain::date_value(read_date(*value.string(), latest_year(target, now)));
    return value;
}

Case* holder_of(Model& model, const Id& part) {
    for (auto& [id, held] : model.cases)
        if (held.file.part(part) != nullptr) return &held;
    return nullptr;
}

Effects apply(Model& model, const NewReferral& intent, const Stamp& stamp) {
    Recorder recorder(model, stamp);
    const int year = uk_time(stamp.now).date.year + 1;
    Json::Object header{{std::string(field::reference), intent.reference}, {std::string(field::subject), intent.subject}};
    if (!intent.period_from.empty()) header.emplace(field::period_from, domain::date_value(read_date(intent.period_from, year)));
    if (!intent.period_to.empty()) header.emplace(field::period_to, domain::date_value(read_date(intent.period_to, year)));
    const Id id = recorder.new_id();
    recorder.new_case(id, header, false);
    tell(model, "case_opened", intent.subject);
    return recorder.store() + Effects{go(model, {Screen::overview, id, {}})};
}

static std::string_view action_for(const domain::Record& record) {
    if (record.kind == kind::entry) return action::change_entry;
    if (record.kind == kind::person) return action::change_person;
    return action::describe_case;
}

Effects apply(Model& model, const SetField& intent, const Stamp& stamp) {
    Case* target = holder_of(model, intent.part);
    const domain::Record* record = target ? target->file.record(intent.part, intent.record) : nullptr;
    if (record == nullptr) return {};
    const Json value = value_for(*target, intent.field, intent.value, stamp.now);
    const auto held = record->fields.find(intent.field);
    // The same words are the same date: an imported one may have been read by what stood around it.
    const bool same_words = is_date(intent.field) && held != record->fields.end() && !held->second.in_conflict() && held->second.shown().value.text("words") == value.text("words");
    const bool empty = value.is_null() || value == Json("") || value.text("state") == "empty";
    const bool same = same_words || (held == record->fields.end() ? empty : !held->second.in_conflict() && held->second.shown().value == value);
    Recorder recorder(model, stamp);
    if (!same) recorder.change(*target, intent.part, action_for(*record), {{record->kind, record->id, {{intent.field, value}}}});
    // The value and the end of its draft are one transaction. What the case refuses stays a draft.
    if (!recorder.failed() && model.drafts.erase({intent.part, intent.record, intent.field}) > 0) recorder.keep_drafts();
    if (!same) recorder.remember(action_for(*record));
    return recorder.store();
}

Effects apply(Model& model, const KeepDraft& intent, const Stamp& stamp) {
    const Case* target = holder_of(model, intent.part);
    if (target == nullptr || target->file.record(intent.part, intent.record) == nullptr) return {};
    std::string& kept = model.drafts[{intent.part, intent.record, intent.field}];
    if (kept == intent.text) return {};
    kept = intent.text;
    Recorder recorder(model, stamp);
    recorder.keep_drafts();
    return recorder.store();
}

// An entry of this person in which nothing has been written yet: *Add an entry* goes back to it.
static const domain::Record* blank_entry(const Case& target, const Id& part_id, const Id& me) {
    const domain::Part* part = target.file.part(part_id);
    if (part == nullptr) return nullptr;
    for (const auto& [id, record] : part->records) {
        if (record.kind == kind::entry && record.fields.size() == 1 && record.fields.contains(field::sequence) &&
            record.created->change.author == me) {
            return &record;
        }
    }
    return nullptr;
}

std::int64_t next_sequence(const Case& target, const Id& part_id) {
    std::int64_t last = 0;
    if (const domain::Part* part = target.file.part(part_id)) {
        for (const auto& [id, record] : part->records)
            if (const std::int64_t* sequence = record.value(field::sequence).integer()) last = std::max(last, *sequence);
    }
    return last + 1;
}

Effects apply(Model& model, const AddEntry& intent, const Stamp& stamp) {
    Case* target = intent.part.is_nil() ? find_case(model, model.place.case_id) : holder_of(model, intent.part);
    if (target == nullptr) return {};
    Recorder recorder(model, stamp);
    const Id part = intent.part.is_nil() ? recorder.chronology_of(*target, model.me.agency) : intent.part;
    Id entry = recorder.new_id();
    if (const domain::Record* blank = blank_entry(*target, part, model.me.id)) {
        entry = blank->id;
    } else {
        recorder.change(*target, part, action::add_entry,
                        {{std::string(kind::entry), entry, {{std::string(field::sequence), next_sequence(*target, part)}}}});
        recorder.remember(action::add_entry);
    }
    return recorder.store() + Effects{go(model, {Screen::chronology, target->file.id(), entry})};
}

Effects apply(Model& model, const ExplainAbbreviation& intent, const Stamp& stamp) {
    Case* target = holder_of(model, intent.part);
    if (target == nullptr || intent.short_form.empty() || intent.meaning.empty()) return {};
    Recorder recorder(model, stamp);
    recorder.change(*target, intent.part, action::explain_abbreviation,
                    {{std::string(kind::abbreviation), recorder.new_id(), {{std::string(field::short_form), intent.short_form}, {std::string(field::meaning), intent.meaning}}}});
    tell(model, "abbreviation_explained", intent.short_form);
    model.message->step = recorder.remember(action::explain_abbreviation);
    return recorder.store();
}

static Effects set_withdrawn(Model& model, const Id& part, const Id& record_id, std::string_view name, const std::string& reason,
                             const Stamp& stamp) {
    Case* target = holder_of(model, part);
    const domain::Record* record = target ? target->file.record(part, record_id) : nullptr;
    if (record == nullptr) return {};
    Recorder recorder(model, stamp);
    recorder.change(*target, part, name, {{record->kind, record_id, {{std::string(field::withdrawn), reason}}}});
    recorder.remember(name);
    return recorder.store();
}

static std::string number_of(const Model& model, const Id& part_id, const Id& record) {
    for (const auto& [id, held] : model.cases) {
        const domain::Part* part = held.file.part(part_id);
        if (part == nullptr) continue;
        const domain::Record* entry = held.file.record(part_id, record);
        if (entry != nullptr && entry->kind == kind::entry) return std::to_string(domain::number_of(*part, *entry));
    }
    return {};
}

static bool is_attachment(Model& model, const Id& part, const Id& id) {
    const Case* target = holder_of(model, part);
    const domain::Record* record = target ? target->file.record(part, id) : nullptr;
    return record != nullptr && record->kind == kind::attachment;
}

Effects apply(Model& model, const Withdraw& intent, const Stamp& stamp) {
    const bool attachment = is_attachment(model, intent.part, intent.record);
    Effects effects = set_withdrawn(model, intent.part, intent.record, attachment ? action::remove_attachment : action::withdraw_entry, intent.reason, stamp);
    if (effects.empty()) return effects;
    tell(model, attachment ? "attachment_removed" : "entry_withdrawn", number_of(model, intent.part, intent.record));
    model.message->step = model.steps.counter;
    return effects;
}

Effects apply(Model& model, const Restore& intent, const Stamp& stamp) {
    const bool attachment = is_attachment(model, intent.part, intent.record);
    Effects effects = set_withdrawn(model, intent.part, intent.record, attachment ? action::restore_attachment : action::restore_entry, "", stamp);
    if (!effects.empty()) tell(model, attachment ? "attachment_restored" : "entry_restored", number_of(model, intent.part, intent.record));
    return effects;
}

Effects apply(Model& model, const AddPerson& intent, const Stamp& stamp) {
    Case* target = find_case(model, model.place.case_id);
    if (target == nullptr) return {};
    const Id part = Recorder::find_part(*target, domain::part_kind::people);
    if (part.is_nil()) return {};
    Recorder recorder(model, stamp);
    Json::Object fields{{std::string(field::name), intent.name}, {std::string(field::sequence), next_sequence(*target, part)}};
    if (!intent.review_name.empty()) fields.emplace(field::review_name, intent.review_name);
    if (!intent.relation.empty()) fields.emplace(field::relation, intent.relation);
    if (!intent.born.empty()) fields.emplace(field::born, value_for(*target, field::born, intent.born, stamp.now));
    recorder.change(*target, part, action::add_person, {{std::string(kind::person), recorder.new_id(), std::move(fields)}});
    tell(model, "person_added", intent.review_name);
    model.message->step = recorder.remember(action::add_person);
    return recorder.store();
}

static constexpr std::string_view row_taken_in = "taken in";
static constexpr std::string_view row_put_aside = "put aside";

Effects apply(Model& model, const TakeInRow& intent, const Stamp& stamp) {
    Case* target = holder_of(model, intent.part);
    const domain::Record* row = target ? target->file.record(intent.part, intent.record) : nullptr;
    if (row == nullptr || row->kind != kind::left_out || row->withdrawn()) return {};
    const DateReading known = read_date(intent.date, latest_year(*target, stamp.now));
    if (!known.has_bounds()) return {};
    Json::Object fields;
    for (const auto& [name, held] : row->fields)
        if (name != field::trouble) fields.emplace(name, held.shown().value);
    fields.insert_or_assign(std::string(field::known), domain::date_value(known));
    Recorder recorder(model, stamp);
    const Id entry = recorder.new_id();
    recorder.change(*target, intent.part, action::add_entry,
                    {{std::string(kind::entry), entry, std::move(fields)},
                     {std::string(kind::left_out), row->id, {{std::string(field::withdrawn), row_taken_in}}}});
    recorder.remember(action::add_entry);
    return recorder.store() + Effects{go(model, {Screen::chronology, target->file.id(), entry})};
}

Effects apply(Model& model, const LeaveOutRow& intent, const Stamp& stamp) {
    Case* target = holder_of(model, intent.part);
    const domain::Record* row = target ? target->file.record(intent.part, intent.record) : nullptr;
    if (row == nullptr || row->kind != kind::left_out || row->withdrawn()) return {};
    Recorder recorder(model, stamp);
    recorder.change(*target, intent.part, action::put_row_aside,
                    {{std::string(kind::left_out), row->id, {{std::string(field::withdrawn), row_put_aside}}}});
    tell(model, "row_put_aside");
    model.message->step = recorder.remember(action::put_row_aside);
    return recorder.store();
}

Effects apply(Model& model, const SettleConflict& intent, const Stamp& stamp) {
    Case* target = holder_of(model, intent.part);
    const domain::Record* record = target ? target->file.record(intent.part, intent.record) : nullptr;
    if (record == nullptr) return {};
    Recorder recorder(model, stamp);
    recorder.change(*target, intent.part, action::settle_conflict, {{record->kind, record->id, {{intent.field, intent.value}}}});
    tell(model, "conflict_settled");
    model.message->step = recorder.remember(action::settle_conflict);
    return recorder.store();
}

}  // namespace tributary::app
