// DOCX (ECMA-376 part 1, WordprocessingML), the least that word processors open without a repair.
#include "archive/zip.hpp"
#include "documents/list.hpp"
#include "documents/office_parts.hpp"

namespace tributary::documents {

namespace {

constexpr std::string_view names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
constexpr int page_width = 23'811 - 2 * 720;  // of landscape A3 between its margins, in twentieths of a point

std::string run(std::string_view text, bool bold) {
    std::string out = bold ? "<w:r><w:rPr><w:b/></w:rPr>" : "<w:r>";
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (at > 0) out += "<w:br/>";
        out += "<w:t xml:space=\"preserve\">" + xml_text(text.substr(at, end - at)) + "</w:t>";
        at = end + 1;
    }
    return out + "</w:r>";
}

std::string paragraph(std::string_view text, bool bold, std::string_view properties = {}) {
    return "<w:p>" + (properties.empty() ? std::string() : "<w:pPr>" + std::string(properties) + "</w:pPr>") + (text.empty() ? std::string() : run(text, bold)) + "</w:p>";
}

std::string cell(std::string_view text, int width, bool bold, std::string_view ground) {
    const std::string shade = ground.empty() ? std::string() : "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" + std::string(ground) + "\"/>";
    return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/>" + shade + "</w:tcPr>" + paragraph(text, bold) + "</w:tc>";
}

std::vector<int> widths_of(const List& list) {
    int all = 0;
    for (const ListColumn& column : list.columns) all += column.width;
    std::vector<int> widths;
    for (const ListColumn& column : list.columns) widths.push_back(all == 0 ? page_width : page_width * column.width / all);
    return widths;
}

std::string table_of(const List& list) {
    const std::vector<int> widths = widths_of(list);
    std::string borders;
    for (const std::string_view side : {"top", "left", "bottom", "right", "insideH", "insideV"})
        borders += "<w:" + std::string(side) + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"595959\"/>";
    std::string out = "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(page_width) + "\" w:type=\"dxa\"/><w:tblBorders>" + borders + "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
    for (const int width : widths) out += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
    out += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (std::size_t i = 0; i < list.columns.size(); ++i) out += cell(list.columns[i].heading, widths[i], true, "E6E6E6");
    out += "</w:tr>";
    for (const ListRow& row : list.rows) {
        out += "<w:tr>";
        for (std::size_t i = 0; i < row.cells.size() && i < widths.size(); ++i) {
            const bool coloured = i == list.coloured && row.colour < list.colours.size();
            out += cell(row.cells[i], widths[i], false, coloured ? colour_digits(list.colours[row.colour]) : std::string());
        }
        out += "</w:tr>";
    }
    return out + "</w:tbl>";
}

std::string document_of(const List& list) {
    std::string out = std::string(part_begins) + "<w:document " + std::string(names) + "><w:body>" + paragraph(list.title, true, "<w:pStyle w:val=\"Heading1\"/>");
    if (!list.columns.empty()) out += table_of(list);
    return out + "<w:p/><w:sectPr><w:headerReference w:type=\"default\" r:id=\"r1\"/><w:footerReference w:type=\"default\" r:id=\"r2\"/>"
                 "<w:pgSz w:w=\"23811\" w:h=\"16838\" w:orient=\"landscape\"/><w:pgMar w:top=\"1080\" w:right=\"720\" w:bottom=\"1080\" w:left=\"720\" w:header=\"480\" w:footer=\"480\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
}

std::string margin_of(const List& list, std::string_view kind) {
    const std::string page = kind == "ftr" ? "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
                                             "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
                                           : "";
    return std::string(part_begins) + "<w:" + std::string(kind) + " " + std::string(names) + ">" + paragraph(list.marking, true, "<w:jc w:val=\"center\"/>") + page + "</w:" + std::string(kind) + ">";
}

std::string styles() {
    return std::string(part_begins) + "<w:styles " + std::string(names) + "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"18\"/><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault></w:docDefaults>"
                                 "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
                                 "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:after=\"120\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr></w:style></w:styles>";
}

std::string types() {
    const std::string type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    std::string out = std::string(part_begins) + "<Types xmlns=\"" + std::string(package_names) + "/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
                      "<Override PartName=\"/word/document.xml\" ContentType=\"" + type + "document.main+xml\"/>";
    for (const std::string_view part : {"header", "footer", "styles"}) out += "<Override PartName=\"/word/" + std::string(part) + ".xml\" ContentType=\"" + type + std::string(part) + "+xml\"/>";
    return out + "</Types>";
}

}  // namespace

Bytes write_word_document(const List& list) {
    return zip::write({{"[Content_Types].xml", copy_of(types())},
                       {"_rels/.rels", copy_of(relationships_part({{"r1", "officeDocument", "word/document.xml"}}))},
                       {"word/document.xml", copy_of(document_of(list))},
                       {"word/_rels/document.xml.rels", copy_of(relationships_part({{"r1", "header", "header.xml"}, {"r2", "footer", "footer.xml"}, {"r3", "styles", "styles.xml"}}))},
                       {"word/header.xml", copy_of(margin_of(list, "hdr"))},
                       {"word/footer.xml", copy_of(margin_of(list, "ftr"))},
                       {"word/styles.xml", copy_of(styles())}});
}

}  // namespace tributary::documents
