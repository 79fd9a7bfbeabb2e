// An agency's table on its way into a chronology. Nothing is in the case until it is finished.
#include <tuple>

#include "app/job.hpp"
#include "app/tasks.hpp"
#include "app/update_parts.hpp"
#include "documents/csv.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace kind = domain::kind;
namespace action = domain::action;

static std::string hash_text(ByteView bytes, const Stamp& stamp) { return to_hex(stamp.hash(bytes)); }

namespace {

// The rows of a table that was read elsewhere.
class ReadingTable final : public Job {
public:
    ReadingTable(Bytes answer, Id case_id, std::string file_name) : answer_(std::move(answer)), case_id_(case_id), file_name_(std::move(file_name)) {}

    [[nodiscard]] std::size_t rows() const { return answer_.rows(); }

    bool step(Model&, Work& work) override {
        constexpr std::size_t rows_in_a_step = 100;
        work.done = std::min(work.done + rows_in_a_step, work.total);
        return answer_.read(rows_in_a_step);
    }

    Effects finish(Model& model, const Stamp&) override {
        const Case* target = find_case(model, case_id_);
        if (target == nullptr) return {};
        Import import = answer_.take();
        import.case_id = case_id_;
        import.file_name = std::move(file_name_);
        const Id mine = Recorder::find_part(*target, domain::part_kind::chronology, model.me.agency);
        if (!mine.is_nil()) import.agency = model.me.agency;
        model.import = std::move(import);
        return {go(model, {Screen::import, case_id_, {}})};
    }

private:
    TableAnswer answer_;
    Id case_id_;
    std::string file_name_;
};

}  // namespace

Effects apply(Model& model, ImportFile& intent, const Stamp& stamp) {
    const Case* target = find_case(model, model.place.case_id);
    if (target == nullptr) return {};
    const Work& work = begin_work(model, stamp, {.what = WorkKind::reading_table, .can_stop = true, .about = target->file.id(), .file_name = intent.name});
    return {ReadTable{std::move(intent.bytes), latest_year(*target, stamp.now), work.number}};
}

Effects receive(Model& model, TableRead& event, const Stamp&) {
    if (!works_on(model, WorkKind::reading_table) || model.work->number != event.work) return {};
    Work& work = *model.work;
    auto job = std::make_shared<ReadingTable>(std::move(event.answer), work.about, work.file_name);
    work.total = job->rows();
    work.counts = Counted::rows;
    work.job = std::move(job);
    return {};
}

Effects apply(Model& model, const NameImportAgency& intent, const Stamp&) {
    if (!model.import) return {};
    model.import->agency = intent.agency;
    model.import->agency_missing = false;
    return {};
}

namespace {

// Every row again, now that a column means something else. The rows show what they said before until all are read.
class ReadingRows final : public Job {
public:
    explicit ReadingRows(domain::TableImport& table) { rows_.reserve(table.rows.size()); }

    bool step(Model& model, Work& work) override {
        constexpr std::size_t rows_in_a_step = 50;
        const domain::TableImport& table = model.import->table;
        for (std::size_t row = 0; row < rows_in_a_step && rows_.size() < table.rows.size(); ++row)
            rows_.push_back(domain::read_again(table, rows_.size()));
        work.done = rows_.size();
        return rows_.size() < table.rows.size();
    }

    Effects finish(Model& model, const Stamp&) override {
        auto& rows = model.import->table.rows;
        for (std::size_t i = 0; i < rows.size(); ++i) std::tie(rows[i].known, rows[i].trouble) = std::move(rows_[i]);
        return {};
    }

private:
    std::vector<std::pair<DateReading, domain::RowTrouble>> rows_;
};

}  // namespace

Effects apply(Model& model, const AssignColumn& intent, const Stamp& stamp) {
    if (!model.import || intent.column >= model.import->table.columns.size()) return {};
    domain::TableImport& table = model.import->table;
    domain::name_column(table, intent.column, domain::field_named(intent.field));
    begin_work(model, stamp, {.what = WorkKind::reading_rows, .total = table.rows.size(), .counts = Counted::rows, .job = std::make_shared<ReadingRows>(table)});
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
        if (recorder_.failed()) return recorder_.store();
        const Import& import = *model.import;
        target_.file.take_in(std::move(layer_));
        const std::size_t ready = import.table.ready();
        tell(model, "import_finished", std::to_string(ready), std::to_string(import.table.rows.size() - ready));
        model.message->step = recorder_.remember(action::import_file);
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
    tell(model, "set_aside");
    return std::move(effects) + Effects{go(model, {Screen::chronology, case_id, {}})};
}

}  // namespace tributary::app
