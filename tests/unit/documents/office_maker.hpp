// Puts small office files together from their parts.
#pragma once

#include <string>
#include <vector>

#include "archive/zip.hpp"
#include "archive/zip_records.hpp"

namespace tributary::testing {

inline zip::File part(std::string path, const std::string& text) { return {std::move(path), copy_of(text)}; }

/// One file, packed as densely as it will go.
inline Bytes packed_densely(const std::string& path, const Bytes& bytes) {
    const zip::Packed packed = zip::pack(bytes, {.ratio = 1 << 30, .ratio_free = 0});
    Bytes all;
    Bytes directory;
    zip::put_entry(directory, path, packed, 0);
    zip::put_local(all, path, packed);
    zip::append(all, packed.deflated);
    const std::size_t directory_at = all.size();
    zip::append(all, directory);
    zip::put_end(all, 1, directory_at, directory.size());
    return all;
}

inline std::string relationship(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "\" Target=\"" + target + "\"/>";
}

inline std::string relationships(const std::string& all) {
    return "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all + "</Relationships>";
}

/// A workbook of one sheet "S"; `data` goes into worksheet, `more` are further parts.
inline Bytes workbook(const std::string& sheet, const std::string& strings = {}, const std::string& formats = {}, const std::string& properties = {}, std::vector<zip::File> more = {}) {
    std::vector<zip::File> files = {
        part("_rels/.rels", relationships(relationship("r1", "officeDocument", "/xl/workbook.xml"))),
        part("xl/workbook.xml", "<x:workbook xmlns:x=\"m\" xmlns:r=\"o\">" + properties + "<x:sheets><x:sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></x:sheets></x:workbook>"),
        part("xl/_rels/workbook.xml.rels", relationships(relationship("r1", "worksheet", "worksheets/sheet1.xml") + relationship("r2", "sharedStrings", "sharedStrings.xml") + relationship("r3", "styles", "styles.xml"))),
        part("xl/sharedStrings.xml", "<sst>" + strings + "</sst>"),
        part("xl/styles.xml", "<styleSheet>" + formats + "</styleSheet>"),
        part("xl/worksheets/sheet1.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet>" + sheet + "</worksheet>")};
    for (zip::File& each : more) files.push_back(std::move(each));
    return zip::write(files);
}

inline Bytes document(const std::string& body, std::vector<zip::File> more = {}, const std::string& links = {}) {
    std::vector<zip::File> files = {part("_rels/.rels", relationships(relationship("r1", "officeDocument", "word/document.xml"))),
                                    part("word/_rels/document.xml.rels", relationships(links)),
                                    part("word/document.xml", "<w:document xmlns:w=\"m\"><w:body>" + body + "</w:body></w:document>")};
    for (zip::File& each : more) files.push_back(std::move(each));
    return zip::write(files);
}

inline std::string run(const std::string& text) { return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>"; }
inline std::string paragraph(const std::string& runs, const std::string& properties = {}) { return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>"; }
inline std::string cell(const std::string& blocks, const std::string& properties = {}) { return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + blocks + "</w:tc>"; }
inline std::string row(const std::string& cells, const std::string& properties = {}) { return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>"; }
inline std::string table(const std::string& rows) { return "<w:tbl>" + rows + "</w:tbl>"; }

}  // namespace tributary::testing
