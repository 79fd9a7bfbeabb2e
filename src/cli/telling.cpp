#include "cli/telling.hpp"

#include "bundle/age.hpp"
#include "bundle/stage.hpp"
#include "ui/messages.hpp"

namespace tributary::cli {

using domain::Json;

template <class Words>
static std::string spaced(const Words& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + std::string(word);
    return text;
}

static std::string row(std::string_view label, std::string_view value) {
    std::string text = std::string(label) + ':';
    text.resize(12, ' ');
    return text + std::string(value) + '\n';
}

static std::string person_of(const bundle::Card& card) { return card.person().name + ", " + card.person().role + ", " + card.person().agency; }

Json json_of(const bundle::Card& card) {
    Json::Array words;
    for (const std::string_view word : card.words()) words.emplace_back(word);
    return Json::Object{
        {"age", bundle::write_age_recipient(card.age())}, {"agency", card.person().agency}, {"created", card.created()},
        {"id", card.id().text()}, {"minisign", bundle::write_public_line(card.signing())}, {"name", card.person().name},
        {"role", card.person().role}, {"words", std::move(words)},
    };
}

std::string words_of(const bundle::Card& card) {
    return row("Who", person_of(card)) + row("Words", spaced(card.words())) + row("Identity", card.id().text()) +
           row("age", bundle::write_age_recipient(card.age())) + row("minisign", bundle::write_public_line(card.signing())) +
           row("Made", ui::moment_words(card.created()));
}

static Json json_of(const bundle::PartEntry& part) {
    Json::Array feeds;
    for (const auto& feed : part.feeds) {
        feeds.emplace_back(Json::Object{{"changes", feed.changes}, {"feed", feed.feed.text()}, {"head", to_hex(feed.head)}});
    }
    return Json::Object{{"feeds", std::move(feeds)}, {"id", part.id.text()}, {"kind", part.kind}, {"title", part.title}};
}

Json json_of(const bundle::VerifiedBundle& bundle) {
    const bundle::Manifest& manifest = bundle.manifest();
    Json::Array recipients;
    for (const auto& recipient : manifest.recipients) {
        const std::string age = bundle::write_age_recipient(recipient.age);
        recipients.emplace_back(Json::Object{{"age", age}, {"agency", recipient.agency}, {"name", recipient.name}});
    }
    Json::Array parts;
    for (const auto& part : manifest.parts) parts.push_back(json_of(part));
    const Json reply = manifest.in_reply_to ? Json(manifest.in_reply_to->text()) : Json();
    const bundle::CaseLabel& label = manifest.of_case;
    return Json::Object{
        {"bundle", manifest.bundle.text()},
        {"case", Json::Object{{"id", label.id.text()}, {"reference", label.reference}, {"subject", label.subject}}},
        {"created", manifest.created},
        {"in_reply_to", reply},
        {"parts", std::move(parts)},
        {"passed_on", bundle.passed_on()},
        {"purpose", bundle::name_of(manifest.purpose)},
        {"recipients", std::move(recipients)},
        {"sender", json_of(manifest.sender)},
    };
}

static std::string recipients_of(const bundle::Manifest& manifest) {
    std::vector<std::string> names;
    for (const auto& recipient : manifest.recipients) names.push_back(recipient.name + " (" + recipient.agency + ")");
    return names.empty() ? "whoever has the passphrase" : ui::joined(names);
}

std::string words_of(const bundle::VerifiedBundle& bundle) {
    const bundle::Manifest& manifest = bundle.manifest();
    const std::string& reference = manifest.of_case.reference;
    std::string purpose(bundle::name_of(manifest.purpose));
    for (char& c : purpose) c = c == '_' ? ' ' : c;
    std::string text = row("From", person_of(manifest.sender)) + row("Words", spaced(manifest.sender.words())) +
                       row("Sealed to", recipients_of(manifest)) + row("Sealed", ui::moment_words(manifest.created)) +
                       row("Case", (reference.empty() ? "" : reference + ", ") + manifest.of_case.subject) + row("Purpose", purpose);
    for (const auto& part : manifest.parts) {
        std::int64_t changes = 0;
        for (const auto& feed : part.feeds) changes += feed.changes;
        text += row("Holds", part.title + ", " + ui::counted(static_cast<std::size_t>(changes), "change"));
    }
    if (bundle.passed_on()) text += "It was sealed to you by somebody other than its sender. Ask the sender whether you should have it.\n";
    return text;
}

// The rule that a bundle or a card broke, if this is such a refusal.
static std::string_view rule_of(const Error& error) {
    const bool as_fact = error.problem == Problem::bundle_format || error.problem == Problem::card_malformed;
    const std::string_view fact = as_fact ? error.fact : error.second_fact;
    return fact.starts_with("B-") ? fact : std::string_view();
}

// Key files and folders are a matter of the command line alone; the catalogue speaks of recovery keys and browsers.
static std::string sentence_of(const Error& error) {
    if (error.problem == Problem::usage) return error.fact;
    if (error.problem == Problem::vault_missing) return "There is no vault in that folder. Give the folder that backup restore made.";
    if (error.problem == Problem::vault_read_only) return "Another program is writing to this vault. End it, then try again.";
    if (error.problem != Problem::key_malformed) return ui::sentence(error);
    if (error.second_fact == "password") return error.fact + " is protected by a password. Make an unprotected copy with minisign -C -W.";
    return error.fact + " is not a key that can be used here. Give a file as age-keygen or minisign makes it, or an age1 recipient.";
}

Json json_of(const Error& error) {
    Json::Object object{{"problem", name_of(error.problem)}, {"refused", true}, {"sentence", sentence_of(error)}};
    if (const auto stage = bundle::stage_of(error.problem)) object.emplace("stage", bundle::name_of(*stage));
    if (const std::string_view rule = rule_of(error); !rule.empty()) object.emplace("rule", rule);
    if (error.problem == Problem::bundle_cut_short) object.emplace("where", error.fact);
    if (error.problem == Problem::bundle_hash_mismatch) object.emplace("path", error.fact);
    return object;
}

std::string words_of(const Error& error) {
    std::string text = sentence_of(error) + '\n';
    const auto stage = bundle::stage_of(error.problem);
    const std::string_view rule = rule_of(error);
    const std::string broken = rule.empty() ? "" : ", rule " + std::string(rule);
    if (stage) text += "Refused at the stage " + std::string(bundle::name_of(*stage)) + broken + ".\n";
    return text;
}

}  // namespace tributary::cli
