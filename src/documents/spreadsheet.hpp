// Spreadsheets in the form that Excel has written since 2007 (ECMA-376, SpreadsheetML): values as they were stored, nothing computed, nothing run.
#pragma once

#include "archive/zip.hpp"
#include "documents/table.hpp"

namespace tributary::documents {

/// Errors: file_damaged, file_has_entities, file_too_large, file_without_table, file_too_many_rows, file_cell_too_long.
[[nodiscard]] Result<Source> read_spreadsheet(const zip::Archive& archive, const std::string& workbook_path);

/// What a number format shows of a serial.
struct SerialForm {
    bool day = false;
    bool time = false;
};
/// By its code ("d mmm yy", "[h]:mm"); only the first section counts.
[[nodiscard]] SerialForm serial_form(std::string_view format_code);
/// The day of a serial, of the 1900 system (with its 29 February 1900 that never was) or of 1904; nothing outside 1 to 31 December 9999.
[[nodiscard]] std::optional<Date> day_of_serial(double serial, bool from_1904);

}  // namespace tributary::documents
