// A file that is read piece by piece, so that a large one is not in memory as well as what comes out of it.
#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace tributary {

class Source {
public:
    virtual ~Source() = default;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Exactly `count` bytes from `at` on, which lie inside the file. Error: `file_unreadable`.
    [[nodiscard]] virtual Result<Bytes> read(std::uint64_t at, std::size_t count) = 0;
};

/// Bytes that are in memory already; they must outlive it.
class SourceInMemory final : public Source {
public:
    explicit SourceInMemory(ByteView bytes) : bytes_(bytes) {}
    [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
    [[nodiscard]] Result<Bytes> read(std::uint64_t at, std::size_t count) override {
        const ByteView piece = bytes_.subspan(static_cast<std::size_t>(at), count);
        return Bytes(piece.begin(), piece.end());
    }

private:
    ByteView bytes_;
};

}  // namespace tributary
