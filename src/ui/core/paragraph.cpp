#include "ui/core/paragraph.hpp"

#include <algorithm>

#include "ui/core/scripts.hpp"
#include "ui/core/unbreakable.hpp"

namespace tributary::ui {

namespace {

constexpr std::size_t kept_at_most = 4000;
constexpr std::size_t bytes_at_most = 4u << 20;

std::size_t bytes_of(const std::unordered_map<std::uint64_t, Paragraph>& kept) {
    std::size_t bytes = 0;
    for (const auto& [key, paragraph] : kept)
        for (const std::string& text : paragraph.texts) bytes += text.size();
    return bytes;
}

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3ull;
    return (hash ^ text.size()) * 0x9E3779B97F4A7C15ull;
}

bool is_heading(Type type) { return type == Type::section || type == Type::question || type == Type::title; }

}  // namespace

Cut cut_of(const Run& run, Type paragraph) {
    const Cut base = size_of(paragraph).cut;
    if (run.type == Type::source) return Cut::italic;
    return run.type == Type::body ? base : size_of(run.type).cut;
}

const Paragraph& Paragraphs::lay_out(std::span<const Run> runs, Type type, float width, bool as_typed) {
    std::uint64_t key = (as_typed ? 0x14650FB0739D0383ull : 0xCBF29CE484222325ull) ^ static_cast<std::uint64_t>(type) << 56 ^ static_cast<std::uint64_t>(width * 8) << 16;
    for (const Run& run : runs) key = mix(key ^ static_cast<std::uint64_t>(cut_of(run, type)), run.text);
    const auto [found, fresh] = kept_.try_emplace(key);
    Paragraph& out = found->second;
    out.last_used = frame_;
    if (!fresh) return out;
    const TypeSize size = size_of(type);
    out.line_height = size.line;
    out.texts.reserve(runs.size());
    std::vector<Cut> cuts;
    for (const Run& run : runs) {
        std::string room;
        out.texts.push_back(as_typed ? std::string(readable(run.text, room)) : with_unbreakable_spaces(run.text));
        cuts.push_back(cut_of(run, type));
    }
    const Side side = is_heading(type) ? Side::left : as_typed ? Side::right : Side::right_from_two_lines;
    break_into_lines(out, cuts, {fonts_, pictures_, size.size, width, as_typed, side});
    return out;
}

const Paragraph& Paragraphs::line(std::string_view text, float size, Cut cut) {
    const auto [found, fresh] = kept_.try_emplace(mix(0x6C62272E07BB0142ull ^ static_cast<std::uint64_t>(size * 64) << 8 ^ static_cast<std::uint64_t>(cut), text));
    Paragraph& out = found->second;
    out.last_used = frame_;
    if (!fresh) return out;
    std::string room;
    out.texts.emplace_back(readable(text, room));
    break_into_lines(out, {&cut, 1}, {fonts_, pictures_, size, endless, false, Side::left});
    return out;
}

float Paragraphs::line_width(std::string_view text, float size, Cut cut) { return fonts_.draws(text) ? fonts_.width(text, size, cut) : line(text, size, cut).width; }

float Paragraphs::natural_width(std::span<const Run> runs, Type type) { return lay_out(runs, type, endless).width; }

void Paragraphs::forget_unused(bool all) {
    ++frame_;
    if (all) kept_.clear();
    if (kept_.size() > kept_at_most) std::erase_if(kept_, [&](const auto& entry) { return entry.second.last_used + 60 < frame_; });
    if (frame_ % 16 == 0 && bytes_of(kept_) > bytes_at_most) std::erase_if(kept_, [&](const auto& entry) { return entry.second.last_used + 2 < frame_; });
}

}  // namespace tributary::ui
