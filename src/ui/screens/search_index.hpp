// The words of everything in a case, small letters only, so that a search reads no record twice. Costs grow with what
// changed: only records that changes named since the last look are read again.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/case_file.hpp"

namespace tributary::ui {

class SearchIndex {
public:
    /// One find: the record, and the field whose words were found first.
    struct Hit {
        Id part;
        Id record;
        std::string field;
    };

    /// Takes in what changed in the case since the last call; all of it, when it is another case.
    void follow(const domain::CaseFile& file);
    /// Records that hold all the words that were typed, in the order of their parts. `typed` need not be folded.
    [[nodiscard]] std::vector<Hit> find(std::string_view typed) const;
    /// How many records were read since this index was made. For tests.
    [[nodiscard]] std::size_t records_read() const { return read_; }
    void forget();

private:
    struct Words {
        std::string all;                                         // every field, folded, one a line
        std::vector<std::pair<std::string, std::size_t>> fields; // name, where it begins in `all`
    };
    void take(const domain::CaseFile& file, const domain::RecordPlace& place);

    Id case_id_{};
    std::size_t followed_ = 0;  // of CaseFile::touched
    std::size_t read_ = 0;
    std::map<std::pair<Id, Id>, Words> records_;  // by part and record
};

/// The typed text, folded, word by word. Words in quotation marks stay together.
[[nodiscard]] std::vector<std::string> search_words(std::string_view typed);

}  // namespace tributary::ui
