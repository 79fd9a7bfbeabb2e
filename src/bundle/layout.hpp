// Where things lie inside a bundle.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "bundle/zip.hpp"
#include "crypto/digest.hpp"

namespace tributary::bundle::layout {

inline constexpr std::string_view manifest = "manifest.json";
inline constexpr std::string_view signature = "manifest.json.minisig";
inline constexpr std::string_view checksums = "SHA256SUMS";
inline constexpr std::string_view read_me = "read-me/index.html";
inline constexpr std::string_view parts_folder = "parts/";
inline constexpr std::string_view attachments_folder = "attachments/";
inline constexpr std::string_view read_me_folder = "read-me/";

/// Not named in the manifest: the manifest itself, its signature, and the checksums that cover both.
[[nodiscard]] inline bool is_unnamed(std::string_view path) { return path == manifest || path == signature || path == checksums; }

[[nodiscard]] inline std::string feed_path(Id part, Id feed) {
    return std::string(parts_folder) + part.text() + '/' + feed.text() + ".jsonl";
}

[[nodiscard]] inline std::string attachment_path(const crypto::Digest& digest) { return std::string(attachments_folder) + to_hex(digest); }

/// SHA256SUMS as `sha256sum` writes it: every file but itself, by path.
[[nodiscard]] std::string checksums_of(const std::vector<File>& files);

}  // namespace tributary::bundle::layout
