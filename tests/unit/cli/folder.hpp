// A folder of a test's own, gone when the test is over.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace tributary::cli::testing {

struct Folder {
    std::string path;

    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "tributary-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::string file(const std::string& name) const { return path + '/' + name; }
};

}  // namespace tributary::cli::testing
