// Spreadsheets: whole files, and sheets put into a file that is otherwise right, so that what is in them is reached.
#include "base/utf8.hpp"
#include "documents/table.hpp"
#include "fuzz.hpp"
#include "office.hpp"

using namespace tributary;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = text_of({data, size});
    fuzz::check_source(text.starts_with("PK") ? Bytes(data, data + size) : fuzz::in_workbook(text));
    return 0;
}
