// Reading an agency's file: text, rows, what its columns may mean, its dates.
#include "app/task_parts.hpp"
#include "crypto/digest.hpp"
#include "documents/csv.hpp"

namespace tributary::app {

namespace {

std::string_view name_of(documents::Encoding encoding) {
    switch (encoding) {
        case documents::Encoding::utf8: return "UTF-8";
        case documents::Encoding::utf8_with_mark: return "UTF-8";
        case documents::Encoding::utf16_little: return "UTF-16";
        case documents::Encoding::utf16_big: return "UTF-16";
        case documents::Encoding::windows_1252: return "Windows-1252";
    }
    return {};
}

std::string_view name_of_delimiter(char delimiter) { return delimiter == ',' ? "comma" : delimiter == ';' ? "semicolon" : "tab"; }

void write_table(TaskWriter& out, const domain::TableImport& table) {
    out.u32(static_cast<std::uint32_t>(table.latest_year));
    out.count(table.heading_row);
    out.count(table.columns.size());
    for (const domain::Column& column : table.columns) {
        out.text(column.heading);
        out.text(column.example);
        out.text(column.field);
        out.u8(column.certain);
    }
    out.count(table.rows.size());
    for (const domain::ImportRow& row : table.rows) {
        out.count(static_cast<std::size_t>(row.row));
        out.u8(static_cast<std::uint8_t>(row.trouble));
        out.date(row.known);
        out.texts(row.cells);
    }
}

}  // namespace

void read_table(TaskReader& question, TaskWriter& answer) {
    const int latest_year = static_cast<int>(question.u32());
    const ByteView file = question.bytes();
    const auto table = documents::read_csv(file);
    answer.u8(static_cast<std::uint8_t>(table ? Answer::done : Answer::refused));
    answer.text(to_hex(crypto::sha256(file)));
    if (!table) return answer.error(table.error());
    answer.text(name_of(table->encoding));
    answer.text(name_of_delimiter(table->delimiter));
    write_table(answer, domain::plan_import(table->rows, latest_year));
}

Bytes table_question(ByteView file, int latest_year) {
    TaskWriter question;
    question.reserve(file.size() + 16);
    question.u8(static_cast<std::uint8_t>(Task::read_table));
    question.u32(static_cast<std::uint32_t>(latest_year));
    question.bytes(file);
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
    import.encoding = from.text();
    import.delimiter = from.text();
    import.table.latest_year = static_cast<int>(from.u32());
    import.table.heading_row = from.u32();
    import.table.columns.resize(from.count());
    for (domain::Column& column : import.table.columns) {
        column.heading = from.text();
        column.example = from.text();
        column.field = domain::field_named(from.text());
        column.certain = from.u8() != 0;
    }
    reading_->rows = from.count();
    import.table.rows.reserve(reading_->rows);
}

TableAnswer::~TableAnswer() = default;

std::size_t TableAnswer::rows() const { return reading_->rows; }
const std::optional<Error>& TableAnswer::error() const { return reading_->import.refused; }
Import TableAnswer::take() { return std::move(reading_->import); }

bool TableAnswer::read(std::size_t rows) {
    TaskReader& from = reading_->from;
    auto& table = reading_->import.table;
    for (; rows > 0 && from.ok() && table.rows.size() < reading_->rows; --rows) {
        domain::ImportRow row;
        row.row = static_cast<int>(from.u32());
        row.trouble = static_cast<domain::RowTrouble>(from.u8());
        row.known = from.date();
        row.cells = from.texts();
        table.rows.push_back(std::move(row));
    }
    return !error() && from.ok() && table.rows.size() < reading_->rows;
}

}  // namespace tributary::app
