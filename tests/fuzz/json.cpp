// Canonical JSON, and changes written in it: whatever is read is written again with the same bytes.
#include "domain/change.hpp"
#include "fuzz.hpp"

using namespace tributary;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView input(data, size);
    const auto value = domain::read(input);
    if (value) fuzz::promise(domain::write(*value) == text_of(input), "JSON has one spelling");
    const auto change = domain::decode(text_of(input));
    if (change) fuzz::promise(domain::encode(*change) == text_of(input), "a change has one spelling");
    fuzz::promise(!change || value.has_value(), "a change is JSON");
    return 0;
}
