#include "bundle/layout.hpp"

#include <map>

namespace tributary::bundle::layout {

std::string checksums_of(const std::vector<File>& files) {
    std::map<std::string_view, crypto::Digest> digests;
    for (const File& file : files) {
        if (file.path != checksums) digests.emplace(file.path, file.digest());
    }
    std::string text;
    for (const auto& [path, digest] : digests) text += to_hex(digest) + "  " + std::string(path) + '\n';
    return text;
}

}  // namespace tributary::bundle::layout
