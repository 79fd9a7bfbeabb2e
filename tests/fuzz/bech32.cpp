// bech32, age's recipients and key files, and base64: whatever is read has one spelling.
#include <algorithm>
#include <string>

#include "bundle/age.hpp"
#include "crypto/text_codes.hpp"
#include "fuzz.hpp"

using namespace tributary;
using crypto::Padding;

static std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return text;
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::start();
    const std::string text(reinterpret_cast<const char*>(data), size);
    for (const std::string_view prefix : {"age", "age-secret-key-"})
        if (const auto bytes = crypto::from_bech32(prefix, text)) fuzz::promise(crypto::to_bech32(prefix, *bytes) == lower(text), "bech32 has one spelling");
    if (const auto key = bundle::read_age_recipient(text)) fuzz::promise(bundle::write_age_recipient(*key) == text, "a recipient has one spelling");
    for (const Padding padding : {Padding::with, Padding::without})
        if (const auto bytes = crypto::from_base64(text, padding)) fuzz::promise(crypto::to_base64(*bytes, padding) == text, "base64 has one spelling");
    if (const auto keys = bundle::read_age_keys(text)) fuzz::promise(!keys->empty(), "a key file holds a key");
    return 0;
}
