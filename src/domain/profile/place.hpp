// Where something stands in a JSON file that a person wrote, so that a refusal can name the line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tributary::domain::profile {

/// A place inside a JSON value: "deadlines[3].anchor". Empty is the value itself.
class Place {
public:
    Place() = default;
    explicit Place(std::string path) : path_(std::move(path)) {}
    [[nodiscard]] Place member(std::string_view name) const { return Place(path_ + (path_.empty() ? "" : ".") + std::string(name)); }
    [[nodiscard]] Place item(std::size_t index) const { return Place(path_ + "[" + std::to_string(index) + "]"); }
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// The line, from 1, on which the value at `place` begins; of the nearest one around it when it is not there. `text` is JSON that
/// was read without a problem; of anything else the answer means nothing, but it is an answer.
[[nodiscard]] std::size_t line_of(std::string_view text, const Place& place);

}  // namespace tributary::domain::profile
