#include "app/transfer_backup.hpp"

namespace tributary::app {

static const std::string chunk_prefix = store::backup_name_of_chunk("");

WritingBackup::WritingBackup(std::int64_t made, const store::MemoryStorage::Files& files, Chunks chunks, Fetch fetch, store::BackupWriter::Sink sink, Done done)
    : files_(files), chunks_(std::move(chunks)), names_(names()), fetch_(std::move(fetch)), writer_(made, names_.size(), std::move(sink)), done_(std::move(done)) {}

std::vector<std::string> WritingBackup::names() const {
    std::vector<std::string> chunks;
    for (const auto& [name, chunk] : chunks_) chunks.push_back(name);
    return store::backup_names(files_, chunks);
}

void WritingBackup::answer(Result<Written> written) {
    end();
    const auto done = std::move(done_);
    done(std::move(written));
}

void WritingBackup::step() {
    if (next_ == names_.size()) {
        writer_.finish();
        return answer(Written{writer_.size(), writer_.sha256(), {}});
    }
    const std::string& name = names_[next_++];
    if (const auto file = files_.find(name); file != files_.end()) {
        writer_.add(name, file->second);
        return go_on();
    }
    const std::string chunk = name.substr(chunk_prefix.size());
    fetch_(chunk, then([this, name, chunk](const Result<Bytes>& file) {
        const Chunk& expected = chunks_.at(chunk);
        if (!file && file.error().problem != Problem::attachment_missing) return answer(std::unexpected(file.error()));
        if (!file || !expected.opens(*file)) return answer(Written{0, {}, expected.content});
        writer_.add(name, *file);
        go_on();
    }));
}

void CopyingChunks::answer(const Result<void>& result) {
    end();
    const auto done = std::move(done_);
    done(result);
}

void CopyingChunks::step() {
    if (next_ == chunks_.end()) return answer({});
    file_->read(next_->second.at, static_cast<std::size_t>(next_->second.size), then([this](const Result<Bytes>& chunk) {
        if (!chunk) return answer(std::unexpected(chunk.error()));
        port_.put(next_->first, *chunk, then([this](const Result<void>& stored) {
            if (!stored) return answer(stored);
            ++next_;
            go_on();
        }));
    }));
}

}  // namespace tributary::app
