// What the parts of the office files that we write have in common (ECMA-376 part 2, Open Packaging Conventions).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace tributary::documents {

inline constexpr std::string_view part_begins = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view office_names = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
inline constexpr std::string_view package_names = "http://schemas.openxmlformats.org/package/2006";

struct PartLink {
    std::string_view id, type, target;  // type: the last word of it
};
[[nodiscard]] std::string relationships_part(std::initializer_list<PartLink> links);

/// "E6E6E6"
[[nodiscard]] std::string colour_digits(std::uint32_t colour);

}  // namespace tributary::documents
