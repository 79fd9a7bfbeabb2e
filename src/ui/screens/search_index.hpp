// The words of everything in a case, small letters only, so that finding reads no record twice: for the search and for the
// find boxes of lists. Costs grow with what changed: only records that changes named since the last look are read again.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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
    void follow(const domain::CaseFile& file) { static_cast<void>(follow(file, [] { return true; })); }
    /// The same as far as there is time. True when all of the case is taken in.
    bool follow(const domain::CaseFile& file, const std::function<bool()>& time_left);
    /// How many records a call to `follow` would read, at most.
    [[nodiscard]] std::size_t behind(const domain::CaseFile& file) const;
    /// Records that hold all the words that were typed, in the order of their parts. `typed` need not be folded.
    [[nodiscard]] std::vector<Hit> find(std::string_view typed) const;
    /// Whether one field of the record holds `wanted`, which is folded. Fields in `but` do not count.
    [[nodiscard]] bool holds(const Id& part, const Id& record, std::string_view wanted, std::span<const std::string_view> but) const;
    /// How many records were read since this index was made. For tests.
    [[nodiscard]] std::size_t records_read() const { return read_; }
    void forget();

private:
    struct Words {
        std::string all;                                         // every field, folded, one a line
        std::vector<std::pair<std::string, std::size_t>> fields; // name, where it begins in `all`
        [[nodiscard]] std::size_t field_at(std::size_t place) const;
    };
    struct Key {
        Id part, record;
        bool operator==(const Key&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const { return std::hash<Id>()(key.record) ^ std::hash<Id>()(key.part) * 31; }
    };
    void take(const domain::CaseFile& file, const domain::RecordPlace& place);

    Id case_id_{};
    std::size_t followed_ = 0;  // of CaseFile::touched
    std::size_t read_ = 0;
    std::unordered_map<Key, Words, Hash> records_;
};

/// The typed text, folded, word by word. Words in quotation marks stay together.
[[nodiscard]] std::vector<std::string> search_words(std::string_view typed);

}  // namespace tributary::ui
