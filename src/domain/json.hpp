// Canonical JSON: the one spelling in which changes, manifests, cards and stored records are written.
//
// RFC 8785 restricted to what a case file needs: null, booleans, integers within ±2^53, UTF-8 strings,
// arrays, and objects whose keys are printable ASCII in ascending order. `read(write(x)) == x`, and
// whatever `read` accepts, `write` gives back byte for byte.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace tributary::domain {

class Json {
public:
    using Array = std::vector<Json>;
    using Object = std::map<std::string, Json, std::less<>>;

    Json() = default;
    Json(std::nullptr_t) {}
    Json(bool value) : value_(value) {}
    Json(std::int64_t value) : value_(value) {}
    Json(int value) : value_(std::int64_t{value}) {}
    Json(std::string value) : value_(std::move(value)) {}
    Json(std::string_view value) : value_(std::string(value)) {}
    Json(const char* value) : value_(std::string(value)) {}
    Json(Array value) : value_(std::move(value)) {}
    Json(Object value) : value_(std::move(value)) {}

    bool operator==(const Json& other) const = default;

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(value_); }

    // Pointers to the value when it has that type, else null. Valid while this Json is unchanged.
    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&value_); }
    [[nodiscard]] const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value_); }
    [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&value_); }
    [[nodiscard]] const Array* array() const { return std::get_if<Array>(&value_); }
    [[nodiscard]] const Object* object() const { return std::get_if<Object>(&value_); }
    [[nodiscard]] Array* array() { return std::get_if<Array>(&value_); }
    [[nodiscard]] Object* object() { return std::get_if<Object>(&value_); }

    /// The member of an object, or null when this is no object or has no such member.
    [[nodiscard]] const Json* find(std::string_view key) const;

    /// The member as text, or an empty text.
    [[nodiscard]] std::string_view text(std::string_view key) const;

private:
    std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object> value_;
};

inline constexpr int json_depth_limit = 64;

/// The canonical bytes. Strings that are not UTF-8 are a bug of the caller (asserted).
[[nodiscard]] std::string write(const Json& value);

/// Reads canonical bytes only. Safe on hostile input.
/// Errors: json_too_deep, json_not_canonical (not JSON, duplicate or unsorted keys, blanks, fractions, another spelling).
[[nodiscard]] Result<Json> read(ByteView bytes);
[[nodiscard]] inline Result<Json> read(std::string_view text) { return read(bytes_of(text)); }
/// Reads what a person wrote by hand: any blanks, any order of keys. The same values, the same errors; the fact of json_not_canonical
/// is the line, from 1, where reading stopped, or empty when it is JSON but for a fraction, a repeated key or the like.
[[nodiscard]] Result<Json> read_any_spelling(std::string_view text);

}  // namespace tributary::domain
