#include <algorithm>
#include <map>
#include <set>

#include "bundle/layout.hpp"
#include "bundle/open.hpp"
#include "bundle/rules.hpp"
#include "domain/json.hpp"

namespace tributary::bundle {

namespace {

std::unexpected<Error> broken(std::string_view rule) { return refuse(Problem::bundle_format, rule); }

// Lines of canonical JSON, each ended by '\n'; as many as promised, the last with the promised hash.
Result<FeedContent> read_feed(std::string_view text, const FeedEntry& entry) {
    FeedContent feed{entry.feed, {}, to_hex(entry.head)};
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos || !domain::read(text.substr(0, end))) return broken(rule::feed_lines);
        feed.lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    if (std::cmp_not_equal(feed.lines.size(), entry.changes)) return broken(rule::feed_lines);
    if (crypto::sha256(bytes_of(feed.lines.back())) != entry.head) return broken(rule::feed_lines);
    return feed;
}

using ByPath = std::map<std::string_view, const File*>;

Result<PartContent> read_part(const PartEntry& entry, const ByPath& files, std::set<std::string>& read) {
    PartContent part{entry.id, entry.kind, entry.title, {}};
    for (const FeedEntry& feed_entry : entry.feeds) {
        const std::string path = layout::feed_path(entry.id, feed_entry.feed);
        const auto found = files.find(path);
        if (found == files.end()) return broken(rule::feed_files);
        auto feed = read_feed(text_of(found->second->bytes), feed_entry);
        if (!feed) return std::unexpected(feed.error());
        part.feeds.push_back(std::move(*feed));
        read.insert(path);
    }
    return part;
}

// Every file that is not a feed's lies where its name says what it is.
Result<void> check_others(const std::vector<File>& files, const std::set<std::string>& feeds) {
    for (const File& file : files) {
        if (feeds.contains(file.path) || file.path.starts_with(layout::read_me_folder)) continue;
        if (file.path.starts_with(layout::parts_folder)) return broken(rule::feed_files);
        if (!file.path.starts_with(layout::attachments_folder)) return broken(rule::folders);
        if (file.path != layout::attachment_path(file.digest())) return broken(rule::attachments);
    }
    return {};
}

}  // namespace

Result<std::vector<PartContent>> parts_of(const VerifiedBundle& bundle) {
    ByPath files;
    for (const File& file : bundle.files()) files.emplace(file.path, &file);
    std::set<std::string> feeds;
    std::vector<PartContent> parts;
    for (const PartEntry& entry : bundle.manifest().parts) {
        auto part = read_part(entry, files, feeds);
        if (!part) return std::unexpected(part.error());
        parts.push_back(std::move(*part));
    }
    if (auto others = check_others(bundle.files(), feeds); !others) return std::unexpected(others.error());
    return parts;
}

}  // namespace tributary::bundle
