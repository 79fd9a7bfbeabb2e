#include <algorithm>
#include <cstdio>

#include "cli/command.hpp"
#include "cli/telling.hpp"
#include "crypto/start.hpp"

namespace tributary::cli {

static constexpr int done = 0;
static constexpr int refused = 1;
static constexpr int misused = 2;

namespace {

bool print(std::FILE* to, std::string_view text) {
    return std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0;
}

std::string line_of(const Command& command) {
    std::string text = "tributary " + std::string(command.name);
    for (const Option& option : command.options) {
        const std::string words = std::string(option.name) + (option.value.empty() ? "" : " ") + std::string(option.value);
        text += option.needed ? ' ' + words : " [" + words + ']';
    }
    return text + (command.files.empty() ? "" : " ") + std::string(command.files);
}

std::string help() {
    std::string text = "Tributary on the command line. Every command takes --json.\n";
    for (const Command& command : commands()) text += "\n  " + line_of(command) + "\n      " + std::string(command.help) + '\n';
    return text + "\nExit status: 0 done, 1 refused (with the reason), 2 the line was not understood.\n";
}

std::string help(const Command& command) {
    std::string text = line_of(command) + '\n' + std::string(command.help) + '\n';
    for (const Option& option : command.options) {
        std::string row = "  " + std::string(option.name) + ' ' + std::string(option.value);
        row.resize(std::max<std::size_t>(row.size() + 2, 26), ' ');
        text += row + std::string(option.help) + '\n';
    }
    return text;
}

// A refusal goes where no one takes it for the bytes that were asked for.
int tell(const Error& error, bool as_json, bool answers_bytes) {
    const std::string text = as_json ? domain::write(json_of(error)) + '\n' : words_of(error);
    print(as_json && !answers_bytes ? stdout : stderr, text);
    return error.problem == Problem::usage ? misused : refused;
}

int tell(const Answer& answer, bool as_json, bool answers_bytes) {
    const bool printed = answers_bytes ? print(stdout, text_of(answer.bytes))
                         : as_json     ? print(stdout, domain::write(answer.json) + '\n')
                                       : print(stdout, answer.text);
    return printed ? done : tell(Error{Problem::file_unwritable, "standard output"}, as_json, true);
}

int run(const Command& command, std::span<const std::string_view> words) {
    const bool as_json = std::ranges::find(words, "--json") != words.end();
    if (std::ranges::find(words, "--help") != words.end()) return print(stdout, help(command)) ? done : refused;
    const auto arguments = parse(command, words);
    if (!arguments) {
        const int status = tell(arguments.error(), as_json, command.answers_bytes);
        if (!as_json) print(stderr, "  " + line_of(command) + '\n');
        return status;
    }
    if (auto started = crypto::start(); !started) return tell(started.error(), as_json, command.answers_bytes);
    const auto answer = command.run(*arguments);
    return answer ? tell(*answer, as_json, command.answers_bytes) : tell(answer.error(), as_json, command.answers_bytes);
}

}  // namespace

int run(std::span<const std::string_view> words) {
    if (words.size() == 1 && (words[0] == "--help" || words[0] == "help")) return print(stdout, help()) ? done : refused;
    if (words.size() >= 2) {
        const std::string name = std::string(words[0]) + ' ' + std::string(words[1]);
        const auto command = std::ranges::find(commands(), name, &Command::name);
        if (command != commands().end()) return run(*command, words.subspan(2));
    }
    if (!words.empty()) {
        const auto command = std::ranges::find(commands(), words[0], &Command::name);
        if (command != commands().end()) return run(*command, words.subspan(1));
    }
    print(stderr, help());
    return misused;
}

}  // namespace tributary::cli
