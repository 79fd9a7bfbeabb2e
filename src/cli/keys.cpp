#include "cli/keys.hpp"

#include <cstdlib>

#include "bundle/age.hpp"
#include "cli/files.hpp"

namespace tributary::cli {

using crypto::Secret;

static constexpr const char* card_name = "/card.tribcard";
static constexpr const char* age_name = "/age.key";
static constexpr const char* minisign_name = "/minisign.key";
static constexpr const char* minisign_public_name = "/minisign.pub";

// With the comment that age-keygen writes, so that the recipient can be read off.
static Secret age_key_file(const crypto::AgreementKey& key) {
    const Secret line = bundle::write_age_key(key);
    std::string text;
    text.reserve(256);
    text += "# public key: " + bundle::write_age_recipient(key.public_key()) + '\n';
    text += text_of(line.view());
    text += '\n';
    Secret file = Secret::copy_of(text);
    crypto::wipe(text);
    return file;
}

Result<void> write_identity(const std::string& folder, const bundle::Identity& identity) {
    if (auto made = make_folder(folder); !made) return made;
    const Secret age = age_key_file(identity.age());
    const Secret minisign = bundle::write_secret_file(identity.signing());
    const std::string minisign_public = bundle::write_public_file(identity.signing().public_key());
    const std::string card = identity.card().file();
    auto written = write_new_file(folder + age_name, age.view(), Readers::only_me);
    if (written) written = write_new_file(folder + minisign_name, minisign.view(), Readers::only_me);
    if (written) written = write_new_file(folder + minisign_public_name, bytes_of(minisign_public), Readers::everybody);
    if (written) written = write_new_file(folder + card_name, bytes_of(card), Readers::everybody);
    return written;
}

Result<bundle::Card> card_at(const std::string& path) {
    const auto file = read_file(is_folder(path) ? path + card_name : path);
    if (!file) return std::unexpected(file.error());
    return bundle::read_card(text_of(*file));
}

Result<std::vector<crypto::AgreementKey>> age_keys_at(const std::string& path) {
    auto file = read_file(is_folder(path) ? path + age_name : path);
    if (!file) return std::unexpected(file.error());
    auto keys = bundle::read_age_keys(text_of(*file));
    crypto::wipe(*file);
    if (!keys) return fail(Problem::key_malformed, path);
    return keys;
}

Result<Secret> passphrase_of(const Arguments& arguments) {
    const std::string name(arguments.value("--passphrase-env"));
    const char* value = std::getenv(name.c_str());
    if (value == nullptr || *value == '\0') return fail(Problem::usage, "The environment variable " + name + " holds no passphrase.");
    return Secret::copy_of(std::string_view(value));
}

Result<VaultSecret> vault_secret_of(const Arguments& arguments) {
    if (arguments.has("--recovery-key-env")) {
        const char* value = std::getenv(std::string(arguments.value("--recovery-key-env")).c_str());
        if (value == nullptr || *value == '\0') return fail(Problem::usage, "The variable of --recovery-key-env is empty.");
        return VaultSecret{{}, value};
    }
    if (!arguments.has("--passphrase-env")) return fail(Problem::usage, "Give --passphrase-env or --recovery-key-env.");
    const auto passphrase = passphrase_of(arguments);
    if (!passphrase) return std::unexpected(passphrase.error());
    return VaultSecret{std::string(text_of(passphrase->view())), {}};
}

Result<Opening> opening_of(const Arguments& arguments) {
    if (arguments.has("-i") == arguments.has("--passphrase-env")) return fail(Problem::usage, "Give either -i KEY or --passphrase-env NAME.");
    if (arguments.has("--passphrase-env")) return passphrase_of(arguments);
    auto keys = age_keys_at(std::string(arguments.value("-i")));
    if (!keys) return std::unexpected(keys.error());
    return Opening(std::move(*keys));
}

}  // namespace tributary::cli
