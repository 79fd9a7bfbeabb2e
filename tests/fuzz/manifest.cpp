// Manifests. A sender's card is signed and cannot be guessed, so a right one stands in for it.
#include "bundle/manifest.hpp"
#include "fuzz.hpp"

using namespace tributary;

static const bundle::Card& sender() {
    static const bundle::Card card = *bundle::make_card({"Idris Wold", "Social care", "Author"}, {{1, 2, 3, 4, 5, 6, 7, 8}, fuzz::known_signing_key()},
                                                        fuzz::known_age_key().public_key(), 1'421'746'080'000);
    return card;
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::start();
    auto json = domain::read(ByteView(data, size));
    if (!json) return 0;
    static_cast<void>(bundle::decode_manifest(*json));
    if (json->object() == nullptr) return 0;
    (*json->object())["sender"] = sender().json();
    if (const auto manifest = bundle::decode_manifest(*json)) fuzz::promise(bundle::encode(*manifest) == domain::write(*json), "a manifest has one spelling");
    return 0;
}
