// Reading an agency's file: its tables, what their columns may mean, what every row becomes.
#include "app/source_tables.hpp"
#include "app/task_parts.hpp"
#include "crypto/digest.hpp"
#include "domain/import/entry.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace {

void write_day(TaskWriter& out, const std::optional<Date>& day) { out.text(day ? day->iso() : std::string()); }

std::optional<Date> read_day(TaskReader& from) { return Date::parse_iso(from.text()); }

domain::ImportContext read_context(TaskReader& from) {
    domain::ImportContext context;
    context.period.from = read_day(from).value_or(context.period.from);
    context.period.to = read_day(from).value_or(context.period.to);
    context.agency = from.text();
    for (auto* day : {&context.born, &context.died, &context.incident, &context.due}) *day = read_day(from);
    return context;
}

domain::MappingRules read_rules(TaskReader& from) {
    domain::MappingRules rules;
    for (std::size_t left = from.count(); left > 0; --left) {
        std::string heading = from.text();
        rules.headings.emplace_back(std::move(heading), static_cast<domain::Meaning>(from.u8()));
    }
    return rules;
}

void write_notices(TaskWriter& out, const std::vector<documents::Notice>& notices) {
    out.count(notices.size());
    for (const documents::Notice& notice : notices) {
        out.u8(static_cast<std::uint8_t>(notice.kind));
        out.text(notice.sheet);
        out.count(notice.count);
        out.text(notice.fact);
    }
}

std::vector<documents::Notice> read_notices(TaskReader& from) {
    std::vector<documents::Notice> notices(from.count());
    for (documents::Notice& notice : notices) {
        notice.kind = static_cast<documents::NoticeKind>(from.u8());
        notice.sheet = from.text();
        notice.count = from.u32();
        notice.fact = from.text();
    }
    return notices;
}

// As the file counts it: the number at the end of its reference.
std::size_t heading_number(const domain::SourceTable& table, const domain::Mapping& mapping) {
    if (!mapping.heading_row) return 0;
    const domain::Json origin = domain::origin_of(table, table.rows[*mapping.heading_row], {}, {});
    return static_cast<std::size_t>(*origin.find("row")->integer());
}

void write_tables(TaskWriter& out, const std::vector<domain::SourceTable>& tables, const domain::Imported& imported) {
    out.count(tables.size());
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const domain::Mapping& mapping = imported.mappings[i];
        out.text(tables[i].name);
        out.u8(tables[i].hidden);
        out.u8(mapping.has_rows());
        out.count(heading_number(tables[i], mapping));
        out.count(mapping.columns.size());
        for (const domain::MappedColumn& column : mapping.columns) {
            out.text(column.heading);
            out.text(column.example);
            out.u8(static_cast<std::uint8_t>(column.meaning));
            out.u8(column.certain);
        }
    }
}

std::vector<ImportTable> read_tables(TaskReader& from) {
    std::vector<ImportTable> tables(from.count());
    for (ImportTable& table : tables) {
        table.name = from.text();
        table.hidden = from.u8() != 0;
        table.read = from.u8() != 0;
        table.heading_row = from.u32();
        table.columns.resize(from.count());
        for (domain::MappedColumn& column : table.columns) {
            column.heading = from.text();
            column.example = from.text();
            column.meaning = static_cast<domain::Meaning>(from.u8());
            column.certain = from.u8() != 0;
        }
    }
    return tables;
}

void write_rows(TaskWriter& out, const std::vector<domain::SourceTable>& tables, const domain::Imported& imported, std::string_view name, std::string_view sha256) {
    out.count(imported.rows.size());
    for (const domain::ImportedRow& row : imported.rows) {
        out.count(row.table);
        out.text(row.at);
        out.u8(static_cast<std::uint8_t>(row.status));
        out.u8(static_cast<std::uint8_t>(row.reason));
        domain::Json::Object fields = domain::entry_fields(row);
        fields.emplace(domain::field::origin, domain::origin_of(tables[row.table], tables[row.table].rows[row.row], name, sha256));
        out.text(domain::write(std::move(fields)));
    }
}

}  // namespace

