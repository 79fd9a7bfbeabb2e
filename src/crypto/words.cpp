#include "crypto/words.hpp"

#include "crypto/random.hpp"
#include "generated/word_list.hpp"

namespace tributary::crypto {

static_assert(word_list.size() == 2048);

std::vector<std::string_view> fingerprint_words(const Digest& digest) {
    std::vector<std::string_view> words;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (std::size_t next = 0; words.size() < fingerprint_word_count;) {
        for (; bits < 11; bits += 8) held = (held << 8 | digest[next++]) & 0xfffff;
        bits -= 11;
        words.push_back(word_list[held >> bits & 2047]);
    }
    return words;
}

// 2048 words are exactly 11 bits, so masking favours no word.
static std::string_view random_word() {
    const Secret bits = random_secret(2);
    return word_list[static_cast<std::size_t>((bits.data()[0] << 8 | bits.data()[1]) & 2047)];
}

Secret suggest_passphrase(std::size_t count) {
    std::string text;
    text.reserve(count * 9);
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += ' ';
        text += random_word();
    }
    Secret passphrase = Secret::copy_of(text);
    wipe(text);
    return passphrase;
}

}  // namespace tributary::crypto
