// What a command of the program is: its words, its options, and what it answers.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "domain/json.hpp"

namespace tributary::cli {

/// The command line, taken apart. Options are named as in the table of their command: "--json", "-r".
struct Arguments {
    std::vector<std::string> files;
    std::map<std::string, std::vector<std::string>, std::less<>> options;

    [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
    /// The last value of an option, or empty.
    [[nodiscard]] std::string_view value(std::string_view option) const;
    [[nodiscard]] const std::vector<std::string>& values(std::string_view option) const;
};

/// What a command found: a value for `--json`, the same in words, or bytes for standard output.
struct Answer {
    domain::Json json{};
    std::string text{};
    Bytes bytes{};
};

struct Option {
    std::string_view name;
    std::string_view value;  // what stands for it in the help; empty for a switch
    std::string_view help;
    bool needed = false;
};

struct Command {
    std::string_view name;   // "bundle verify", "deadlines"
    std::string_view files;  // "FILE", "DATE N", "FILE…" for one or more, or "" for none
    std::string_view help;
    std::vector<Option> options;
    Result<Answer> (*run)(const Arguments&);
    bool answers_bytes = false;
};

[[nodiscard]] std::span<const Command> commands();

/// Error: usage; fact: what is wrong with the line.
[[nodiscard]] Result<Arguments> parse(const Command& command, std::span<const std::string_view> words);

/// Runs the line and prints. Gives the exit status: 0 done, 1 refused, 2 not understood.
[[nodiscard]] int run(std::span<const std::string_view> words);

Result<Answer> identity_new(const Arguments& arguments);
Result<Answer> identity_card(const Arguments& arguments);
Result<Answer> bundle_verify(const Arguments& arguments);
Result<Answer> bundle_open(const Arguments& arguments);
Result<Answer> bundle_inspect(const Arguments& arguments);
Result<Answer> case_show(const Arguments& arguments);
Result<Answer> backup_check(const Arguments& arguments);
Result<Answer> backup_restore(const Arguments& arguments);
Result<Answer> backup_make(const Arguments& arguments);
Result<Answer> backup_open(const Arguments& arguments);
Result<Answer> dates_parse(const Arguments& arguments);
Result<Answer> attachment_list(const Arguments& arguments);
Result<Answer> attachment_add(const Arguments& arguments);
Result<Answer> attachment_save(const Arguments& arguments);
Result<Answer> attachment_remove(const Arguments& arguments);
Result<Answer> attachment_bring_back(const Arguments& arguments);
Result<Answer> chronology_import(const Arguments& arguments);
Result<Answer> chronology_merge(const Arguments& arguments);
Result<Answer> chronology_export(const Arguments& arguments);
Result<Answer> age_encrypt(const Arguments& arguments);
Result<Answer> age_decrypt(const Arguments& arguments);
Result<Answer> workingdays_holidays(const Arguments& arguments);
Result<Answer> workingdays_add(const Arguments& arguments);
Result<Answer> profile_list(const Arguments& arguments);
Result<Answer> profile_check(const Arguments& arguments);
Result<Answer> profile_show(const Arguments& arguments);
Result<Answer> profile_diff(const Arguments& arguments);
Result<Answer> profile_schema(const Arguments& arguments);
Result<Answer> deadlines(const Arguments& arguments);
Result<Answer> criteria(const Arguments& arguments);
Result<Answer> requirements(const Arguments& arguments);

}  // namespace tributary::cli
