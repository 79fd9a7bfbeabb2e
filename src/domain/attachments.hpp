// Attachments as records of a case: which file belongs to which record, and what it is. Their content is not in the case file:
// whoever holds it finds it by its hash. An attachment stands in the part of the record that it belongs to, and goes where
// that part goes (visibility.hpp).
#pragma once

#include <vector>

#include "domain/case_file.hpp"

namespace tributary::domain {

struct Attachment {
    const Record* record = nullptr;   // who added it, and when, is `created` of it
    Id about{};                       // the record it belongs to, or the part
    std::string_view name;
    std::string_view media;
    std::int64_t size = 0;
    std::string_view sha256;
};

/// Nothing when the record is no attachment, or says no hash or no size: the record of somebody else's program.
[[nodiscard]] std::optional<Attachment> attachment_of(const Record& record);

/// Those of a part that were not undone, withdrawn ones too, in the order in which they were added.
[[nodiscard]] std::vector<Attachment> attachments_of(const Part& part);

/// Those whose content goes with the part: not withdrawn.
[[nodiscard]] std::vector<Attachment> standing_attachments_of(const Part& part);

}  // namespace tributary::domain
