#include <array>

#include "crypto/words.hpp"

namespace tributary::crypto {

static constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
static constexpr std::size_t key_size = 32;
static constexpr std::size_t bytes_in_group = key_size / recovery_groups;

using Group = std::array<std::uint8_t, recovery_group_size>;

// One step in the field of 32 elements (x^5 + x^2 + 1): a polynomial whose coefficients are the
// characters, so that every single slip and every swap of neighbours changes the check character.
static std::uint8_t check_step(std::uint8_t sum, std::uint8_t value) {
    const unsigned doubled = static_cast<unsigned>(sum) << 1;
    return static_cast<std::uint8_t>((doubled & 32 ? doubled ^ 0b100101U : doubled) ^ value);
}

static std::uint8_t check_of(const Group& group, std::size_t place) {
    auto sum = static_cast<std::uint8_t>(place + 1);
    for (std::size_t i = 0; i + 1 < group.size(); ++i) sum = check_step(sum, group[i]);
    return check_step(sum, 0);
}

static Group group_of(const std::uint8_t* bytes, std::size_t place) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < bytes_in_group; ++i) bits = bits << 8 | bytes[i];
    bits <<= 3;
    Group group{};
    for (std::size_t i = 0; i < 7; ++i) group[i] = static_cast<std::uint8_t>(bits >> (5 * (6 - i)) & 31);
    group[7] = check_of(group, place);
    return group;
}

static bool read_group(const Group& group, std::size_t place, std::uint8_t* bytes) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 7; ++i) bits = bits << 5 | group[i];
    if (group[7] != check_of(group, place) || (bits & 7) != 0) return false;
    bits >>= 3;
    for (std::size_t i = 0; i < bytes_in_group; ++i) bytes[i] = static_cast<std::uint8_t>(bits >> (8 * (bytes_in_group - 1 - i)));
    return true;
}

static int value_of(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const std::size_t value = alphabet.find(c);
    return value == std::string_view::npos ? -1 : static_cast<int>(value);
}

static bool is_spacing(char c) { return c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n'; }

// A character outside the alphabet becomes 255, which fits no check.
static Secret typed_values(std::string_view typed) {
    Bytes values;
    values.reserve(typed.size());
    for (const char c : typed) {
        if (!is_spacing(c)) values.push_back(static_cast<std::uint8_t>(value_of(c)));
    }
    Secret secret = Secret::copy_of(values);
    wipe(values);
    return secret;
}

static Group group_at(const Secret& values, std::size_t place) {
    Group group{};
    for (std::size_t i = 0; i < group.size(); ++i) group[i] = values.data()[place * group.size() + i];
    return group;
}

static bool all_in_alphabet(const Group& group) {
    for (const std::uint8_t value : group) {
        if (value > 31) return false;
    }
    return true;
}

Secret write_recovery_key(const Secret& key) {
    std::string text;
    text.reserve(recovery_groups * (recovery_group_size + 1));
    for (std::size_t place = 0; place < recovery_groups; ++place) {
        if (place > 0) text += '-';
        for (const std::uint8_t value : group_of(key.data() + place * bytes_in_group, place)) text += alphabet[value];
    }
    Secret written = Secret::copy_of(text);
    wipe(text);
    return written;
}

Result<Secret> read_recovery_key(std::string_view typed) {
    const Secret values = typed_values(typed);
    if (values.size() != recovery_groups * recovery_group_size) return fail(Problem::key_malformed);
    Secret key(key_size);
    for (std::size_t place = 0; place < recovery_groups; ++place) {
        const Group group = group_at(values, place);
        if (!all_in_alphabet(group) || !read_group(group, place, key.data() + place * bytes_in_group)) {
            return fail(Problem::key_malformed, std::to_string(place + 1));
        }
    }
    return key;
}

bool is_recovery_group(const Secret& key, std::size_t group, std::string_view typed) {
    if (group < 1 || group > recovery_groups || key.size() != key_size) return false;
    const Group right = group_of(key.data() + (group - 1) * bytes_in_group, group - 1);
    return same(typed_values(typed).view(), right);
}

}  // namespace tributary::crypto
