#include "store/memory_storage.hpp"

namespace tributary::store {

namespace {

std::size_t total(const MemoryStorage::Files& files) {
    std::size_t size = 0;
    for (const auto& [name, contents] : files) size += contents.size();
    return size;
}

void apply(MemoryStorage::Files& files, const Transaction& transaction) {
    for (const std::string& name : transaction.deletes) files.erase(name);
    for (const auto& [name, contents] : transaction.puts) files[name] = contents;
}

std::size_t total_after(MemoryStorage::Files files, const Transaction& transaction) {
    apply(files, transaction);
    return total(files);
}

}  // namespace

bool MemoryStorage::fails() {
    ++calls_;
    return fault.call != 0 && (calls_ == fault.call || (fault.for_good && calls_ > fault.call));
}

Result<std::vector<std::string>> MemoryStorage::list() {
    if (fails()) return fail(fault.problem);
    std::vector<std::string> names;
    for (const auto& [name, contents] : files) names.push_back(name);
    return names;
}

Result<Bytes> MemoryStorage::read(const std::string& name) {
    if (fails()) return fail(fault.problem);
    const auto file = files.find(name);
    if (file == files.end()) return fail(Problem::vault_missing);
    return file->second;
}

Result<void> MemoryStorage::carry_out(const Transaction& transaction) {
    const bool lost = fails();
    if (lost && !fault.yet_done) return fail(fault.problem);
    const auto found = files.find(transaction.guard.name);
    if (auto held = check_guard(transaction, found == files.end() ? std::nullopt : std::optional(found->second)); !held)
        return held;
    if (capacity && total_after(files, transaction) > *capacity) return fail(Problem::storage_full);
    apply(files, transaction);
    if (lost) return fail(fault.problem);
    return {};
}

void MemoryStorage::commit(const Transaction& transaction, Done done) {
    if (deferred) return waiting_.push_back({transaction, std::move(done)});
    done(carry_out(transaction));
}

bool MemoryStorage::answer() {
    if (waiting_.empty()) return false;
    const Waiting next = std::move(waiting_.front());
    waiting_.pop_front();
    next.done(carry_out(next.transaction));
    return true;
}

}  // namespace tributary::store
