#include "domain/attachments.hpp"

#include <algorithm>

#include "domain/records.hpp"

namespace tributary::domain {

static bool is_hash(std::string_view text) {
    const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return text.size() == 64 && std::ranges::all_of(text, hex);
}

std::optional<Attachment> attachment_of(const Record& record) {
    if (record.kind != kind::attachment) return std::nullopt;
    const std::int64_t* size = record.value(field::size).integer();
    const std::string_view hash = record.text(field::sha256);
    const auto about = Id::parse(record.text(field::about));
    if (size == nullptr || *size < 0 || !is_hash(hash) || !about) return std::nullopt;
    return Attachment{&record, *about, record.text(field::name), record.text(field::media), *size, hash};
}

std::vector<Attachment> attachments_of(const Part& part) {
    std::vector<Attachment> found;
    if (!part.tally.standing.contains(kind::attachment)) return found;
    for (const auto& [id, record] : part.records)
        if (const auto attachment = attachment_of(record); attachment && !record.undone()) found.push_back(*attachment);
    const auto added = [](const Attachment& each) { return std::pair(each.record->created->change.at, each.record->id); };
    std::ranges::sort(found, {}, added);
    return found;
}

std::vector<Attachment> standing_attachments_of(const Part& part) {
    auto found = attachments_of(part);
    std::erase_if(found, [](const Attachment& each) { return each.record->withdrawn(); });
    return found;
}

}  // namespace tributary::domain
