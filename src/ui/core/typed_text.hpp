// Words in a field, in the lines that the browser gives them, kept from frame to frame. A change costs what it changes: the
// text is kept source line by source line, and only those that differ from what stood there are broken and counted anew.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/core/breaking.hpp"
#include "ui/core/semantics.hpp"

namespace tributary::ui {

class TypedText {
public:
    /// The lines of what was written last; `texts[0]` is `readable` (scripts.hpp). Changed by `write`.
    [[nodiscard]] const Paragraph& lines() const { return lines_; }
    /// As documents::count_words counts them.
    [[nodiscard]] std::size_t words() const { return words_; }
    /// How many source lines were broken since this was made. For tests.
    [[nodiscard]] std::size_t broken() const { return broken_; }

    struct Look {
        const Breaking& how;
        Cut cut{};
        float line_height = 0;
    };
    /// Makes it this text.
    void write(std::string_view text, const Look& look);

private:
    /// A source line with the line end after it; the last has none, so there is always one.
    struct Source {
        std::uint32_t bytes = 0;   // as written
        std::uint32_t shown = 0;   // bytes of the readable text
        std::uint32_t lines = 0;
        std::uint32_t pieces = 0;
        std::uint32_t words = 0;
        void add(const Source& other);
    };
    /// Several of them, one after the other.
    struct Stretch {
        std::size_t sources = 0;
        Source sum;
    };

    [[nodiscard]] Stretch same_at_begin(std::string_view text) const;
    [[nodiscard]] Stretch same_at_end(std::string_view text, const Stretch& begin) const;
    Source append(Paragraph& out, std::string_view source, const Look& look);
    void replace_between(const Stretch& begin, const Stretch& end, std::string_view text, const Look& look);

    std::string written_;
    std::vector<Source> sources_;
    Paragraph lines_;
    std::size_t words_ = 0;
    std::size_t broken_ = 0;
    float size_ = 0, width_ = 0;
    Cut cut_{};
};

/// Of all fields in sight.
class TypedTexts {
public:
    TypedTexts(const Fonts& fonts, RunPictures& pictures) : fonts_(fonts), pictures_(pictures) {}
    /// The text of a field, broken to `width`. The reference holds until `forget_unused`.
    const TypedText& lay_out(NodeId field, std::string_view text, Type type, float width);
    /// Once a frame: lets go of fields that are gone. `all` when the fonts' density changed.
    void forget_unused(bool all = false);

private:
    struct Kept {
        TypedText text;
        std::uint64_t used = 0;
    };
    const Fonts& fonts_;
    RunPictures& pictures_;
    std::unordered_map<NodeId, Kept> kept_;
    std::uint64_t frame_ = 1;
};

}  // namespace tributary::ui
