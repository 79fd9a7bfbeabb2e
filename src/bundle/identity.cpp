#include "bundle/identity.hpp"

#include <array>
#include <utility>

#include "bundle/age.hpp"

namespace tributary::bundle {

using crypto::Secret;

static constexpr std::string_view label = "tributary-identity 1";

Identity::Identity(Card card, MinisignKey signing, crypto::AgreementKey age)
    : card_(std::move(card)), signing_(std::move(signing)), age_(std::move(age)) {}

Result<Identity> Identity::generate(const Person& person, std::int64_t created) {
    return from_keys(person, MinisignKey::generate(), crypto::AgreementKey::generate(), created);
}

Result<Identity> Identity::from_keys(const Person& person, MinisignKey signing, crypto::AgreementKey age, std::int64_t created) {
    auto card = make_card(person, signing, age.public_key(), created);
    if (!card) return std::unexpected(card.error());
    return Identity(std::move(*card), std::move(signing), std::move(age));
}

Result<Identity> Identity::renamed(const Person& person) const {
    auto signing = crypto::SigningKey::from_seed(signing_.key.seed().view());
    auto age = crypto::AgreementKey::from_bytes(age_.scalar().view());
    if (!signing) return std::unexpected(signing.error());
    if (!age) return std::unexpected(age.error());
    return from_keys(person, {signing_.number, std::move(*signing)}, std::move(*age), card_.created());
}

// Minisign's file without its comment: the base64 line alone.
static std::string_view key_line(const Secret& file) {
    const std::string_view text = text_of(file.view());
    return text.substr(text.find('\n') + 1);
}

Secret Identity::serialise() const {
    const Secret age = write_age_key(age_);
    const Secret minisign = write_secret_file(signing_);
    std::string text;
    text.reserve(2048);
    text += label;
    text += '\n';
    text += card_.file();
    text += text_of(age.view());
    text += '\n';
    text += key_line(minisign);
    Secret secret = Secret::copy_of(text);
    crypto::wipe(text);
    return secret;
}

Result<Identity> Identity::parse(std::string_view text) {
    std::array<std::string_view, 4> lines;
    for (std::string_view& line : lines) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) return fail(Problem::key_malformed);
        line = text.substr(0, end);
        text.remove_prefix(end + 1);
    }
    if (!text.empty() || lines[0] != label) return fail(Problem::key_malformed);
    auto card = read_card(lines[1]);
    auto age = read_age_keys(lines[2]);
    std::string minisign_file = "untrusted comment: minisign secret key\n" + std::string(lines[3]);
    auto signing = read_secret_file(minisign_file);
    crypto::wipe(minisign_file);
    if (!card || !age || !signing) return fail(Problem::key_malformed);
    if (card->signing() != signing->public_key() || card->age() != age->front().public_key()) return fail(Problem::key_malformed);
    return Identity(std::move(*card), std::move(*signing), std::move(age->front()));
}

}  // namespace tributary::bundle
