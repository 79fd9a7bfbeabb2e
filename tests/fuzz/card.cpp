// Contact cards and identities: whatever is read is written again with the same bytes.
#include "bundle/identity.hpp"
#include "fuzz.hpp"

using namespace tributary;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::start();
    const std::string_view text = text_of(ByteView(data, size));
    if (const auto card = bundle::read_card(text)) {
        fuzz::promise(card->file() == text || card->file() == std::string(text) + '\n', "a card has one spelling");
        fuzz::promise(card->words().size() == 6 && !card->id().is_nil(), "a card has words and an id");
    }
    if (const auto identity = bundle::Identity::parse(text)) fuzz::promise(text_of(identity->serialise().view()).size() > 0, "an identity can be kept");
    return 0;
}
