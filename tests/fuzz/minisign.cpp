// Signature files and key files of minisign: nothing verifies but what was signed.
#include "bundle/minisign.hpp"
#include "fuzz.hpp"

using namespace tributary;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::start();
    const std::string_view text = text_of(ByteView(data, size));
    static const bundle::MinisignKey key{{1, 2, 3, 4, 5, 6, 7, 8}, fuzz::known_signing_key()};
    const auto comment = bundle::verify(key.public_key(), bytes_of("message"), text);
    fuzz::promise(!comment || *comment == "signed for the fuzz targets", "only the comment that was signed verifies");
    fuzz::promise(!bundle::verify(key.public_key(), bytes_of("another message"), text), "another message does not verify");
    if (const auto line = bundle::read_public_line(text)) fuzz::promise(bundle::write_public_line(*line) == text, "a key has one spelling");
    static_cast<void>(bundle::read_public_file(text));
    if (const auto secret = bundle::read_secret_file(text)) {
        const crypto::Secret written = bundle::write_secret_file(*secret);
        fuzz::promise(bundle::read_secret_file(text_of(written.view())).has_value(), "a secret key can be written and read again");
    }
    return 0;
}
