#include "domain/profile/rule.hpp"

#include <algorithm>
#include <array>

namespace tributary::domain::profile {

namespace {

constexpr std::size_t most_parts = 500;
constexpr int deepest_walk = 2;

struct Operation {
    std::string_view name;
    std::size_t fewest, most;  // operands
    bool walks = false;
};
constexpr std::size_t any = most_parts;
constexpr std::array<Operation, 19> operations = {{{"var", 1, 2}, {"missing", 1, any}, {"if", 2, any}, {"==", 2, 2}, {"!=", 2, 2}, {"===", 2, 2}, {"!==", 2, 2},
                                                   {"!", 1, 1}, {"!!", 1, 1}, {"and", 1, any}, {"or", 1, any}, {"<", 2, 3}, {"<=", 2, 3}, {">", 2, 2}, {">=", 2, 2},
                                                   {"in", 2, 2}, {"some", 2, 2, true}, {"all", 2, 2, true}, {"none", 2, 2, true}}};

const Operation* operation_named(std::string_view name) {
    const auto found = std::ranges::find(operations, name, &Operation::name);
    return found == operations.end() ? nullptr : &*found;
}

// The operands: a list, or one value that stands for a list of one.
std::span<const Json> operands_of(const Json& value) {
    if (const Json::Array* list = value.array()) return *list;
    return {&value, 1};
}

class Checker {
public:
    explicit Checker(const std::function<bool(std::string_view)>& is_known) : is_known_(is_known) {}

    bool check(const Json& rule, int walks) {
        if (++parts_ > most_parts || walks > deepest_walk) return found_.fault = RuleFault::too_long, false;
        if (const Json::Array* list = rule.array()) return std::ranges::all_of(*list, [&](const Json& each) { return check(each, walks); });
        const Json::Object* object = rule.object();
        if (object == nullptr) return true;
        const Operation* operation = object->size() == 1 ? operation_named(object->begin()->first) : nullptr;
        if (operation == nullptr) return found_.fault = RuleFault::not_a_rule, false;
        const auto operands = operands_of(object->begin()->second);
        if (operands.size() < operation->fewest || operands.size() > operation->most) return found_.fault = RuleFault::not_a_rule, false;
        const bool names = operation->name == "var" || operation->name == "missing";
        if (names && !std::ranges::all_of(operation->name == "var" ? operands.first(1) : operands, [&](const Json& each) { return check_name(each, walks); })) return false;
        for (std::size_t i = 0; i < operands.size(); ++i)
            if (!check(operands[i], walks + (operation->walks && i == 1 ? 1 : 0))) return false;
        return true;
    }
    [[nodiscard]] RuleCheck found() const { return found_; }

private:
    bool check_name(const Json& name, int walks) {
        const std::string* text = name.string();
        if (text == nullptr) return found_.fault = RuleFault::not_a_rule, false;
        if (walks > 0 || is_known_(*text)) return true;
        found_ = {RuleFault::unknown_name, *text};
        return false;
    }

    const std::function<bool(std::string_view)>& is_known_;
    RuleCheck found_;
    std::size_t parts_ = 0;
};

bool compare(std::string_view operation, const Json& left, const Json& right) {
    int order = 2;  // 2: the two have no order
    if (left.string() && right.string()) order = left.string()->compare(*right.string());
    if (left.integer() && right.integer()) order = *left.integer() < *right.integer() ? -1 : *left.integer() > *right.integer() ? 1 : 0;
    if (left.is_null() || right.is_null() || (!left.string() && !left.integer()) || (left.string() != nullptr) != (right.string() != nullptr)) return false;
    if (operation == "<") return order < 0;
    if (operation == "<=") return order <= 0;
    if (operation == ">") return order > 0;
    return order >= 0;
}

class Evaluator {
public:
    explicit Evaluator(const Lookup& lookup) : lookup_(lookup) {}

    Json value_of(const Json& rule, const Json* item) const {
        if (const Json::Array* list = rule.array()) {
            Json::Array values;
            for (const Json& each : *list) values.push_back(value_of(each, item));
            return values;
        }
        const Json::Object* object = rule.object();
        if (object == nullptr || object->size() != 1) return rule;
        return apply(object->begin()->first, operands_of(object->begin()->second), item);
    }

private:
    Json variable(std::span<const Json> operands, const Json* item) const {
        const std::string& name = *operands[0].string();
        Json value = item == nullptr ? lookup_(name) : name.empty() ? *item : item->find(name) ? *item->find(name) : Json();
        return value.is_null() && operands.size() > 1 ? value_of(operands[1], item) : value;
    }

