// Reading an object whose members are all known: nothing missing, nothing left over, every one of its type.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "domain/json.hpp"

namespace tributary::domain {

/// Takes members out of an object one by one. A member that is missing or of another type gives an
/// empty value and makes the whole reading incomplete. The object must outlive this reader.
class Members {
public:
    /// Null reads as no object at all.
    explicit Members(const Json* value);
    explicit Members(const Json& value) : Members(&value) {}

    [[nodiscard]] const Json* take(std::string_view key);
    [[nodiscard]] std::string text(std::string_view key);
    [[nodiscard]] std::int64_t integer(std::string_view key);
    [[nodiscard]] Id id(std::string_view key);
    [[nodiscard]] const Json::Array& array(std::string_view key);

    /// For what the types do not say: a value outside its range, a name nobody knows.
    void refuse() { good_ = false; }

    /// All members were there, of the right type, and none was left over.
    [[nodiscard]] bool complete() const { return good_ && taken_ == object_->size(); }

private:
    const Json::Object* object_;
    std::size_t taken_ = 0;
    bool good_ = false;
};

}  // namespace tributary::domain
