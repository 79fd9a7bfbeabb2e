#include "documents/word_text.hpp"

namespace tributary::documents {

static constexpr int deepest = 40;

WordText::WordText(const zip::Archive& archive, const Relationships& links) {
    read_lists(archive, links.by_type("numbering"), links.by_type("styles"));
    read_notes(archive, links.by_type("footnotes"), footnotes_);
    read_notes(archive, links.by_type("endnotes"), endnotes_);
    counts = {};
}

void WordText::read_notes(const zip::Archive& archive, const std::string& path, std::map<std::string, std::string, std::less<>>& notes) {
    if (path.empty() || !archive.has(path)) return;
    const auto xml = XmlPart::read(archive, path);
    if (!xml) return;
    for (const Element* each = xml->root()->FirstChildElement(); each != nullptr; each = each->NextSiblingElement()) {
        if (!attribute(each, "type").empty() && attribute(each, "type") != "normal") continue;  // the line above the notes
        std::string text = blocks(each);
        while (text.starts_with(' ')) text.erase(0, 1);
        notes.emplace(attribute(each, "id"), std::move(text));
    }
}

void WordText::read_lists(const zip::Archive& archive, const std::string& numbering, const std::string& styles) {
    if (!numbering.empty() && archive.has(numbering)) {
        const auto xml = XmlPart::read(archive, numbering);
        std::map<std::string, std::map<std::uint64_t, Level>, std::less<>> abstract;
        for (const Element* each = xml ? child(xml->root(), "abstractNum") : nullptr; each != nullptr; each = next(each, "abstractNum"))
            for (const Element* level = child(each, "lvl"); level != nullptr; level = next(level, "lvl")) {
                const std::string_view format = attribute(child(level, "numFmt"), "val");
                abstract[std::string(attribute(each, "abstractNumId"))][number_in(attribute(level, "ilvl"))] = {format == "bullet", format == "none"};
            }
        for (const Element* each = xml ? child(xml->root(), "num") : nullptr; each != nullptr; each = next(each, "num")) {
            const auto found = abstract.find(attribute(child(each, "abstractNumId"), "val"));
            if (found != abstract.end()) lists_[std::string(attribute(each, "numId"))] = found->second;
        }
    }
    if (styles.empty() || !archive.has(styles)) return;
    const auto xml = XmlPart::read(archive, styles);
    for (const Element* each = xml ? child(xml->root(), "style") : nullptr; each != nullptr; each = next(each, "style")) {
        const Element* list = child(child(each, "pPr"), "numPr");
        if (list == nullptr) continue;
        style_lists_[std::string(attribute(each, "styleId"))] = {std::string(attribute(child(list, "numId"), "val")), number_in(attribute(child(list, "ilvl"), "val"))};
    }
}

std::string WordText::list_mark(const Element* properties) {
    const Element* own = child(properties, "numPr");
    ListPlace place;
    if (own != nullptr) {
        place = {std::string(attribute(child(own, "numId"), "val")), number_in(attribute(child(own, "ilvl"), "val"))};
    } else {
        const auto style = style_lists_.find(attribute(child(properties, "pStyle"), "val"));
        if (style == style_lists_.end()) return {};
        place = style->second;
    }
    if (place.number.empty() || place.number == "0" || place.level > 8) return {};
    const std::string indent(static_cast<std::size_t>(place.level) * 2, ' ');
    const auto list = lists_.find(place.number);
    const Level level = list != lists_.end() && list->second.contains(place.level) ? list->second.at(place.level) : Level{};
    if (level.none) return indent;
    if (level.bullet) return indent + "\xE2\x80\xA2 ";
    auto& counters = counters_[place.number];
    counters.erase(counters.upper_bound(place.level), counters.end());
    return indent + std::to_string(++counters[place.level]) + ". ";
}

std::string WordText::paragraph(const Element* element) {
    std::string text;
    run_text(element, text);
    const std::string mark = text.empty() ? std::string() : list_mark(child(element, "pPr"));
    return mark + text;
}

std::string WordText::blocks(const Element* parent) {
    std::string text;
    bool first = true;
    if (++depth_ > deepest) return --depth_, text;
    const auto line = [&](const std::string& words) {
        if (!first) text += '\n';
        first = false;
        text += words;
    };
    for (const Element* each = parent->FirstChildElement(); each != nullptr; each = each->NextSiblingElement()) {
        const std::string_view name = local_name(*each);
        if (name == "p") {
            line(paragraph(each));
        } else if (name == "tbl") {
            ++counts.nested;
            for (const Element* row = child(each, "tr"); row != nullptr; row = next(row, "tr")) {
                std::string cells;
                for (const Element* cell = child(row, "tc"); cell != nullptr; cell = next(cell, "tc")) cells += (cells.empty() ? "" : "\t") + blocks(cell);
                line(cells);
            }
        } else if (name == "sdt") {
            if (const Element* content = child(each, "sdtContent")) line(blocks(content));
        } else if (name == "ins" || name == "customXml" || name == "smartTag" || name == "moveTo") {
            line(blocks(each));
        }
    }
    --depth_;
    while (text.ends_with('\n') || text.ends_with(' ')) text.pop_back();
    return text;
}

void WordText::run_text(const Element* parent, std::string& text) {
    if (++depth_ <= deepest)
        for (const Element* each = parent->FirstChildElement(); each != nullptr; each = each->NextSiblingElement()) one(each, text);
    --depth_;
}

void WordText::one(const Element* element, std::string& text) {
    const std::string_view name = local_name(*element);
    if (name == "t") {
        text += text_in(element);
    } else if (name == "tab") {
        text += '\t';
    } else if (name == "br" || name == "cr") {
        text += '\n';
    } else if (name == "noBreakHyphen") {
        text += '-';
    } else if (name == "del" || name == "moveFrom") {
        ++counts.deleted;
    } else if (name == "ins" || name == "moveTo") {
        ++counts.inserted;
        run_text(element, text);
    } else if (name == "commentReference") {
        ++counts.comments;
    } else if (name == "footnoteReference" || name == "endnoteReference") {
        const auto& notes = name == "footnoteReference" ? footnotes_ : endnotes_;
        const auto note = notes.find(attribute(element, "id"));
        if (note == notes.end() || note->second.empty()) return;
        ++counts.notes;
        text += " [" + note->second + "]";
    } else if (name == "drawing" || name == "pict" || name == "object") {
        ++counts.pictures;
    } else if (name == "AlternateContent") {
        if (const Element* choice = child(element, "Choice")) run_text(choice, text);
    } else if (name == "r" || name == "hyperlink" || name == "fldSimple" || name == "smartTag" || name == "customXml" || name == "dir" || name == "bdo") {
        run_text(element, text);
    } else if (name == "sdt") {
        if (const Element* content = child(element, "sdtContent")) run_text(content, text);
    }
}

}  // namespace tributary::documents
