#include "domain/profile/place.hpp"

#include <algorithm>
#include <charconv>

namespace tributary::domain::profile {

namespace {

// A place in a text that is known to be JSON: nothing is checked, and every step goes forwards or stands at the end.
class Walker {
public:
    explicit Walker(std::string_view text) : text_(text) { blanks(); }

    [[nodiscard]] std::size_t at() const { return at_; }

    bool enter_member(std::string_view name) {
        if (!take('{')) return false;
        while (peek() == '"') {
            const std::string_view key = string();
            take(':');
            if (key == name) return true;
            value();
            take(',');
        }
        return false;
    }

    bool enter_item(std::size_t index) {
        if (!take('[')) return false;
        for (; index > 0 && peek() != ']' && peek() != '\0'; --index) {
            value();
            take(',');
        }
        return index == 0 && peek() != ']';
    }

private:
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void blanks() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    }
    bool take(char wanted) {
        if (peek() != wanted) return false;
        ++at_;
        blanks();
        return true;
    }
    std::string_view string() {
        const std::size_t begin = ++at_;
        while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
        at_ = std::min(at_, text_.size());
        const std::string_view inside = text_.substr(begin, at_ - begin);
        at_ = std::min(at_ + 1, text_.size());
        blanks();
        return inside;
    }
    void value() {
        int depth = 0;
        do {
            const char c = peek();
            if (c == '\0') return;
            if (c == '"') {
                string();
                continue;
            }
            if (depth == 0 && (c == ',' || c == '}' || c == ']')) return;
            if (c == '{' || c == '[') ++depth;
            if (c == '}' || c == ']') --depth;
            ++at_;
            const bool scalar = depth == 0 && c != '}' && c != ']';
            if (scalar) at_ = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
            blanks();
            if (depth == 0) return;
        } while (depth > 0);
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

bool step(Walker& walker, std::string_view& path) {
    if (path.front() == '[') {
        std::size_t index = 0;
        std::from_chars(path.data() + 1, path.data() + path.size(), index);
        path.remove_prefix(std::min(path.find(']') + 1, path.size()));
        return walker.enter_item(index);
    }
    if (path.front() == '.') path.remove_prefix(1);
    const std::string_view name = path.substr(0, path.find_first_of(".["));
    path.remove_prefix(name.size());
    return walker.enter_member(name);
}

}  // namespace

std::size_t line_of(std::string_view text, const Place& place) {
    Walker walker(text);
    std::size_t at = walker.at();
    for (std::string_view path = place.path(); !path.empty() && step(walker, path);) at = walker.at();
    return static_cast<std::size_t>(std::ranges::count(text.substr(0, at), '\n')) + 1;
}

}  // namespace tributary::domain::profile
