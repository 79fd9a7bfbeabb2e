// The sample case that the tests read: tests/data.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "base/bytes.hpp"

namespace tributary::testing {

inline Bytes read_data(const std::string& path) {
    std::ifstream file(std::string(TRIBUTARY_TEST_DATA) + "/" + path, std::ios::binary);
    return Bytes(std::istreambuf_iterator<char>(file), {});
}

}  // namespace tributary::testing
