// An agency's table on its way into a chronology. Nothing is in the case until it is finished.
#include "app/job.hpp"
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

namespace {

// A file becomes as many changes as it takes: each is written, hashed and read in one go, here and wherever it arrives.
constexpr std::size_t rows_in_a_change = 50;

struct TableFile {
    std::string_view name;
    std::string_view sha256;
};

// The change for the rows from `first` on: those that are ready become entries, the others are kept with their words.
void record_rows(Recorder& recorder, Case& target, const Id& part, const domain::TableImport& table, std::size_t first, const TableFile& file) {
    std::vector<domain::Operation> operations;
    for (std::size_t i = first; i < table.rows.size() && i < first + rows_in_a_change; ++i) {
        const domain::ImportRow& row = table.rows[i];
        domain::Json::Object fields = entry_fields(table, row, file.name, file.sha256);
        const bool ready = row.trouble == domain::RowTrouble::none;
        if (!ready) fields.emplace(domain::field::trouble, name_of(row.trouble));
        operations.push_back({std::string(ready ? kind::entry : kind::left_out), recorder.new_id(), std::move(fields)});
    }
    recorder.change(target, part, action::import_file, std::move(operations));
}

class Importing final : public Job {
public:
    Importing(Model& model, Case& target, const Stamp& stamp)
        : target_(target), stamp_(stamp), layer_(target.file), recorder_(model, stamp_, layer_),
          part_(recorder_.chronology_of(target, model.import->agency)) {}

    bool step(Model& model, Work& work) override {
        const Import& import = *model.import;
        if (work.done >= import.table.rows.size()) return false;
        record_rows(recorder_, target_, part_, import.table, work.done, {import.file_name, import.file_sha256});
        work.done = std::min(work.done + rows_in_a_change, import.table.rows.size());
        return true;
    }

    Effects finish(Model& model, const Stamp&) override {
        const Import& import = *model.import;
        target_.file.take_in(std::move(layer_));
        const std::size_t ready = import.table.ready();
        tell(model, "import_finished", std::to_string(ready), std::to_string(import.table.rows.size() - ready));
        const bool mine = import.agency == model.me.agency;
        model.import.reset();
        Effects effects = recorder_.store();
        if (model.place.screen != Screen::import) return effects;  // the person has gone elsewhere
        return std::move(effects) + Effects{go(model, {mine ? Screen::chronology : Screen::merged, target_.file.id(), {}})};
    }

private:
    Case& target_;
    Stamp stamp_;  // of the moment when it was asked for
    domain::Layer layer_;
    Recorder recorder_;
    Id part_;
};

}  // namespace

void import_table(Recorder& recorder, Case& target, std::string_view agency, std::string_view file_name, ByteView bytes, const Stamp& stamp) {
    const auto table = documents::read_csv(bytes);
    if (!table) return;
    const auto plan = domain::plan_import(table->rows, latest_year(target, stamp.now));
    const Id part = recorder.chronology_of(target, agency);
    const std::string hash = hash_text(bytes, stamp);
    for (std::size_t row = 0; row < plan.rows.size(); row += rows_in_a_change) record_rows(recorder, target, part, plan, row, {file_name, hash});
}

Effects apply(Model& model, const FinishImport&, const Stamp& stamp) {
    if (!model.import || model.import->refused) return {};
    Import& import = *model.import;
    Case* target = find_case(model, import.case_id);
    import.agency_missing = import.agency.empty();
    if (target == nullptr || import.agency_missing) return {};
    begin_work(model, stamp, {.what = WorkKind::importing, .total = import.table.rows.size(), .counts = Counted::rows, .can_stop = true,
                              .job = std::make_shared<Importing>(model, *target, stamp)});
    return {};
}

Effects apply(Model& model, const CancelImport&, const Stamp& stamp) {
    if (!model.import) return {};
    const Id case_id = model.import->case_id;
    const bool under_way = works_on(model, WorkKind::importing) || works_on(model, WorkKind::reading_rows);
    Effects effects = under_way ? drop_work(model, stamp) : Effects{};
    model.import.reset();
    return std::move(effects) + Effects{go(model, {Screen::chronology, case_id, {}})};
}

}  // namespace tributary::app
