// An agency's table on its way into a chronology. Nothing is in the case until it is finished.
#include <algorithm>

#include "app/job.hpp"
#include "app/source_tables.hpp"
#include "app/tasks.hpp"
#include "app/update_parts.hpp"
#include "domain/chronology.hpp"
#include "domain/date_value.hpp"
#include "domain/import/entry.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace kind = domain::kind;
namespace action = domain::action;
namespace field = domain::field;
using domain::RowReason;
using domain::RowStatus;

std::size_t Import::ready() const { return static_cast<std::size_t>(std::ranges::count(rows, RowStatus::clean, &ImportRow::status)); }

// What the dates of a file may lean on: the period, and the birth of the child whom the review is about.
static domain::ImportContext context_of(const Case& target, std::string_view agency) {
    domain::ImportContext context;
    const domain::ReviewDays days = domain::review_days(target.file);
    context.period.from = days.from.value_or(context.period.from);
    context.period.to = days.to.value_or(context.period.to);
    context.agency = agency;
    const domain::Record* header = domain::header_of(target.file);
    for (const domain::Record* person : domain::people_of(target.file))
        if (header != nullptr && person->text(field::review_name) == header->text(field::subject)) context.born = domain::date_of(person->value(field::born)).earliest;
    return context;
}

// ---- what a person confirmed of an agency's columns, kept with its chronology

static const domain::Record* held_mapping(const Case& target, std::string_view agency) {
    const domain::Part* part = target.file.part(Recorder::find_part(target, domain::part_kind::chronology, agency));
    if (part == nullptr || part->count(kind::column_mapping) == 0) return nullptr;
    for (const auto& [id, record] : part->records)
        if (record.kind == kind::column_mapping && !record.undone()) return &record;
    return nullptr;
}

static domain::MappingRules held_rules(const Case& target, std::string_view agency) {
    const domain::Record* held = agency.empty() ? nullptr : held_mapping(target, agency);
    if (held == nullptr) return {};
    return domain::mapping_rules(domain::Json::Object{{"columns", held->value(field::columns)}}).value_or(domain::MappingRules{});
}

// The headings of all tables by meaning, as they stand when the import is finished.
static domain::Json confirmed(const Import& import) {
    domain::Json::Object columns;
    for (const ImportTable& table : import.tables) {
        for (const domain::MappedColumn& column : table.columns) {
            if (!table.read || column.heading.empty()) continue;
            domain::Json& headings = columns.try_emplace(std::string(domain::name_of(column.meaning)), domain::Json::Array()).first->second;
            const domain::Json heading(column.heading);
            if (std::ranges::find(*headings.array(), heading) == headings.array()->end()) headings.array()->push_back(heading);
        }
    }
    return columns;
}

// ---- reading, and reading again

static void hold(ImportRow& row, const DateReading& known, RowStatus status) {
    row.status = status;
    row.fields.insert_or_assign(std::string(field::known), domain::date_value(known));
}

static DateReading known_of(const ImportRow& row) {
    const auto known = row.fields.find(field::known);
    return known == row.fields.end() ? DateReading{} : domain::date_of(known->second);
}

static int latest_year_of(const Model& model, const Import& import, const Stamp& stamp) {
    const auto target = model.cases.find(import.case_id);
    return target == model.cases.end() ? 9999 : latest_year(target->second, stamp.now);
}

static void decide(ImportRow& row, const RowDecision& decision, int latest) {
    if (decision.as_other && row.reason == RowReason::date_order) {
        const DateReading known = domain::settled(known_of(row), *decision.as_other);
        if (known.has_bounds()) hold(row, known, RowStatus::clean);
    }
    if (decision.date.empty()) return;
    const DateReading typed = read_date(decision.date, latest);
    if (typed.has_bounds()) hold(row, typed, RowStatus::clean);
}

namespace {

// The rows of a table that was read elsewhere; of the file that is looked at already, or of a new one.
class ReadingTable final : public Job {
public:
    ReadingTable(Bytes answer, Import import) : answer_(std::move(answer)), import_(std::move(import)) {}

    [[nodiscard]] std::size_t rows() const { return answer_.rows(); }

    bool step(Model&, Work& work) override {
        constexpr std::size_t rows_in_a_step = 50;
        work.done = std::min(work.done + rows_in_a_step, work.total);
        return answer_.read(rows_in_a_step);
    }

    Effects finish(Model& model, const Stamp& stamp) override {
        if (find_case(model, import_.case_id) == nullptr) return {};
        const bool again = model.import && model.import->file == import_.file;
        Import read = answer_.take();
        read.case_id = import_.case_id;
        read.file = import_.file;
        read.file_name = import_.file_name;
        read.agency = again ? model.import->agency : import_.agency;
        read.rules = import_.rules;
        if (again) read.decided = std::move(model.import->decided);
        const int latest = latest_year_of(model, read, stamp);
        for (ImportRow& row : read.rows)
            if (const auto decided = read.decided.find(row.at); decided != read.decided.end()) decide(row, decided->second, latest);
        const Id case_id = read.case_id;
        model.import = std::move(read);
        return again ? Effects{} : Effects{go(model, {Screen::import, case_id, {}})};
    }

private:
    TableAnswer answer_;
    Import import_;  // without what the file says
};

}  // namespace

