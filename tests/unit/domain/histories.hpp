// Random histories: several authors who write, and now and then read what others wrote.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "domain/case_file.hpp"

namespace tributary::domain::testing {

// FNV-1a spread over 32 bytes: enough to chain feeds in tests of merging, which do not depend on `crypto`.
inline Hash test_hash(ByteView bytes) {
    Hash hash{};
    std::uint64_t state = 1469598103934665603ull;
    for (std::size_t i = 0; i < hash.size(); ++i) {
        for (const std::uint8_t byte : bytes) state = (state ^ byte) * 1099511628211ull;
        hash[i] = static_cast<std::uint8_t>(state >> 32 | 1);
    }
    return hash;
}

inline Id numbered(std::uint8_t kind, std::uint8_t number) {
    Id id;
    id.bytes[0] = kind;
    id.bytes[15] = number;
    return id;
}

struct History {
    Id case_id = numbered(1, 1);
    std::vector<std::string> lines;  // in the order in which they were written
};

inline History random_history(std::uint32_t seed, int authors, int steps) {
    std::mt19937 random(seed);
    const auto up_to = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    History history;
    std::vector<CaseFile> files;
    for (int i = 0; i < authors; ++i) files.emplace_back(history.case_id, test_hash);
    for (int step = 0; step < steps; ++step) {
        const int who = up_to(authors);
        CaseFile& file = files[static_cast<std::size_t>(who)];
        if (up_to(3) == 0 && !history.lines.empty()) {  // catches up with some of what others wrote
            const auto known = static_cast<std::size_t>(up_to(static_cast<int>(history.lines.size()) + 1));
            for (std::size_t i = 0; i < known; ++i) static_cast<void>(file.apply(history.lines[i]));
        }
        const auto part = static_cast<std::uint8_t>(1 + up_to(2));
        Json::Object set{{"field" + std::to_string(up_to(3)), up_to(4)}};
        if (up_to(4) == 0) set.emplace("note", "words " + std::to_string(step));
        Operation operation{"entry", numbered(4, static_cast<std::uint8_t>(1 + up_to(3))), std::move(set)};
        const auto change = file.next(numbered(2, part), numbered(3, static_cast<std::uint8_t>(who * 2 + part)),
                                      numbered(5, static_cast<std::uint8_t>(who)), 1'000'000 + up_to(50), "change_entry", {operation});
        history.lines.push_back(encode(change));
        static_cast<void>(file.apply(history.lines.back()));
    }
    return history;
}

inline std::string state_after(const History& history, const std::vector<std::string>& lines) {
    CaseFile file(history.case_id, test_hash);
    for (const std::string& line : lines) static_cast<void>(file.apply(line));
    return write(file.state());
}

}  // namespace tributary::domain::testing