    Json missing(std::span<const Json> operands, const Json* item) const {
        Json::Array names;
        for (const Json& each : operands) {
            const Json value = variable({&each, 1}, item);
            if (value.is_null() || (value.string() && value.string()->empty())) names.push_back(each);
        }
        return names;
    }

    Json choose(std::span<const Json> operands, const Json* item) const {
        std::size_t i = 0;
        for (; i + 1 < operands.size(); i += 2)
            if (is_true(value_of(operands[i], item))) return value_of(operands[i + 1], item);
        return i < operands.size() ? value_of(operands[i], item) : Json();
    }

    Json walk(std::string_view operation, std::span<const Json> operands, const Json* item) const {
        const Json list = value_of(operands[0], item);
        const Json::Array* items = list.array();
        const auto fits = [&](const Json& each) { return is_true(value_of(operands[1], &each)); };
        if (operation == "some") return items != nullptr && std::ranges::any_of(*items, fits);
        if (operation == "none") return items == nullptr || std::ranges::none_of(*items, fits);
        return items != nullptr && !items->empty() && std::ranges::all_of(*items, fits);
    }

    // The value that decided, as in JsonLogic.
    Json both_or_either(bool both, std::span<const Json> operands, const Json* item) const {
        Json value;
        for (const Json& each : operands)
            if (value = value_of(each, item); is_true(value) != both) return value;
        return value;
    }

    Json apply(std::string_view operation, std::span<const Json> operands, const Json* item) const {
        if (operation == "var") return variable(operands, item);
        if (operation == "missing") return missing(operands, item);
        if (operation == "if") return choose(operands, item);
        if (operation == "and" || operation == "or") return both_or_either(operation == "and", operands, item);
        if (operation == "some" || operation == "all" || operation == "none") return walk(operation, operands, item);
        const Json left = value_of(operands[0], item);
        if (operation == "!" || operation == "!!") return is_true(left) == (operation == "!!");
        const Json right = value_of(operands[1], item);
        if (operation == "==" || operation == "===") return left == right;
        if (operation == "!=" || operation == "!==") return !(left == right);
        if (operation == "in") return is_in(left, right);
        return compare(operation, left, right) && (operands.size() < 3 || compare(operation, right, value_of(operands[2], item)));
    }

    static bool is_in(const Json& part, const Json& whole) {
        if (const Json::Array* list = whole.array()) return std::ranges::find(*list, part) != list->end();
        return whole.string() && part.string() && whole.string()->find(*part.string()) != std::string::npos;
    }

    const Lookup& lookup_;
};

void collect(const Json& rule, std::vector<std::string>& names) {
    if (const Json::Array* list = rule.array())
        for (const Json& each : *list) collect(each, names);
    const Json::Object* object = rule.object();
    if (object == nullptr || object->empty()) return;
    const auto& [operation, value] = *object->begin();
    if (operation == "var" || operation == "missing")
        for (const Json& each : operands_of(value))
            if (each.string() && (operation == "missing" || &each == operands_of(value).data())) names.push_back(*each.string());
    collect(value, names);
}

}  // namespace

RuleCheck check_rule(const Json& rule, const std::function<bool(std::string_view)>& is_known) {
    Checker checker(is_known);
    checker.check(rule, 0);
    return checker.found();
}

std::vector<std::string> variables_of(const Json& rule) {
    std::vector<std::string> names;
    collect(rule, names);
    return names;
}

Json evaluate(const Json& rule, const Lookup& lookup) { return Evaluator(lookup).value_of(rule, nullptr); }

bool is_true(const Json& value) {
    if (const bool* flag = value.boolean()) return *flag;
    if (const std::int64_t* number = value.integer()) return *number != 0;
    if (const std::string* text = value.string()) return !text->empty();
    if (const Json::Array* list = value.array()) return !list->empty();
    return value.object() != nullptr;
}

}  // namespace tributary::domain::profile
