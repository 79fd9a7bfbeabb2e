// Headers of age files, armored or not, and what opening makes of their stanzas.
#include "bundle/age.hpp"
#include "bundle/age_armor.hpp"
#include "bundle/age_header.hpp"
#include "fuzz.hpp"

using namespace tributary;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::start();
    const ByteView input(data, size);
    const auto header = bundle::read_age_header(input);
    if (header) {
        fuzz::promise(!header->stanzas.empty() && header->code.size() == 32 && header->size <= size, "a header is whole");
        fuzz::promise(header->authenticated.data() == data && header->authenticated.size() < header->size, "what is authenticated begins the file");
    }
    static const crypto::AgreementKey key = fuzz::known_age_key();
    const auto opened = bundle::age_decrypt(input, {&key, 1});
    fuzz::promise(!opened || header.has_value(), "what opens has a header");
    if (const auto inside = bundle::read_age_armor(input)) fuzz::promise(bundle::read_age_armor(bytes_of(bundle::write_age_armor(*inside))) == *inside, "armor comes back");
    return 0;
}
