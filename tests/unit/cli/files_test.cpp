#include <doctest/doctest.h>
#include <sys/stat.h>

#include "cli/files.hpp"
#include "folder.hpp"

using namespace tributary;
using namespace tributary::cli;
using tributary::cli::testing::Folder;

namespace {

unsigned mode_of(const std::string& path) {
    struct stat status{};
    ::stat(path.c_str(), &status);
    return status.st_mode & 0777;
}

}  // namespace

TEST_CASE("a file is read as it was written, and never written over") {
    const Folder folder;
    const std::string path = folder.path + "/key";
    REQUIRE(write_new_file(path, bytes_of("words"), Readers::only_me));
    CHECK(read_file(path) == copy_of("words"));
    CHECK(mode_of(path) == 0600);
    CHECK(write_new_file(path, bytes_of("others"), Readers::only_me).error() == Error{Problem::file_unwritable, path});
    CHECK(read_file(path) == copy_of("words"));
    CHECK(read_file(folder.path + "/none").error() == Error{Problem::file_unreadable, folder.path + "/none"});
    CHECK(read_file(folder.path).error().problem == Problem::file_unreadable);
}

TEST_CASE("folders are for their owner alone, and are made once") {
    const Folder folder;
    const std::string path = folder.path + "/case";
    REQUIRE(make_folder(path));
    CHECK(mode_of(path) == 0700);
    CHECK(is_folder(path));
    CHECK_FALSE(is_folder(path + "/none"));
    CHECK(make_folder(path).error() == Error{Problem::file_unwritable, path});
    REQUIRE(make_folders_for(path, "parts/a/b.jsonl"));
    CHECK(make_folders_for(path, "parts/a/c.jsonl"));
    CHECK(is_folder(path + "/parts/a"));
}
