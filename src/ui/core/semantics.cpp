#include "ui/core/semantics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>

#include "ui/core/scripts.hpp"

namespace tributary::ui {

namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15ull;
    return hash ^ (hash >> 29);
}

std::uint64_t mix_text(std::uint64_t hash, std::string_view text) {
    std::uint64_t word = 0;
    while (text.size() >= sizeof word) {
        std::memcpy(&word, text.data(), sizeof word);
        hash = mix(hash, word);
        text.remove_prefix(sizeof word);
    }
    word = std::uint64_t{text.size()} << 56;
    if (!text.empty()) std::memcpy(&word, text.data(), text.size());
    return mix(hash, word);
}

// Half pixels are enough for a box that is not seen, and spare patches for noise.
float snap(double length) { return static_cast<float>(std::round(length * 2) / 2); }

}  // namespace

void Semantics::begin() {
    now_.clear();
    strings_.clear();
    parents_.assign(1, {});
    band_.reset();
}

void Semantics::forget() {
    std::vector<char>().swap(strings_);
    std::string().swap(room_);
    std::string().swap(clash_);
}

std::uint32_t Semantics::keep(std::string_view text) {
    const auto at = static_cast<std::uint32_t>(strings_.size());
    strings_.insert(strings_.end(), text.begin(), text.end());
    return at;
}

void Semantics::add(const Description& d) {
    const Parent& parent = parents_.back();
    Node node{};
    node.id = d.id;
    node.parent = parent.id;
    node.role = static_cast<std::uint8_t>(d.role);
    node.level = d.level;
    node.type = static_cast<std::uint8_t>(d.type);
    node.state = d.state;
    node.x = snap(d.box.x - parent.x);
    node.y = snap(top_of(d) - parent.y);
    node.w = snap(d.box.w);
    node.h = snap(d.box.h);
    const std::string_view name = readable(d.name, room_);
    node.name = keep(name);
    node.name_size = static_cast<std::uint32_t>(name.size());
    node.value = keep(d.value);
    node.value_size = static_cast<std::uint32_t>(d.value.size());
    node.extra = keep(d.extra);
    node.extra_size = static_cast<std::uint32_t>(d.extra.size());
    std::memcpy(node.described_by, d.described_by, sizeof node.described_by);
    std::memcpy(node.number, d.number, sizeof node.number);
    now_.push_back(node);
}

void Semantics::open(const Description& description, double scroll) {
    Description placed = description;
    double origin = top_of(description);  // of what is inside
    bool apart = parents_.back().apart;
    if (band_ && !apart) {
        const double bottom = origin + static_cast<double>(description.box.h);
        const double low = std::max(origin, band_->low);
        const double high = std::min(bottom, band_->high);
        if (low <= high) {
            placed.top = origin = low;
            placed.box.h = static_cast<float>(high - low);
        } else {
            apart = true;
            placed.top = origin > band_->high ? band_->high : band_->low - static_cast<double>(description.box.h);
        }
    }
    add(placed);
    parents_.push_back({description.id, static_cast<double>(description.box.x), origin - scroll, apart});
}

void Semantics::keep_within(double low, double high) { band_ = Band{low, high}; }

void Semantics::close() { parents_.pop_back(); }

void Semantics::detach(NodeId inside, double x, double y) {
    detached_.push_back(std::move(parents_));
    parents_.assign(1, {inside, x, y, false});
}

void Semantics::attach() {
    parents_ = std::move(detached_.back());
    detached_.pop_back();
}

void Semantics::set_number(NodeId id, int which, float number) {
    for (std::size_t i = now_.size(); i-- > 0;) {
        if (now_[i].id != id) continue;
        now_[i].number[which] = number;
        return;
    }
}

std::uint64_t Semantics::hash_of(const Node& node) const {
    std::uint64_t hash = mix(node.id, std::uint64_t{node.parent} << 32 | node.state);
    hash = mix(hash, static_cast<std::uint64_t>(node.role) << 16 | static_cast<std::uint64_t>(node.level) << 8 | node.type);
    const char* bytes = reinterpret_cast<const char*>(&node);
    hash = mix_text(hash, {bytes + offsetof(Node, x), 4 * sizeof node.x});
    hash = mix_text(hash, {bytes + offsetof(Node, described_by), sizeof node.described_by + sizeof node.number});
    hash = mix_text(hash, name_of(node));
    hash = mix_text(hash, value_of(node));
    return mix_text(hash, extra_of(node));
}

bool Semantics::inside(NodeId id, NodeId around) const {
    while (id != 0 && id != around) {
        const auto node = std::ranges::find(before_, id, &Node::id);
        id = node == before_.end() ? 0 : node->parent;
    }
    return id == around && id != 0;
}

bool Semantics::finish() {
    structure_changed_ = now_.size() != before_.size();
    for (std::size_t i = 0; i < now_.size(); ++i) {
        now_[i].hash = hash_of(now_[i]);
        if (structure_changed_) continue;
        structure_changed_ = now_[i].id != before_[i].id || now_[i].parent != before_[i].parent || now_[i].role != before_[i].role;
    }
    bool any = structure_changed_;
    std::unordered_map<NodeId, std::uint64_t> hashes;
    if (structure_changed_) {
        clash_.clear();
        hashes.reserve(now_.size());
    }
    for (std::size_t i = 0; i < now_.size(); ++i) {
        Node& node = now_[i];
        if (structure_changed_) {
            const auto old = hashes_.find(node.id);
            node.changed = old == hashes_.end() || old->second != node.hash;
            if (!hashes.emplace(node.id, node.hash).second && clash_.empty()) clash_ = name_of(node);
        } else {
            node.changed = node.hash != before_[i].hash;
            if (node.changed) hashes_[node.id] = node.hash;
        }
        any = any || node.changed;
    }
    if (structure_changed_) hashes_ = std::move(hashes);
    before_ = now_;
    return any;
}

}  // namespace tributary::ui
