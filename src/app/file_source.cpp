#include "app/file_source.hpp"

namespace tributary::app {

namespace {

class FileInMemory final : public FileSource {
public:
    explicit FileInMemory(Bytes bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
    void read(std::uint64_t at, std::size_t count, Read done) override {
        if (at > bytes_.size() || bytes_.size() - at < count) return done(fail(Problem::file_unreadable));
        const ByteView piece = ByteView(bytes_).subspan(static_cast<std::size_t>(at), count);
        done(Bytes(piece.begin(), piece.end()));
    }

private:
    Bytes bytes_;
};

}  // namespace

FileRef file_in_memory(Bytes bytes) { return std::make_shared<FileInMemory>(std::move(bytes)); }

}  // namespace tributary::app
