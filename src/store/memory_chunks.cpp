#include "store/memory_chunks.hpp"

#include <algorithm>

namespace tributary::store {

bool is_chunk_name(std::string_view name) {
    const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return name.size() == 32 && std::ranges::all_of(name, hex);
}

Result<void> MemoryChunks::called() {
    ++calls_;
    const bool fails = fault.call != 0 && (calls_ == fault.call || (fault.for_good && calls_ > fault.call));
    return fails ? Result<void>(fail(fault.problem)) : Result<void>{};
}

void MemoryChunks::carry_out(std::function<void()> call) {
    if (deferred) return waiting_.push_back(std::move(call));
    call();
}

bool MemoryChunks::answer() {
    if (waiting_.empty()) return false;
    const auto next = std::move(waiting_.front());
    waiting_.pop_front();
    next();
    return true;
}

void MemoryChunks::put(const std::string& name, ByteView contents, Done done) {
    carry_out([this, name, kept = Bytes(contents.begin(), contents.end()), done = std::move(done)] {
        const auto fine = called();
        if (!fine && !fault.yet_done) return done(fine);
        if (capacity && !chunks.contains(name) && chunks.size() >= *capacity) return done(fail(Problem::storage_full));
        chunks[name] = kept;
        done(fine);
    });
}

void MemoryChunks::get(const std::string& name, Got got) {
    carry_out([this, name, got = std::move(got)] {
        if (const auto fine = called(); !fine) return got(std::unexpected(fine.error()));
        const auto found = chunks.find(name);
        if (found == chunks.end()) return got(fail(Problem::attachment_missing));
        got(found->second);
    });
}

void MemoryChunks::names(Names names) {
    carry_out([this, names = std::move(names)] {
        if (const auto fine = called(); !fine) return names(std::unexpected(fine.error()));
        std::vector<std::string> all;
        for (const auto& [name, contents] : chunks) all.push_back(name);
        names(std::move(all));
    });
}

void MemoryChunks::erase(const std::vector<std::string>& names, Done done) {
    carry_out([this, names, done = std::move(done)] {
        const auto fine = called();
        if (fine || fault.yet_done)
            for (const std::string& name : names) chunks.erase(name);
        done(fine);
    });
}

}  // namespace tributary::store
