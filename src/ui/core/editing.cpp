#include "ui/core/editing.hpp"

namespace tributary::ui {

namespace {

constexpr std::size_t kept_at_most = 60;

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325ull;
    for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3ull;
    return hash ^ text.size();
}

}  // namespace

const documents::Document& ParsedDocuments::of(std::string_view text) {
    const auto [found, fresh] = kept_.try_emplace(hash_of(text));
    if (fresh) found->second.document = documents::read_commonmark(text);
    found->second.used = frame_;
    return found->second.document;
}

void ParsedDocuments::forget_unused(bool all) {
    ++frame_;
    if (all) kept_.clear();
    if (kept_.size() > kept_at_most) std::erase_if(kept_, [&](const auto& entry) { return entry.second.used + 30 < frame_; });
}

}  // namespace tributary::ui
