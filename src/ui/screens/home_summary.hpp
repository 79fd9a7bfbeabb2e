// What Home says, worked out from the model once for each state of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/model.hpp"
#include "base/date.hpp"
#include "ui/icons.hpp"
#include "ui/theme.hpp"

namespace tributary::ui {

struct CaseLine {
    Id id{};
    std::string subject, reference, held;
    std::size_t conflicts = 0;
    std::size_t rows = 0;             // left out of an import, waiting for somebody
    std::int64_t changed = 0;
    bool sample = false;
};

/// Something that has a date, or waits for somebody.
struct DueLine {
    Icon icon = Icon::warn;
    Tone tone = Tone::needs_you;
    std::string chip;                 // "In 6 days", "Needs you"
    std::string words;                // a link
    std::string address;
    std::string subject;
    std::string aside;
    std::int64_t order = 0;           // the most urgent first
};

/// What one person did in one case since this device was last locked.
struct ChangedLine {
    std::string words;                // "Marian Thorne added 7 entries and changed 2"
    std::string subject;
    std::string address;
    std::int64_t at = 0;              // of the latest
};

struct HomeSummary {
    struct Key {
        std::vector<std::pair<Id, std::uint64_t>> revisions;
        std::size_t received = 0, handed_over = 0, contacts = 0;
        Date today{};
        bool operator==(const Key&) const = default;
    };
    std::optional<Key> key;
    std::vector<CaseLine> cases;      // the latest changed first
    std::vector<DueLine> due;
    std::vector<ChangedLine> changed; // the latest first
    std::int64_t since = 0;           // when this device was last locked with these cases, or 0
    std::size_t worked_out = 0;       // how often; for tests
};

/// Works it out again when something in it may have changed.
void compute(HomeSummary& home, const app::Model& model);

}  // namespace tributary::ui
