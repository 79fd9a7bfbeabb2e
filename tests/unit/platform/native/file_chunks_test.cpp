// The chunk port on plain files.
#include "platform/native/file_chunks.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace tributary;
using namespace tributary::platform;

namespace {

struct Folder {
    std::filesystem::path path;
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "tributary-chunks-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Folder() { std::filesystem::remove_all(path); }
};

const std::string one = "0123456789abcdef0123456789abcdef", two = "f123456789abcdef0123456789abcdef";

}  // namespace

TEST_CASE("chunks on plain files are kept, listed, read and erased") {
    const Folder folder;
    FileChunks port(folder.path);
    Result<void> done;
    const auto note = [&](const Result<void>& result) { done = result; };
    std::vector<std::string> names{"unasked"};
    port.names([&](const Result<std::vector<std::string>>& all) { names = *all; });
    CHECK(names.empty());
    port.erase({one}, note);
    CHECK(done);
    port.put(one, bytes_of("sealed"), note);
    CHECK(done);
    port.put(two, bytes_of("also"), note);
    port.names([&](const Result<std::vector<std::string>>& all) { names = *all; });
    CHECK(names.size() == 2);
    port.get(one, [&](const Result<Bytes>& got) { CHECK(text_of(*got) == "sealed"); });
    port.erase({one, one}, note);
    CHECK(done);
    port.get(one, [&](const Result<Bytes>& got) { CHECK(got.error().problem == Problem::attachment_missing); });
    FileChunks(folder.path).get(two, [&](const Result<Bytes>& got) { CHECK(text_of(*got) == "also"); });
}

TEST_CASE("what a crash left half written is no chunk, and goes with the next sweep") {
    const Folder folder;
    FileChunks port(folder.path);
    port.put(one, bytes_of("sealed"), [](const Result<void>& done) { CHECK(done); });
    const auto half = folder.path / "attachment.chunks" / (two + ".new");
    std::ofstream(half) << "half";
    port.names([&](const Result<std::vector<std::string>>& all) { CHECK(*all == std::vector<std::string>{one}); });
    port.erase({}, [](const Result<void>& done) { CHECK(done); });
    CHECK_FALSE(std::filesystem::exists(half));
    CHECK(std::filesystem::exists(folder.path / "attachment.chunks" / one));
}

TEST_CASE("a chunk whose name could leave the folder is refused") {
    const Folder folder;
    FileChunks port(folder.path);
    port.put("../escaped", bytes_of("x"), [](const Result<void>& done) { CHECK(done.error().problem == Problem::storage_refused); });
    port.get("../../etc/passwd", [](const Result<Bytes>& got) { CHECK(got.error().problem == Problem::attachment_missing); });
    CHECK_FALSE(std::filesystem::exists(folder.path / "escaped"));
}
