// What a person has typed into a field and not left yet. A pause in a long text is `KeepDraft`; a field that is left
// becomes `SetField` with the typed words; `update` reads dates.
//
// Nothing typed is lost: a draft whose field is no longer drawn (another place was opened, an entry stepped over)
// is asked to be kept by itself. Drafts may be case data and are overwritten when they are forgotten.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/intent.hpp"
#include "domain/case_file.hpp"

namespace tributary::ui {

struct Draft {
    std::string text;
    std::string base;       // what the case file said when the text was taken from it
    bool changed = false;   // typed in, not asked to be kept as a value yet
    bool kept = false;      // asked to be kept as a draft, at a pause
    std::uint64_t drawn = 0;
};

class Drafts {
public:
    Drafts() = default;
    ~Drafts() { forget(); }
    Drafts(const Drafts&) = delete;
    Drafts& operator=(const Drafts&) = delete;

    /// Before and after one drawing of the page.
    void begin() { ++drawing_; }
    void end(std::vector<app::Intent>& asked);

    /// The text of a field: the draft, or `shown` while nobody types. Valid until the next `end` or `forget`.
    Draft& open(const domain::Record& record, std::string_view field, std::string_view shown);

    /// Asks for everything typed so far, before a lock or another step that leaves the page.
    void keep(std::vector<app::Intent>& asked);
    void forget();

private:
    struct Key {
        Id part;
        Id record;
        std::string field;
        auto operator<=>(const Key&) const = default;
    };
    std::map<Key, Draft> drafts_;
    std::uint64_t drawing_ = 0;
};

}  // namespace tributary::ui
