#include "domain/json.hpp"

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"

namespace tributary::domain {

static constexpr std::int64_t integer_limit = std::int64_t{1} << 53;

const Json* Json::find(std::string_view key) const {
    const Object* members = object();
    if (members == nullptr) return nullptr;
    const auto found = members->find(key);
    return found == members->end() ? nullptr : &found->second;
}

std::string_view Json::text(std::string_view key) const {
    const Json* member = find(key);
    const std::string* value = member ? member->string() : nullptr;
    return value ? std::string_view(*value) : std::string_view();
}

// RFC 8785 section 3.2.2.2: the short escapes, \u00xx for other controls, everything else as it is.
static void write_string(std::string_view text, std::string& out) {
    static constexpr char digits[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\b': out += "\\b"; break;
            case '\f': out += "\\f"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += "\\u00";
                    out += digits[c >> 4];
                    out += digits[c & 15];
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

static void write_value(const Json& value, std::string& out) {
    if (const bool* flag = value.boolean()) {
        out += *flag ? "true" : "false";
    } else if (const std::int64_t* number = value.integer()) {
        assert(*number >= -integer_limit && *number <= integer_limit);
        out += std::to_string(*number);
    } else if (const std::string* text = value.string()) {
        assert(is_utf8(*text));
        write_string(*text, out);
    } else if (const Json::Array* items = value.array()) {
        out += '[';
        for (std::size_t i = 0; i < items->size(); ++i) {
            if (i > 0) out += ',';
            write_value((*items)[i], out);
        }
        out += ']';
    } else if (const Json::Object* members = value.object()) {
        out += '{';
        bool first = true;
        for (const auto& [key, member] : *members) {
            if (!first) out += ',';
            first = false;
            write_string(key, out);
            out += ':';
            write_value(member, out);
        }
        out += '}';
    } else {
        out += "null";
    }
}

std::string write(const Json& value) {
    std::string out;
    write_value(value, out);
    return out;
}

namespace {

// Builds a Json from nlohmann's SAX events; anything outside the restricted form stops the parse.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
public:
    Json result;
    bool too_deep = false;
    std::size_t stopped_at = 0;  // bytes read when it was seen to be no JSON

    bool null() override { return put(Json()); }
    bool boolean(bool value) override { return put(Json(value)); }
    bool number_integer(number_integer_t value) override {
        return value >= -integer_limit && put(Json(static_cast<std::int64_t>(value)));
    }
    bool number_unsigned(number_unsigned_t value) override {
        return value <= static_cast<number_unsigned_t>(integer_limit) && put(Json(static_cast<std::int64_t>(value)));
    }
    bool number_float(number_float_t, const string_t&) override { return false; }
    bool string(string_t& value) override { return put(Json(std::move(value))); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json(Json::Object())); }
    bool key(string_t& value) override {
        for (const char c : value)
            if (c < 0x20 || c > 0x7E) return false;
        keys_.back() = std::move(value);
        return !open_.back()->object()->contains(keys_.back());
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json(Json::Array())); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
        stopped_at = position;
        return false;
    }

private:
    Json* place(Json value) {
        if (open_.empty()) {
            result = std::move(value);
            return &result;
        }
        if (Json::Array* items = open_.back()->array()) return &items->emplace_back(std::move(value));
        return &open_.back()->object()->insert_or_assign(keys_.back(), std::move(value)).first->second;
    }
    bool put(Json value) {
        place(std::move(value));
        return true;
    }
    bool open(Json value) {
        if (open_.size() == json_depth_limit) {
            too_deep = true;
            return false;
        }
        open_.push_back(place(std::move(value)));
        keys_.emplace_back();
        return true;
    }
    bool close() {
        open_.pop_back();
        keys_.pop_back();
        return true;
    }

    std::vector<Json*> open_;  // a container never moves while it is open: only its last child grows
    std::vector<std::string> keys_;
};

}  // namespace

Result<Json> read_any_spelling(std::string_view text) {
    Builder builder;
    if (!nlohmann::json::sax_parse(text, &builder)) {
        if (builder.too_deep) return fail(Problem::json_too_deep);
        if (builder.stopped_at == 0) return fail(Problem::json_not_canonical);
        const std::string_view before = text.substr(0, std::min(builder.stopped_at - 1, text.size()));
        return fail(Problem::json_not_canonical, std::to_string(std::ranges::count(before, '\n') + 1));
    }
    return std::move(builder.result);
}

Result<Json> read(ByteView bytes) {
    auto value = read_any_spelling(text_of(bytes));
    if (!value) return fail(value.error().problem);
    if (write(*value) != text_of(bytes)) return fail(Problem::json_not_canonical);
    return value;
}

}  // namespace tributary::domain
