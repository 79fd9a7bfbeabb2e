// Reading a backup: its files come back, the chunks of attachments stay where they lie.
#include "app/task_parts.hpp"

namespace tributary::app {

Bytes backup_question(bool damaged) {
    TaskWriter question;
    question.u8(static_cast<std::uint8_t>(Task::read_backup));
    question.u8(damaged);
    return question.take();
}

void read_backup(TaskReader& question, TaskWriter& answer, Source& file) {
    const bool damaged = question.u8() != 0;
    const auto backup = damaged ? Result<store::Backup>(store::read_damaged_backup(file)) : store::read_backup(file);
    const auto hash = backup ? hash_of(file) : Result<std::string>(std::unexpected(backup.error()));
    answer.u8(static_cast<std::uint8_t>(hash ? Answer::done : Answer::refused));
    if (!hash) return answer.error(hash.error());
    answer.text(*hash);
    answer.u64(static_cast<std::uint64_t>(backup->made));
    answer.count(backup->files.size());
    for (const auto& [name, contents] : backup->files) {
        answer.text(name);
        answer.bytes(contents);
    }
    answer.count(backup->chunks.size());
    for (const auto& [name, place] : backup->chunks) {
        answer.text(name);
        answer.u64(place.at);
        answer.u64(place.size);
    }
}

Result<ReadBackupFile> backup_answer(ByteView answer) {
    TaskReader from(answer);
    const auto kind = static_cast<Answer>(from.u8());
    if (kind != Answer::done) return std::unexpected(from.ok() ? from.error() : Error{Problem::backup_damaged});
    ReadBackupFile read;
    read.sha256 = from.text();
    read.backup.made = from.number();
    for (std::size_t left = from.count(); left > 0; --left) {
        const std::string name = from.text();
        const ByteView contents = from.bytes();
        read.backup.files.emplace(name, Bytes(contents.begin(), contents.end()));
    }
    for (std::size_t left = from.count(); left > 0; --left) {
        const std::string name = from.text();
        const std::uint64_t at = from.u64();
        read.backup.chunks.emplace(name, store::Backup::Place{at, from.u64()});
    }
    if (!from.at_end()) return fail(Problem::backup_damaged);
    return read;
}

}  // namespace tributary::app
