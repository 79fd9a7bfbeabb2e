#include "documents/xml.hpp"

#include <algorithm>

#include "documents/text_encoding.hpp"

namespace tributary::documents {

static constexpr std::size_t part_limit = 96u << 20;  // its tree takes about ten times as much

// Any spelling of a document type, wherever it stands outside a comment or CDATA; inside those it is refused as well, for no office program writes it there.
static bool has_document_type(std::string_view text) {
    static constexpr std::string_view mark = "<!DOCTYPE";
    for (std::size_t at = text.find("<!"); at != std::string_view::npos; at = text.find("<!", at + 2)) {
        const std::string_view here = text.substr(at, mark.size());
        const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
        if (std::ranges::equal(here, mark, {}, upper) || text.substr(at, 8) == "<!ENTITY") return true;
    }
    return false;
}

Result<XmlPart> XmlPart::read(const zip::Archive& archive, const std::string& path) {
    const auto bytes = archive.read(path);
    if (!bytes) return std::unexpected(bytes.error());
    if (bytes->size() > part_limit) return fail(Problem::file_too_large, path);
    const bool wide = bytes->size() >= 2 && ((*bytes)[0] >= 0xFE || (*bytes)[0] == 0 || (*bytes)[1] == 0);
    std::string converted;
    std::string_view text = text_of(*bytes);
    if (wide) {
        auto decoded = decode_text(*bytes);
        if (!decoded) return fail(Problem::file_damaged, path);
        converted = std::move(decoded->text);
        text = converted;
    }
    if (has_document_type(text)) return fail(Problem::file_has_entities, path);
    XmlPart part;
    part.document_ = std::make_unique<tinyxml2::XMLDocument>(true, tinyxml2::PEDANTIC_WHITESPACE);
    if (part.document_->Parse(text.data(), text.size()) != tinyxml2::XML_SUCCESS || part.root() == nullptr) return fail(Problem::file_damaged, path);
    return part;
}

std::string_view local_name(const Element& element) {
    const std::string_view name = element.Name();
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is(const Element* element, std::string_view name) { return element != nullptr && local_name(*element) == name; }

const Element* child(const Element* parent, std::string_view name) {
    if (parent == nullptr) return nullptr;
    const Element* found = parent->FirstChildElement();
    return found == nullptr || is(found, name) ? found : next(found, name);
}

const Element* next(const Element* element, std::string_view name) {
    for (element = element->NextSiblingElement(); element != nullptr; element = element->NextSiblingElement())
        if (is(element, name)) return element;
    return nullptr;
}

static const tinyxml2::XMLAttribute* find(const Element* element, std::string_view name) {
    if (element == nullptr) return nullptr;
    for (const auto* each = element->FirstAttribute(); each != nullptr; each = each->Next()) {
        const std::string_view full = each->Name();
        if (full.starts_with("xmlns")) continue;
        const std::size_t colon = full.rfind(':');
        if ((colon == std::string_view::npos ? full : full.substr(colon + 1)) == name) return each;
    }
    return nullptr;
}

std::string_view attribute(const Element* element, std::string_view name) {
    const auto* found = find(element, name);
    return found == nullptr ? std::string_view() : std::string_view(found->Value());
}

bool has_attribute(const Element* element, std::string_view name) { return find(element, name) != nullptr; }

bool is_on(const Element* element, std::string_view name) {
    const std::string_view value = attribute(element, name);
    return value == "1" || value == "true" || value == "on";
}

std::string text_in(const Element* element) {
    std::string text;
    if (element == nullptr) return text;
    for (const auto* node = element->FirstChild(); node != nullptr; node = node->NextSibling())
        if (const auto* words = node->ToText()) text += words->Value();
    return text;
}

std::uint64_t number_in(std::string_view text, std::uint64_t otherwise) {
    if (text.empty() || text.size() > 12) return otherwise;
    std::uint64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return otherwise;
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return number;
}

static std::string folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash + 1));
}

// A target is relative to the folder of the part that refers to it, or begins at the root.
static std::string resolved(std::string_view part, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    std::string folder = folder_of(part);
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        if (!folder.empty()) folder = folder_of(std::string_view(folder).substr(0, folder.size() - 1));
    }
    return folder + std::string(target);
}

Relationships Relationships::read(const zip::Archive& archive, std::string_view part) {
    Relationships found;
    const std::string folder = folder_of(part);
    const std::string path = folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
    if (!archive.has(path)) return found;
    const auto xml = XmlPart::read(archive, path);
    if (!xml) return found;
    for (const Element* each = child(xml->root(), "Relationship"); each != nullptr; each = next(each, "Relationship")) {
        const bool external = attribute(each, "TargetMode") == "External";
        found.all.push_back({std::string(attribute(each, "Id")), std::string(attribute(each, "Type")),
                             external ? std::string() : resolved(part, attribute(each, "Target")), external});
    }
    return found;
}

std::string Relationships::by_id(std::string_view id) const {
    const auto one = std::ranges::find(all, id, &One::id);
    return one == all.end() || one->external ? std::string() : one->path;
}

std::string Relationships::by_type(std::string_view last_word) const {
    const auto one = std::ranges::find_if(all, [&](const One& each) { return !each.external && each.type.ends_with("/" + std::string(last_word)); });
    return one == all.end() ? std::string() : one->path;
}

}  // namespace tributary::documents
