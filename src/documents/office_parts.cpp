#include "documents/office_parts.hpp"

namespace tributary::documents {

std::string relationships_part(std::initializer_list<PartLink> links) {
    std::string out = std::string(part_begins) + "<Relationships xmlns=\"" + std::string(package_names) + "/relationships\">";
    for (const PartLink& link : links)
        out += "<Relationship Id=\"" + std::string(link.id) + "\" Type=\"" + std::string(office_names) + "/" + std::string(link.type) + "\" Target=\"" + std::string(link.target) + "\"/>";
    return out + "</Relationships>";
}

std::string colour_digits(std::uint32_t colour) {
    std::string digits;
    for (int shift = 20; shift >= 0; shift -= 4) digits += "0123456789ABCDEF"[colour >> shift & 0xFu];
    return digits;
}

}  // namespace tributary::documents
