#include "bundle/age.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/keys.hpp"
#include "cli/telling.hpp"
#include "platform/native/clock.hpp"

namespace tributary::cli {

static Result<bundle::MinisignKey> signing_key(const Arguments& arguments) {
    if (!arguments.has("--minisign-key")) return bundle::MinisignKey::generate();
    const std::string path(arguments.value("--minisign-key"));
    auto file = read_file(path);
    if (!file) return std::unexpected(file.error());
    auto key = bundle::read_secret_file(text_of(*file));
    crypto::wipe(*file);
    if (!key) return fail(Problem::key_malformed, path, key.error().fact);
    return key;
}

static Result<crypto::AgreementKey> age_key(const Arguments& arguments) {
    if (!arguments.has("--age-key")) return crypto::AgreementKey::generate();
    const std::string path(arguments.value("--age-key"));
    auto keys = age_keys_at(path);
    if (!keys) return std::unexpected(keys.error());
    if (keys->size() != 1) return fail(Problem::key_malformed, path);
    return std::move(keys->front());
}

Result<Answer> identity_new(const Arguments& arguments) {
    auto signing = signing_key(arguments);
    if (!signing) return std::unexpected(signing.error());
    auto age = age_key(arguments);
    if (!age) return std::unexpected(age.error());
    const bundle::Person person{std::string(arguments.value("--name")), std::string(arguments.value("--agency")),
                                std::string(arguments.value("--role"))};
    const auto identity = bundle::Identity::from_keys(person, std::move(*signing), std::move(*age), platform::now());
    if (!identity) return std::unexpected(identity.error());
    if (auto written = write_identity(arguments.files[0], *identity); !written) return std::unexpected(written.error());
    return Answer{json_of(identity->card()), words_of(identity->card()), {}};
}

Result<Answer> identity_card(const Arguments& arguments) {
    const auto card = card_at(arguments.files[0]);
    if (!card) return std::unexpected(card.error());
    return Answer{json_of(*card), words_of(*card), {}};
}

}  // namespace tributary::cli
