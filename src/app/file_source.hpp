// A file that a person chose, read where it is needed and not all at once: it may be larger than memory likes.
#pragma once

#include <functional>
#include <memory>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace tributary::app {

class FileSource {
public:
    using Read = std::function<void(Result<Bytes>)>;
    virtual ~FileSource() = default;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Exactly `count` bytes from `at` on, which lie inside the file; at once or later. Error: `file_unreadable` (it is gone, or was changed).
    virtual void read(std::uint64_t at, std::size_t count, Read done) = 0;
};
using FileRef = std::shared_ptr<FileSource>;

/// A file that is in memory already.
[[nodiscard]] FileRef file_in_memory(Bytes bytes);

/// What a person chose: a file that stays where it is, or bytes. Never null.
struct ChosenFile {
    FileRef ref;
    ChosenFile(FileRef chosen) : ref(std::move(chosen)) {}                     // NOLINT: either is a file
    ChosenFile(Bytes bytes = {}) : ref(file_in_memory(std::move(bytes))) {}    // NOLINT
    [[nodiscard]] bool empty() const { return ref->size() == 0; }
};

}  // namespace tributary::app