static Effects read_file(Model& model, const Case& target, Import import, WorkKind what, const Stamp& stamp) {
    const Work& work = begin_work(model, stamp, {.what = what, .can_stop = what == WorkKind::reading_table, .about = target.file.id(), .file_name = import.file_name});
    ReadTable read{import.file, context_of(target, import.agency), import.rules, import.file_name, work.number};
    model.reading = std::make_shared<Import>(std::move(import));
    return {std::move(read)};
}

Effects apply(Model& model, ImportFile& intent, const Stamp& stamp) {
    const Case* target = find_case(model, model.place.case_id);
    if (target == nullptr) return {};
    Import import;
    import.case_id = target->file.id();
    import.file_name = std::move(intent.name);
    import.file = std::make_shared<const Bytes>(std::move(intent.bytes));
    if (!Recorder::find_part(*target, domain::part_kind::chronology, model.me.agency).is_nil()) import.agency = model.me.agency;
    import.rules = held_rules(*target, import.agency);
    return read_file(model, *target, std::move(import), WorkKind::reading_table, stamp);
}

// The file again, with what is known of its columns and its agency now.
static Effects read_again(Model& model, const Stamp& stamp) {
    const Import& held = *model.import;
    const Case* target = find_case(model, held.case_id);
    if (target == nullptr) return {};
    Import import;
    import.case_id = held.case_id;
    import.file_name = held.file_name;
    import.file = held.file;
    import.agency = held.agency;
    import.rules = held.rules;
    return read_file(model, *target, std::move(import), WorkKind::reading_rows, stamp);
}

Effects receive(Model& model, TableRead& event, const Stamp&) {
    const bool awaited = works_on(model, WorkKind::reading_table) || works_on(model, WorkKind::reading_rows);
    if (!awaited || model.work->number != event.work || !model.reading) return {};
    Work& work = *model.work;
    auto job = std::make_shared<ReadingTable>(std::move(event.answer), std::move(*std::exchange(model.reading, nullptr)));
    work.total = job->rows();
    work.counts = Counted::rows;
    work.job = std::move(job);
    return {};
}

// What was confirmed for that agency before counts, unless the person has said something of these columns already.
Effects apply(Model& model, const NameImportAgency& intent, const Stamp& stamp) {
    if (!model.import) return {};
    Import& import = *model.import;
    import.agency = intent.agency;
    import.agency_missing = false;
    const Case* target = find_case(model, import.case_id);
    if (target == nullptr || import.refused || !import.rules.headings.empty()) return {};
    import.rules = held_rules(*target, import.agency);
    return import.rules.headings.empty() ? Effects{} : read_again(model, stamp);
}

Effects apply(Model& model, const AssignColumn& intent, const Stamp& stamp) {
    if (!model.import || intent.table >= model.import->tables.size() || intent.column >= model.import->tables[intent.table].columns.size()) return {};
    Import& import = *model.import;
    domain::MappedColumn& column = import.tables[intent.table].columns[intent.column];
    column.meaning = intent.meaning;  // shown at once; the rows follow
    const std::string heading = domain::plain_words(column.heading);
    std::erase_if(import.rules.headings, [&](const auto& rule) { return rule.first == heading; });
    import.rules.headings.emplace_back(heading, intent.meaning);
    return read_again(model, stamp);
}

Effects apply(Model& model, const TypeRowDate& intent, const Stamp& stamp) {
    if (!model.import || intent.row >= model.import->rows.size()) return {};
    ImportRow& row = model.import->rows[intent.row];
    RowDecision& decision = model.import->decided[row.at];
    decision.date = intent.words;
    decide(row, decision, latest_year_of(model, *model.import, stamp));
    return {};
}

Effects apply(Model& model, const SettleRowDate& intent, const Stamp& stamp) {
    if (!model.import || intent.row >= model.import->rows.size()) return {};
    const int latest = latest_year_of(model, *model.import, stamp);
    for (std::size_t i = 0; i < model.import->rows.size(); ++i) {
        ImportRow& row = model.import->rows[i];
        const bool meant = intent.all ? row.reason == RowReason::date_order && row.status == RowStatus::confirm : i == intent.row;
        if (!meant) continue;
        RowDecision& decision = model.import->decided[row.at];
        decision.as_other = intent.as_other;
        decide(row, decision, latest);
    }
    return {};
}

