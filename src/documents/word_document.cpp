#include "documents/word_document.hpp"

#include <algorithm>
#include <map>

#include "documents/word_text.hpp"

namespace tributary::documents {

namespace {

constexpr int deepest = 40;

class Document {
public:
    explicit Document(const zip::Archive& archive) : archive_(archive) { source_.kind = SourceKind::document; }

    Result<Source> read(const std::string& path) {
        const auto xml = XmlPart::read(archive_, path);
        if (!xml) return std::unexpected(xml.error());
        const Relationships links = Relationships::read(archive_, path);
        WordText text(archive_, links);
        text_ = &text;
        const Element* body = child(xml->root(), "body");
        if (body == nullptr) return fail(Problem::file_damaged, path);
        if (auto walked = walk(body); !walked) return std::unexpected(walked.error());
        notice_all();
        if (std::ranges::all_of(source_.sheets, [](const Sheet& sheet) { return sheet.rows.empty(); })) return fail(Problem::file_without_table);
        return std::move(source_);
    }

private:
    // Tables stand in the body itself, or in content controls and the like around them.
    Result<void> walk(const Element* parent) {
        if (++depth_ > deepest) return fail(Problem::file_damaged);
        for (const Element* each = parent->FirstChildElement(); each != nullptr; each = each->NextSiblingElement()) {
            const std::string_view name = local_name(*each);
            if (name == "p") {
                std::string words = text_->paragraph(each);
                if (words.empty()) continue;
                ++text_->counts.outside;
                before_ = std::move(words);
            } else if (name == "tbl") {
                if (auto read = read_table(each); !read) return read;
            } else if (name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins" || name == "smartTag") {
                if (auto read = walk(each); !read) return read;
            }
        }
        --depth_;
        return {};
    }

    Result<void> read_table(const Element* table) {
        source_.sheets.push_back({"t" + std::to_string(source_.sheets.size() + 1)});
        Sheet& sheet = source_.sheets.back();
        sheet.before = std::exchange(before_, {});
        above_.clear();
        rows_ = 0;
        return read_rows(table, sheet);
    }

    Result<void> read_rows(const Element* parent, Sheet& sheet) {
        if (++depth_ > deepest) return fail(Problem::file_damaged);
        for (const Element* each = parent->FirstChildElement(); each != nullptr; each = each->NextSiblingElement()) {
            const std::string_view name = local_name(*each);
            if (name == "tr") {
                if (auto read = read_row(each, sheet); !read) return read;
            } else if (name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins") {
                if (auto read = read_rows(each, sheet); !read) return read;
            }
        }
        --depth_;
        return {};
    }

    Result<void> read_row(const Element* element, Sheet& sheet) {
        const Element* properties = child(element, "trPr");
        if (++rows_ > source_limit::rows) return fail(Problem::file_too_many_rows, sheet.name);
        if (child(properties, "del") != nullptr) {
            ++text_->counts.deleted;
            return {};
        }
        text_->counts.inserted += child(properties, "ins") != nullptr ? 1 : 0;
        sheet.rows.push_back({static_cast<std::uint32_t>(rows_), switched_on(child(properties, "hidden")), switched_on(child(properties, "tblHeader"))});
        const std::uint64_t before = std::min<std::uint64_t>(number_in(attribute(child(properties, "gridBefore"), "val")), 100);
        sheet.rows.back().cells.resize(static_cast<std::size_t>(before));
        return read_cells(element, sheet);
    }

    static bool switched_on(const Element* element) {
        return element != nullptr && (!has_attribute(element, "val") || is_on(element, "val"));
    }

    Result<void> read_cells(const Element* parent, Sheet& sheet) {
        if (++depth_ > deepest) return fail(Problem::file_damaged);
        for (const Element* each = parent->FirstChildElement(); each != nullptr; each = each->NextSiblingElement()) {
            const std::string_view name = local_name(*each);
            if (name == "tc") {
                if (auto read = read_cell(each, sheet); !read) return read;
            } else if (name == "sdt" || name == "sdtContent" || name == "customXml") {
                if (auto read = read_cells(each, sheet); !read) return read;
            }
        }
        --depth_;
        return {};
    }

    // A cell that is merged downwards shows in the rows below by standing there as continued, at the same place of the grid.
    Result<void> read_cell(const Element* element, Sheet& sheet) {
        Row& row = sheet.rows.back();
        const auto row_index = static_cast<std::uint32_t>(sheet.rows.size() - 1);
        const auto column = static_cast<std::uint32_t>(row.cells.size());
        const Element* properties = child(element, "tcPr");
        const auto span = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(number_in(attribute(child(properties, "gridSpan"), "val"), 1), 1, 1000));
        if (column + span > source_limit::columns) return fail(Problem::file_damaged, sheet.name);
        const Element* merge = child(properties, "vMerge");
        const bool continued = merge != nullptr && attribute(merge, "val") != "restart";
        const auto origin = above_.find(column);
        std::uint32_t origin_row = row_index;
        if (continued && origin != above_.end()) {
            origin_row = origin->second;
            row.cells.push_back({.kind = CellKind::covered, .origin_row = origin_row, .origin_column = column});
        } else {
            Cell cell{text_->blocks(element)};
            if (cell.text.size() > source_limit::cell) return fail(Problem::file_cell_too_long, sheet.name + ".r" + std::to_string(row.number));
            cell.kind = cell.text.empty() ? CellKind::empty : CellKind::text;
            row.cells.push_back(std::move(cell));
        }
        for (std::uint32_t i = 1; i < span; ++i) row.cells.push_back({.kind = CellKind::covered, .origin_row = origin_row, .origin_column = column});
        if (merge == nullptr) above_.erase(column);
        else above_[column] = origin_row;
        return {};
    }

    void notice(NoticeKind kind, std::size_t count) {
        if (count > 0) source_.notices.push_back({kind, {}, count});
    }

    void notice_all() {
        const WordCounts& counts = text_->counts;
        const bool macros = std::ranges::any_of(archive_.paths(), [](std::string_view path) { return path.ends_with("vbaProject.bin"); });
        notice(NoticeKind::macros_left_out, macros ? 1 : 0);
        notice(NoticeKind::deleted_text_left_out, counts.deleted);
        notice(NoticeKind::inserted_text_kept, counts.inserted);
        notice(NoticeKind::comments_left_out, counts.comments);
        notice(NoticeKind::notes_kept, counts.notes);
        notice(NoticeKind::pictures_left_out, counts.pictures);
        notice(NoticeKind::nested_tables, counts.nested);
        notice(NoticeKind::text_outside_tables, counts.outside);
        if (source_.sheets.size() > 1) notice(NoticeKind::several_sheets, source_.sheets.size());
    }

    const zip::Archive& archive_;
    Source source_;
    WordText* text_ = nullptr;
    std::string before_;
    std::map<std::uint32_t, std::uint32_t> above_;  // column -> row in which the merged cell there begins
    std::size_t rows_ = 0;
    int depth_ = 0;
};

}  // namespace

Result<Source> read_word_document(const zip::Archive& archive, const std::string& document_path) { return Document(archive).read(document_path); }

}  // namespace tributary::documents
