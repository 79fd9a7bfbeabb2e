#include "ui/screens/finding.hpp"

#include <algorithm>

namespace tributary::ui {

bool holds(std::string_view text, std::string_view wanted) { return wanted.empty() || folded(text).find(wanted) != std::string::npos; }

std::vector<Run> marked(std::string_view text, std::string_view wanted, Run look) {
    std::vector<Run> runs;
    const auto add = [&](std::size_t from, std::size_t to, bool hit) {
        if (from >= to) return;
        Run run = look;
        run.text = text.substr(from, to - from);
        if (hit) run.ground = Colour::find;
        runs.push_back(run);
    };
    const std::string where = wanted.empty() ? std::string() : folded(text);
    std::size_t done = 0;
    for (std::size_t at = wanted.empty() ? std::string::npos : where.find(wanted); at != std::string::npos; at = where.find(wanted, done)) {
        add(done, at, false);
        add(at, at + wanted.size(), true);
        done = at + wanted.size();
    }
    add(done, text.size(), false);
    if (runs.empty()) runs.push_back(look);
    return runs;
}

static bool inside_letter(std::string_view text, std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; }

std::string around(std::string_view text, std::string_view wanted, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    const std::size_t hit = std::min(folded(text).find(wanted), text.size() - 1);
    std::size_t from = hit > most / 3 ? hit - most / 3 : 0;
    std::size_t to = std::min(text.size(), from + most);
    if (const std::size_t blank = text.find(' ', from); from > 0 && blank != std::string_view::npos && blank < hit) from = blank + 1;
    if (const std::size_t blank = text.rfind(' ', to); to < text.size() && blank != std::string_view::npos && blank > hit + wanted.size()) to = blank;
    while (inside_letter(text, from)) ++from;
    while (inside_letter(text, to)) ++to;
    return (from > 0 ? "… " : "") + std::string(text.substr(from, to - from)) + (to < text.size() ? " …" : "");
}

}  // namespace tributary::ui
