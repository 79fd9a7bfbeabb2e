#include <algorithm>

#include "bundle/age.hpp"
#include "bundle/age_header.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/keys.hpp"
#include "cli/opened.hpp"
#include "cli/telling.hpp"
#include "crypto/digest.hpp"
#include "ui/messages.hpp"

namespace tributary::cli {

using domain::Json;

static Result<bundle::Envelope> open_with(ByteView file, const Opening& opening) {
    if (const auto* passphrase = std::get_if<crypto::Secret>(&opening)) return bundle::open_envelope_with_passphrase(file, passphrase->view());
    Result<bundle::Envelope> envelope = fail(Problem::bundle_not_for_me);
    for (const auto& key : std::get<std::vector<crypto::AgreementKey>>(opening)) {
        envelope = bundle::open_envelope(file, key);
        if (envelope || envelope.error().problem != Problem::bundle_not_for_me) break;
    }
    return envelope;
}

// With --card, the sender must be the one of that card.
static Result<void> check_sender(const bundle::Card& sender, const Arguments& arguments) {
    if (!arguments.has("--card")) return {};
    const auto expected = card_at(std::string(arguments.value("--card")));
    if (!expected) return std::unexpected(expected.error());
    if (expected->id() == sender.id()) return {};
    const bool same_person = expected->person().name == sender.person().name && expected->person().agency == sender.person().agency;
    if (same_person) return fail(Problem::sender_key_changed, sender.person().name);
    return fail(Problem::sender_unknown, sender.person().name);
}

Result<OpenedBundle> open_bundle(const Arguments& arguments) {
    const auto opening = opening_of(arguments);
    if (!opening) return std::unexpected(opening.error());
    const auto file = read_file(arguments.files[0]);
    if (!file) return std::unexpected(file.error());
    const auto envelope = open_with(*file, *opening);
    if (!envelope) return std::unexpected(envelope.error());
    auto verified = bundle::verify(*envelope);
    if (!verified) return std::unexpected(verified.error());
    auto parts = bundle::parts_of(*verified);
    if (!parts) return std::unexpected(parts.error());
    if (auto sender = check_sender(verified->sender(), arguments); !sender) return std::unexpected(sender.error());
    const ByteView container = envelope->container();
    return OpenedBundle{std::move(*verified), std::move(*parts), Bytes(container.begin(), container.end())};
}

Result<Answer> bundle_verify(const Arguments& arguments) {
    const auto opened = open_bundle(arguments);
    if (!opened) return std::unexpected(opened.error());
    return Answer{json_of(opened->bundle), "The signature holds, and nothing is missing or added.\n" + words_of(opened->bundle), {}};
}

Result<Answer> bundle_open(const Arguments& arguments) {
    const auto opened = open_bundle(arguments);
    if (!opened) return std::unexpected(opened.error());
    const auto files = bundle::read_zip(opened->container);
    if (!files) return std::unexpected(files.error());
    const std::string folder(arguments.value("-o"));
    if (auto made = make_folder(folder); !made) return std::unexpected(made.error());
    for (const bundle::File& file : *files) {
        if (auto made = make_folders_for(folder, file.path); !made) return std::unexpected(made.error());
        auto written = write_new_file(folder + '/' + file.path, file.bytes, Readers::only_me);
        if (!written) return std::unexpected(written.error());
    }
    const std::string text = ui::counted(files->size(), "file") + " in " + folder +
                             ". Delete the folder when you no longer need it: nothing in it is sealed.\n";
    Json json = json_of(opened->bundle);
    json.object()->emplace("folder", folder);
    return Answer{std::move(json), text + words_of(opened->bundle), {}};
}

// What the envelope tells to anybody.
static Result<Answer> inspect_envelope(ByteView file) {
    const auto header = bundle::read_age_header(file);
    if (!header) return std::unexpected(header.error());
    const auto count = static_cast<std::int64_t>(header->stanzas.size());
    const auto size = static_cast<std::int64_t>(file.size());
    const bool passphrase = bundle::age_asks_for_passphrase(file);
    const std::string whom = passphrase ? "a passphrase" : ui::counted(header->stanzas.size(), "recipient");
    Json::Object json{{"passphrase", passphrase}, {"recipients", count}, {"sha256", to_hex(crypto::sha256(file))}, {"size", size}};
    return Answer{std::move(json), "An age file of " + ui::size_words(size) + ", sealed to " + whom + ". Its content shows with your key: -i KEY.\n", {}};
}

static Json json_of(const bundle::FileEntry& file) {
    return Json::Object{{"path", file.path}, {"sha256", to_hex(file.sha256)}, {"size", file.size}};
}

Result<Answer> bundle_inspect(const Arguments& arguments) {
    if (!arguments.has("-i") && !arguments.has("--passphrase-env")) {
        const auto file = read_file(arguments.files[0]);
        if (!file) return std::unexpected(file.error());
        return inspect_envelope(*file);
    }
    const auto opened = open_bundle(arguments);
    if (!opened) return std::unexpected(opened.error());
    Answer answer{json_of(opened->bundle), words_of(opened->bundle), {}};
    Json::Array files;
    for (const bundle::FileEntry& file : opened->bundle.manifest().files) {
        files.push_back(json_of(file));
        answer.text += to_hex(file.sha256) + "  " + file.path + "  (" + ui::counted(static_cast<std::size_t>(file.size), "byte") + ")\n";
    }
    answer.json.object()->emplace("files", std::move(files));
    return answer;
}

}  // namespace tributary::cli
