#include <algorithm>

#include "cli/command.hpp"

namespace tributary::cli {

std::string_view Arguments::value(std::string_view option) const {
    const auto& all = values(option);
    return all.empty() ? std::string_view() : std::string_view(all.back());
}

const std::vector<std::string>& Arguments::values(std::string_view option) const {
    static const std::vector<std::string> none;
    const auto found = options.find(option);
    return found == options.end() ? none : found->second;
}

namespace {

std::unexpected<Error> misused(std::string words) { return fail(Problem::usage, std::move(words)); }

const Option* find_option(const Command& command, std::string_view name) {
    static constexpr Option json{"--json", "", "", false};
    if (name == json.name) return &json;
    const auto found = std::ranges::find(command.options, name, &Option::name);
    return found == command.options.end() ? nullptr : &*found;
}

// "-5" is a number of days, not an option.
bool is_number(std::string_view word) { return word.size() > 1 && word[1] >= '0' && word[1] <= '9'; }

Result<void> check_complete(const Command& command, const Arguments& arguments) {
    for (const Option& option : command.options) {
        const bool missing = option.needed && !arguments.has(option.name);
        if (missing) return misused("Give " + std::string(option.name) + ": " + std::string(option.help) + ".");
    }
    const auto blanks = static_cast<std::size_t>(std::ranges::count(command.files, ' '));
    const std::size_t wanted = command.files.empty() ? 0 : blanks + 1;
    if (arguments.files.size() < wanted) return misused((wanted == 1 ? "Name the " : "Give ") + std::string(command.files) + ".");
    const bool any_number = command.files.ends_with("…");
    if (arguments.files.size() > wanted && !any_number) return misused("There is one word too many: " + arguments.files[wanted] + ".");
    return {};
}

}  // namespace

Result<Arguments> parse(const Command& command, std::span<const std::string_view> words) {
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (!word.starts_with('-') || word == "-" || is_number(word)) {
            arguments.files.emplace_back(word);
            continue;
        }
        const Option* option = find_option(command, word);
        if (option == nullptr) return misused("There is no option " + std::string(word) + " here.");
        if (!option->value.empty() && i + 1 == words.size()) return misused("A value is missing after " + std::string(word) + ".");
        arguments.options[std::string(word)].emplace_back(option->value.empty() ? "" : words[++i]);
    }
    if (auto complete = check_complete(command, arguments); !complete) return std::unexpected(complete.error());
    return arguments;
}

}  // namespace tributary::cli
