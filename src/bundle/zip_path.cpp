#include <algorithm>

#include "bundle/zip.hpp"

namespace tributary::bundle {

static bool is_path_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

static bool is_path_part(std::string_view part) {
    return !part.empty() && !part.starts_with('.') && !part.ends_with('.') && std::ranges::all_of(part, is_path_character);
}

bool is_bundle_path(std::string_view path) {
    if (path.size() > zip_limit::path_length) return false;
    for (int depth = 1; depth <= zip_limit::path_depth; ++depth) {
        const std::size_t slash = path.find('/');
        if (!is_path_part(path.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
    return false;
}

}  // namespace tributary::bundle
