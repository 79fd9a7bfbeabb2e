#include "bundle/age.hpp"
#include "bundle/age_armor.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/keys.hpp"

namespace tributary::cli {

static Result<std::vector<crypto::PublicKey>> recipients_of(const Arguments& arguments) {
    std::vector<crypto::PublicKey> recipients;
    for (const std::string& text : arguments.values("-r")) {
        const auto key = bundle::read_age_recipient(text);
        if (!key) return fail(Problem::key_malformed, text);
        recipients.push_back(*key);
    }
    return recipients;
}

static Result<Bytes> encrypt(ByteView plaintext, const Arguments& arguments) {
    if (arguments.has("-r") == arguments.has("--passphrase-env")) {
        return fail(Problem::usage, "Give either recipients with -r or --passphrase-env NAME.");
    }
    if (arguments.has("-r")) {
        const auto recipients = recipients_of(arguments);
        if (!recipients) return std::unexpected(recipients.error());
        return bundle::age_encrypt(plaintext, *recipients);
    }
    const auto passphrase = passphrase_of(arguments);
    if (!passphrase) return std::unexpected(passphrase.error());
    return bundle::age_encrypt_for_passphrase(plaintext, passphrase->view());
}

static Result<Bytes> decrypt(ByteView file, const Opening& opening) {
    if (const auto* passphrase = std::get_if<crypto::Secret>(&opening)) return bundle::age_decrypt_with_passphrase(file, passphrase->view());
    return bundle::age_decrypt(file, std::get<std::vector<crypto::AgreementKey>>(opening));
}

static Result<Answer> as_answer(Result<Bytes> bytes) {
    if (!bytes) return std::unexpected(bytes.error());
    return Answer{{}, {}, std::move(*bytes)};
}

Result<Answer> age_encrypt(const Arguments& arguments) {
    const auto plaintext = read_file(arguments.files[0]);
    if (!plaintext) return std::unexpected(plaintext.error());
    auto sealed = encrypt(*plaintext, arguments);
    if (sealed && arguments.has("-a")) sealed = copy_of(bundle::write_age_armor(*sealed));
    return as_answer(std::move(sealed));
}

Result<Answer> age_decrypt(const Arguments& arguments) {
    const auto opening = opening_of(arguments);
    if (!opening) return std::unexpected(opening.error());
    auto file = read_file(arguments.files[0]);
    if (file && bundle::is_age_armored(*file)) file = bundle::read_age_armor(*file);
    if (!file) return std::unexpected(file.error());
    return as_answer(decrypt(*file, *opening));
}

}  // namespace tributary::cli
