// Statements. Signatures cannot be guessed, so what is said is also signed here, and then read.
#include "bundle/statement.hpp"
#include "crypto/text_codes.hpp"
#include "fuzz.hpp"

using namespace tributary;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::start();
    const ByteView input(data, size);
    static_cast<void>(bundle::read_statement(text_of(input)));
    auto json = domain::read(input);
    if (!json || json->object() == nullptr) return 0;
    static const bundle::Identity me = *bundle::Identity::from_keys({"Idris Wold", "Social care", "Author"}, {{1, 2, 3, 4, 5, 6, 7, 8}, fuzz::known_signing_key()},
                                                                   fuzz::known_age_key(), 5);
    json->object()->erase("signature");
    (*json->object())["signer"] = me.card().json();
    json->object()->emplace("signature", crypto::to_base64(me.signing().key.sign(bytes_of(domain::write(*json)))));
    const auto read = bundle::read_statement(domain::write(*json));
    if (!read) return 0;
    fuzz::promise(bundle::sign_statement(me, read->created, read->said) == domain::write(*json), "a statement has one spelling");
    return 0;
}