namespace {

// A file becomes as many changes as it takes: each is written, hashed and read in one go, here and wherever it arrives.
constexpr std::size_t rows_in_a_change = 50;

// The change for the rows from `first` on: those that are ready become entries, the others are kept with their words.
void record_rows(Recorder& recorder, Case& target, const Id& part, const std::vector<ImportRow>& rows, std::size_t first, std::optional<domain::Operation> more = {}) {
    std::vector<domain::Operation> operations;
    for (std::size_t i = first; i < rows.size() && i < first + rows_in_a_change; ++i) {
        const bool ready = rows[i].status == RowStatus::clean;
        domain::Json::Object fields = rows[i].fields;
        fields.emplace(field::sequence, static_cast<std::int64_t>(i) + 1);
        if (!ready) fields.emplace(field::trouble, domain::name_of(rows[i].reason));
        operations.push_back({std::string(ready ? kind::entry : kind::left_out), recorder.new_id(), std::move(fields)});
    }
    if (more) operations.push_back(std::move(*more));
    recorder.change(target, part, action::import_file, std::move(operations));
}

class Importing final : public Job {
public:
    Importing(Model& model, Case& target, const Stamp& stamp)
        : target_(target), stamp_(stamp), layer_(target.file), recorder_(model, stamp_, layer_),
          part_(recorder_.chronology_of(target, model.import->agency)) {}

    bool step(Model& model, Work& work) override {
        const Import& import = *model.import;
        if (work.done >= import.rows.size()) return false;
        record_rows(recorder_, target_, part_, import.rows, work.done, work.done == 0 ? columns_of(import) : std::nullopt);
        work.done = std::min(work.done + rows_in_a_change, import.rows.size());
        return true;
    }

    Effects finish(Model& model, const Stamp&) override {
        if (recorder_.failed()) return recorder_.store();
        const Import& import = *model.import;
        target_.file.take_in(std::move(layer_));
        const std::size_t ready = import.ready();
        tell(model, "import_finished", std::to_string(ready), std::to_string(import.rows.size() - ready));
        model.message->step = recorder_.remember(action::import_file);
        const bool mine = import.agency == model.me.agency;
        model.import.reset();
        Effects effects = recorder_.store();
        if (model.place.screen != Screen::import) return effects;  // the person has gone elsewhere
        return std::move(effects) + Effects{go(model, {mine ? Screen::chronology : Screen::merged, target_.file.id(), {}})};
    }

private:
    // What the columns mean, when it is not known of this agency already.
    std::optional<domain::Operation> columns_of(const Import& import) {
        const domain::Record* held = held_mapping(target_, import.agency);
        domain::Json columns = confirmed(import);
        if (held != nullptr && held->value(field::columns) == columns) return std::nullopt;
        return domain::Operation{std::string(kind::column_mapping), held ? held->id : recorder_.new_id(), {{std::string(field::columns), std::move(columns)}}};
    }

    Case& target_;
    Stamp stamp_;  // of the moment when it was asked for
    domain::Layer layer_;
    Recorder recorder_;
    Id part_;
};

}  // namespace

void import_table(Recorder& recorder, Case& target, std::string_view agency, std::string_view file_name, ByteView bytes) {
    const auto source = documents::read_source(bytes);
    if (!source) return;
    const auto tables = tables_of(*source);
    const domain::Imported imported = domain::import_tables(tables, context_of(target, agency));
    std::vector<ImportRow> rows;
    for (const domain::ImportedRow& row : imported.rows) {
        rows.push_back({row.table, row.at, row.status, row.reason, domain::entry_fields(row)});
        rows.back().fields.emplace(field::origin, domain::origin_of(tables[row.table], tables[row.table].rows[row.row], file_name, source->sha256));
    }
    const Id part = recorder.chronology_of(target, agency);
    for (std::size_t row = 0; row < rows.size(); row += rows_in_a_change) record_rows(recorder, target, part, rows, row);
}

Effects apply(Model& model, const FinishImport&, const Stamp& stamp) {
    if (!model.import || model.import->refused) return {};
    Import& import = *model.import;
    Case* target = find_case(model, import.case_id);
    import.agency_missing = import.agency.empty();
    if (target == nullptr || import.agency_missing || import.rows.empty()) return {};
    begin_work(model, stamp, {.what = WorkKind::importing, .total = import.rows.size(), .counts = Counted::rows, .can_stop = true,
                              .job = std::make_shared<Importing>(model, *target, stamp)});
    return {};
}

Effects apply(Model& model, const CancelImport&, const Stamp& stamp) {
    if (!model.import) return {};
    const Id case_id = model.import->case_id;
    const bool under_way = works_on(model, WorkKind::importing) || works_on(model, WorkKind::reading_rows);
    Effects effects = under_way ? drop_work(model, stamp) : Effects{};
    model.import.reset();
    tell(model, "set_aside");
    return std::move(effects) + Effects{go(model, {Screen::chronology, case_id, {}})};
}

}  // namespace tributary::app
