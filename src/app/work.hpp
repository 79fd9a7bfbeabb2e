// Work that takes longer than a frame: what it is and how far it has come. Screens show it; `update_work.cpp` does it.
//
// Work that changes the model is done in steps (`Proceed`), each about a millisecond, so that the page can answer in
// between. Nothing of it shows before the last step, and stopping it before that leaves no trace.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/id.hpp"

namespace tributary::app {

class Job;

enum class WorkKind : std::uint8_t {
    opening,         // the vault's records
    reading_table,   // a file that is to be imported
    reading_rows,    // its rows again, after a column got another meaning
    importing,       // its rows
    sealing,         // a bundle
    opening_bundle,
    reviewing,       // what an opened bundle would change
    adding,          // a reviewed bundle
    taking_back,     // a step that touched many records
    doing_again,
    backing_up,      // the vault is copied into one file and the file opened
    attaching,       // a file
    taking_files,    // out of a bundle that is being added
    showing,         // an attachment
    saving_copy,     // of an attachment
};

/// What `done` and `total` count.
enum class Counted : std::uint8_t { nothing, parts, rows, changes, bytes };

struct Work {
    WorkKind what{};
    std::size_t done = 0;
    std::size_t total = 0;             // 0: not known
    Counted counts = Counted::nothing;
    bool can_stop = false;             // nothing is kept yet
    std::int64_t since = 0;            // milliseconds since 1970
    std::uint64_t number = 0;          // grows with each work: an answer to an earlier one is not taken
    Id about{};                        // of the case, when it is about one
    std::string file_name{};           // of a table or an attachment
    Id part{}, record{};               // of an attachment: itself, or what it will belong to
    std::shared_ptr<Job> job{};        // null while it is done elsewhere. Only `update` touches it
};

/// Shorter work is not shown.
inline constexpr std::int64_t work_shown_after = 1000;

}  // namespace tributary::app
