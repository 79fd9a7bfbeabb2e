// The parts of an office file as XML. Only this header and its source know the parser.
//
// Names are compared without their prefix, which every writer may choose. A document type, and with it every entity that a file could
// define, is refused before anything is parsed; nothing outside the part is ever fetched.
#pragma once

#include <tinyxml2.h>

#include <memory>
#include <string>
#include <string_view>

#include "archive/zip.hpp"
#include "base/result.hpp"

namespace tributary::documents {

using Element = tinyxml2::XMLElement;

class XmlPart {
public:
    /// Errors: file_damaged, file_has_entities, file_too_large (fact of all: the part's path).
    [[nodiscard]] static Result<XmlPart> read(const zip::Archive& archive, const std::string& path);
    [[nodiscard]] const Element* root() const { return document_->RootElement(); }

private:
    std::unique_ptr<tinyxml2::XMLDocument> document_;
};

/// "tr" of "w:tr".
[[nodiscard]] std::string_view local_name(const Element& element);
[[nodiscard]] bool is(const Element* element, std::string_view name);
/// The first child of that name, or null; and the next sibling of that name.
[[nodiscard]] const Element* child(const Element* parent, std::string_view name);
[[nodiscard]] const Element* next(const Element* element, std::string_view name);
/// The value of an attribute by its local name; empty when it is absent.
[[nodiscard]] std::string_view attribute(const Element* element, std::string_view name);
[[nodiscard]] bool has_attribute(const Element* element, std::string_view name);
/// Whether a switch is on: "1", "true", "on", or there without a value.
[[nodiscard]] bool is_on(const Element* element, std::string_view name);
/// The text directly in the element.
[[nodiscard]] std::string text_in(const Element* element);
/// A number that is not negative, or `otherwise`.
[[nodiscard]] std::uint64_t number_in(std::string_view text, std::uint64_t otherwise = 0);

/// Where a relationship of that type leads, as a path in the archive; empty when there is none. `part` is the part it belongs to ("" for the whole).
struct Relationships {
    struct One {
        std::string id, type, path;
        bool external = false;
    };
    std::vector<One> all;

    [[nodiscard]] static Relationships read(const zip::Archive& archive, std::string_view part);
    [[nodiscard]] std::string by_id(std::string_view id) const;
    [[nodiscard]] std::string by_type(std::string_view last_word) const;
};

}  // namespace tributary::documents
