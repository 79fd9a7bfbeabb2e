// What the layout learned in the last pass: heights of cards, widths at the right end of rows. A pass that learns
// something else than it was told is drawn again before anyone sees it, so nothing jumps.
#pragma once

#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "ui/core/semantics.hpp"

namespace tributary::ui {

class Memory {
public:
    [[nodiscard]] float recall(NodeId id, int slot, float otherwise = 0) const {
        const auto found = entries_.find(key(id, slot));
        return found == entries_.end() ? otherwise : found->second.value;
    }

    void keep(NodeId id, int slot, float value) {
        Entry& entry = entries_.try_emplace(key(id, slot), Entry{-1e9f, 0}).first->second;
        if (std::fabs(entry.value - value) > 0.05f) {
            entry.value = value;
            changed_ = true;
        }
        entry.used = frame_;
    }

    /// For facts that are no layout (open menus, seen errors): no second pass.
    void note(NodeId id, int slot, float value) { entries_[key(id, slot)] = {value, frame_}; }

    void begin_pass() { changed_ = false; }
    [[nodiscard]] bool changed() const { return changed_; }
    void ask_again() { changed_ = true; }

    /// Once a frame: lets go of what was not used for a while.
    void begin_frame() {
        if (++frame_ % 512 == 0) std::erase_if(entries_, [&](const auto& entry) { return entry.second.used + 512 < frame_; });
    }

private:
    struct Entry {
        float value;
        std::uint64_t used;
    };
    static std::uint64_t key(NodeId id, int slot) { return std::uint64_t{id} << 8 | static_cast<std::uint64_t>(slot); }

    std::unordered_map<std::uint64_t, Entry> entries_;
    std::uint64_t frame_ = 0;
    bool changed_ = false;
};

}  // namespace tributary::ui