void read_table(TaskReader& question, TaskWriter& answer) {
    const domain::ImportContext context = read_context(question);
    const domain::MappingRules rules = read_rules(question);
    const std::string name = question.text();
    const ByteView file = question.bytes();
    const auto source = documents::read_source(file);
    answer.u8(static_cast<std::uint8_t>(source ? Answer::done : Answer::refused));
    answer.text(source ? source->sha256 : to_hex(crypto::sha256(file)));
    if (!source) return answer.error(source.error());
    answer.u8(static_cast<std::uint8_t>(source->kind));
    answer.u8(static_cast<std::uint8_t>(source->encoding));
    answer.u8(static_cast<std::uint8_t>(source->delimiter));
    write_notices(answer, source->notices);
    const auto tables = tables_of(*source);
    const domain::Imported imported = domain::import_tables(tables, context, &rules);
    write_tables(answer, tables, imported);
    answer.count(imported.not_data.size());
    write_rows(answer, tables, imported, name, source->sha256);
}

Bytes table_question(const ReadTable& wanted) {
    TaskWriter question;
    question.reserve(wanted.file->size() + 1024);
    question.u8(static_cast<std::uint8_t>(Task::read_table));
    write_day(question, wanted.context.period.from);
    write_day(question, wanted.context.period.to);
    question.text(wanted.context.agency);
    for (const auto& day : {wanted.context.born, wanted.context.died, wanted.context.incident, wanted.context.due}) write_day(question, day);
    question.count(wanted.rules.headings.size());
    for (const auto& [heading, meaning] : wanted.rules.headings) {
        question.text(heading);
        question.u8(static_cast<std::uint8_t>(meaning));
    }
    question.text(wanted.name);
    question.bytes(*wanted.file);
    return question.take();
}

struct TableAnswer::Reading {
    explicit Reading(Bytes bytes) : answer(std::move(bytes)), from(answer) {}

    Bytes answer;
    TaskReader from;
    Import import;
    std::size_t rows = 0;
};

TableAnswer::TableAnswer(Bytes answer) : reading_(std::make_unique<Reading>(std::move(answer))) {
    TaskReader& from = reading_->from;
    Import& import = reading_->import;
    const auto kind = static_cast<Answer>(from.u8());
    import.file_sha256 = from.text();
    if (kind != Answer::done) {
        import.refused = from.ok() ? from.error() : Error{Problem::file_not_a_table};
        return;
    }
    import.kind = static_cast<documents::SourceKind>(from.u8());
    import.encoding = static_cast<documents::Encoding>(from.u8());
    import.delimiter = static_cast<char>(from.u8());
    import.notices = read_notices(from);
    import.tables = read_tables(from);
    import.not_data = from.u32();
    reading_->rows = from.count();
    import.rows.reserve(reading_->rows);
}

TableAnswer::~TableAnswer() = default;

std::size_t TableAnswer::rows() const { return reading_->rows; }
const std::optional<Error>& TableAnswer::error() const { return reading_->import.refused; }
Import TableAnswer::take() { return std::move(reading_->import); }

bool TableAnswer::read(std::size_t rows) {
    TaskReader& from = reading_->from;
    auto& held = reading_->import.rows;
    for (; rows > 0 && from.ok() && held.size() < reading_->rows; --rows) {
        ImportRow row;
        row.table = from.u32();
        row.at = from.text();
        row.status = static_cast<domain::RowStatus>(from.u8());
        row.reason = static_cast<domain::RowReason>(from.u8());
        if (auto fields = domain::read(from.text()); fields && fields->object()) row.fields = std::move(*fields->object());
        held.push_back(std::move(row));
    }
    return !error() && from.ok() && held.size() < reading_->rows;
}

}  // namespace tributary::app
