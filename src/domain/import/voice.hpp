// What a row says about the child: seen, wishes sought, wishes expressed (LLR-17.39-05). Three questions, four answers.
//
// A column of its own answers for itself. From running text the answers are a suggestion: a person decides.
#pragma once

#include <cstdint>
#include <string_view>

namespace tributary::domain {

enum class Answer : std::uint8_t { not_stated, not_applicable, no, yes };

/// "yes", "no", "not_applicable", "not_stated".
[[nodiscard]] std::string_view name_of(Answer answer);

/// A cell of a column that asks a yes-or-no question: "Y", "Not seen", "N/A", "–", "No – asleep". Other words give not_stated.
[[nodiscard]] Answer read_answer(std::string_view cell);

struct Voice {
    Answer sought = Answer::not_stated;
    Answer expressed = Answer::not_stated;
};

/// What a free column about the child's words, and the account beside it, suggest. `seen`: nobody who was not there was asked.
[[nodiscard]] Voice suggest_voice(std::string_view voice, std::string_view account, Answer seen);

}  // namespace tributary::domain
