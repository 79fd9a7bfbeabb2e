// What a task is on the side where it is done. Inside `app` only.
#pragma once

#include "app/task_wire.hpp"
#include "app/tasks.hpp"
#include "app/update_parts.hpp"
#include "bundle/identity.hpp"

namespace tributary::app {

enum class Task : std::uint8_t { read_table = 1, seal = 2, read_bundle = 3, read_backup = 4 };

/// How an answer begins.
enum class Answer : std::uint8_t { refused = 0, done = 1 };

void read_table(TaskReader& question, TaskWriter& answer);
void seal(TaskReader& question, TaskWriter& answer, WriteReadMe write_read_me);
void read_bundle(TaskReader& question, TaskWriter& answer, Source& file);
void read_backup(TaskReader& question, TaskWriter& answer, Source& file);
/// In hexadecimal. Errors: those of the source.
[[nodiscard]] Result<std::string> hash_of(Source& file);

}  // namespace tributary::app
