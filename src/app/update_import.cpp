// An agency's table on its way into a chronology. Nothing is in the case until it is finished.
#include "app/update_parts.hpp"
#include "documents/csv.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace kind = domain::kind;
namespace action = domain::action;

static std::string_view name_of(documents::Encoding encoding) {
    switch (encoding) {
        case documents::Encoding::utf8: return "UTF-8";
        case documents::Encoding::utf8_with_mark: return "UTF-8";
        case documents::Encoding::utf16_little: return "UTF-16";
        case documents::Encoding::utf16_big: return "UTF-16";
        case documents::Encoding::windows_1252: return "Windows-1252";
    }
    return {};
}

static std::string name_of_delimiter(char delimiter) { return delimiter == ',' ? "comma" : delimiter == ';' ? "semicolon" : "tab"; }

static std::string hash_text(ByteView bytes, const Stamp& stamp) { return to_hex(stamp.hash(bytes)); }

Effects apply(Model& model, const ImportFile& intent, const Stamp& stamp) {
    const Case* target = find_case(model, model.place.case_id);
    if (target == nullptr) return {};
    Import import;
    import.case_id = target->file.id();
    import.file_name = intent.name;
    import.file_sha256 = hash_text(intent.bytes, stamp);
    const Id mine = Recorder::find_part(*target, domain::part_kind::chronology, model.me.agency);
    if (!mine.is_nil()) import.agency = model.me.agency;
    const auto table = documents::read_csv(intent.bytes);
    if (!table) {
        import.refused = table.error();
    } else {
        import.encoding = name_of(table->encoding);
        import.delimiter = name_of_delimiter(table->delimiter);
        import.table = domain::plan_import(table->rows, latest_year(*target, stamp.now));
    }
    model.import = std::move(import);
    return {go(model, {Screen::import, target->file.id(), {}})};
}

Effects apply(Model& model, const NameImportAgency& intent, const Stamp&) {
    if (!model.import) return {};
    model.import->agency = intent.agency;
    model.import->agency_missing = false;
    return {};
}

Effects apply(Model& model, const AssignColumn& intent, const Stamp&) {
    if (model.import && intent.column < model.import->table.columns.size()) {
        domain::assign_column(model.import->table, intent.column, domain::field_named(intent.field));
    }
    return {};
}

Effects apply(Model& model, const TypeRowDate& intent, const Stamp&) {
    if (model.import && intent.row < model.import->table.rows.size()) domain::type_date(model.import->table, intent.row, intent.words);
    return {};
}

static std::string_view name_of(domain::RowTrouble trouble) {
    switch (trouble) {
        case domain::RowTrouble::none: return "none";
        case domain::RowTrouble::date_empty: return "date_empty";
        case domain::RowTrouble::not_a_day: return "not_a_day";
        case domain::RowTrouble::date_is_words: return "date_is_words";
        case domain::RowTrouble::cells_slipped: return "cells_slipped";
        case domain::RowTrouble::too_many_cells: return "too_many_cells";
    }
    return {};
}

// One change for the whole file: rows that are ready become entries, the others are kept with their words.
static void record_rows(Recorder& recorder, Case& target, const Id& part, const domain::TableImport& table, std::string_view file_name,
                        std::string_view file_hash) {
    std::vector<domain::Operation> operations;
    for (const domain::ImportRow& row : table.rows) {
        domain::Json::Object fields = entry_fields(table, row, file_name, file_hash);
        const bool ready = row.trouble == domain::RowTrouble::none;
        if (!ready) fields.emplace(domain::field::trouble, name_of(row.trouble));
        operations.push_back({std::string(ready ? kind::entry : kind::left_out), recorder.new_id(), std::move(fields)});
    }
    if (!operations.empty()) recorder.change(target, part, action::import_file, std::move(operations));
}

void import_table(Recorder& recorder, Case& target, std::string_view agency, std::string_view file_name, ByteView bytes, const Stamp& stamp) {
    const auto table = documents::read_csv(bytes);
    if (!table) return;
    const auto plan = domain::plan_import(table->rows, latest_year(target, stamp.now));
    record_rows(recorder, target, recorder.chronology_of(target, agency), plan, file_name, hash_text(bytes, stamp));
}

Effects apply(Model& model, const FinishImport&, const Stamp& stamp) {
    if (!model.import || model.import->refused) return {};
    Import& import = *model.import;
    Case* target = find_case(model, import.case_id);
    import.agency_missing = import.agency.empty();
    if (target == nullptr || import.agency_missing) return {};
    Recorder recorder(model, stamp);
    const Id part = recorder.chronology_of(*target, import.agency);
    record_rows(recorder, *target, part, import.table, import.file_name, import.file_sha256);
    const std::size_t ready = import.table.ready();
    tell(model, "import_finished", std::to_string(ready), std::to_string(import.table.rows.size() - ready));
    model.message->step = recorder.remember(action::import_file);
    const bool mine = import.agency == model.me.agency;
    model.import.reset();
    return recorder.store() + Effects{go(model, {mine ? Screen::chronology : Screen::merged, target->file.id(), {}})};
}

Effects apply(Model& model, const CancelImport&, const Stamp&) {
    if (!model.import) return {};
    const Id case_id = model.import->case_id;
    model.import.reset();
    tell(model, "set_aside");
    return {go(model, {Screen::chronology, case_id, {}})};
}

}  // namespace tributary::app
