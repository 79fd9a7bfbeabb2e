#include "domain/members.hpp"

namespace tributary::domain {

Members::Members(const Json* value) : object_(value != nullptr ? value->object() : nullptr), good_(object_ != nullptr) {}

const Json* Members::take(std::string_view key) {
    const auto found = good_ ? object_->find(key) : Json::Object::const_iterator{};
    if (!good_ || found == object_->end()) {
        good_ = false;
        return nullptr;
    }
    ++taken_;
    return &found->second;
}

std::string Members::text(std::string_view key) {
    const Json* value = take(key);
    if (value != nullptr && value->string() != nullptr) return *value->string();
    good_ = false;
    return {};
}

std::int64_t Members::integer(std::string_view key) {
    const Json* value = take(key);
    if (value != nullptr && value->integer() != nullptr) return *value->integer();
    good_ = false;
    return 0;
}

Id Members::id(std::string_view key) {
    const auto id = Id::parse(text(key));
    if (!id) good_ = false;
    return id.value_or(Id{});
}

const Json::Array& Members::array(std::string_view key) {
    static const Json::Array none;
    const Json* value = take(key);
    if (value != nullptr && value->array() != nullptr) return *value->array();
    good_ = false;
    return none;
}

}  // namespace tributary::domain
