#include <string_view>
#include <vector>

#include "cli/command.hpp"

int main(int count, char** values) {
    const std::vector<std::string_view> words(values + 1, values + count);
    return tributary::cli::run(words);
}
