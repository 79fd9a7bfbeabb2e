#include "bundle/manifest.hpp"

#include <algorithm>
#include <array>

#include "bundle/age.hpp"

namespace tributary::bundle {

using domain::Json;

static constexpr std::array<std::string_view, 8> purpose_names = {
    "commission", "contribution", "return_for_revision", "comment", "sign_off", "receipt", "report", "backup"};

std::string_view name_of(Purpose purpose) { return purpose_names[static_cast<std::size_t>(purpose)]; }

std::optional<Purpose> purpose_named(std::string_view name) {
    const auto found = std::ranges::find(purpose_names, name);
    if (found == purpose_names.end()) return std::nullopt;
    return static_cast<Purpose>(found - purpose_names.begin());
}

Recipient recipient_of(const Card& card) { return {card.person().name, card.person().agency, card.age()}; }

std::string Manifest::trusted_comment() const {
    return std::string(manifest_label) + " bundle " + bundle.text() + " sender " + sender.id().text();
}

static Json to_json(const Recipient& recipient) {
    return Json::Object{{"age", write_age_recipient(recipient.age)}, {"agency", recipient.agency}, {"name", recipient.name}};
}

static Json to_json(const FeedEntry& feed) {
    return Json::Object{{"changes", feed.changes}, {"feed", feed.feed.text()}, {"head", to_hex(feed.head)}};
}

static Json to_json(const FileEntry& file) {
    return Json::Object{{"path", file.path}, {"sha256", to_hex(file.sha256)}, {"size", file.size}};
}

template <class Item>
static Json to_json(const std::vector<Item>& items) {
    Json::Array array;
    for (const Item& item : items) array.push_back(to_json(item));
    return array;
}

static Json to_json(const PartEntry& part) {
    return Json::Object{{"feeds", to_json(part.feeds)}, {"id", part.id.text()}, {"kind", part.kind}, {"title", part.title}};
}

std::string encode(const Manifest& manifest) {
    const CaseLabel& label = manifest.of_case;
    return domain::write(Json::Object{
        {"bundle", manifest.bundle.text()},
        {"case", Json::Object{{"id", label.id.text()}, {"reference", label.reference}, {"subject", label.subject}}},
        {"created", manifest.created},
        {"files", to_json(manifest.files)},
        {"in_reply_to", manifest.in_reply_to ? Json(manifest.in_reply_to->text()) : Json()},
        {"parts", to_json(manifest.parts)},
        {"purpose", name_of(manifest.purpose)},
        {"recipients", to_json(manifest.recipients)},
        {"sender", manifest.sender.json()},
        {"type", manifest_label},
        {"version", manifest_version},
    });
}

}  // namespace tributary::bundle
