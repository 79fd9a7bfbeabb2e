// What leaves with a part besides its changes: the content of its attachments, each by name and size.
#include <set>

#include "app/update.hpp"
#include "ui/screens/handover_terms.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace {

using Shown = HandOverShown;

constexpr std::size_t listed_at_once = 12;

struct Leaving {
    std::vector<std::string> along;
    std::int64_t bytes = 0;          // content that is attached twice leaves once
    std::size_t there = 0, missing = 0;
};

// Gathered once for each state of the case: it means looking at every record.
const std::vector<Id>& standing(const Shown& shown, const domain::Part& part) {
    HandOverState& chosen = shown.chosen;
    if (chosen.attachments_of != shown.opened.file.revision()) chosen.attachments.clear();
    chosen.attachments_of = shown.opened.file.revision();
    const auto [found, is_new] = chosen.attachments.try_emplace(part.id);
    if (is_new)
        for (const domain::Attachment& each : domain::standing_attachments_of(part)) found->second.push_back(each.record->id);
    return found->second;
}

Leaving leaving(const Shown& shown, const domain::Part& part) {
    Leaving leaves;
    std::set<std::string_view> counted_once;
    const std::vector<Id> people(shown.chosen.recipients.begin(), shown.chosen.recipients.end());
    for (const Id& id : standing(shown, part)) {
        const domain::Record* record = shown.opened.file.record(part.id, id);
        const auto attachment = record ? domain::attachment_of(*record) : std::nullopt;
        if (!attachment) continue;
        const Id feed = record->created->change.feed;
        const std::int64_t known = shown.chosen.everything ? 0 : app::known_to_all(shown.stage.model, shown.opened.file.id(), people, feed, part.feeds.at(feed));
        const app::ContentWay way = app::way_of(shown.stage.model, *attachment, known);
        leaves.there += way == app::ContentWay::there_already ? 1 : 0;
        leaves.missing += way == app::ContentWay::not_here ? 1 : 0;
        if (way != app::ContentWay::along) continue;
        leaves.along.push_back(attachment_name(*attachment) + ", " + size_words(attachment->size));
        if (counted_once.insert(attachment->sha256).second) leaves.bytes += attachment->size;
    }
    return leaves;
}

void list_all(Ui& ui, const std::vector<std::string>& lines) {
    ui.list([&] {
        for (const std::string& line : lines) ui.list_item([&] { ui.paragraph({quiet(line)}); });
    });
}

}  // namespace

void leaving_attachments(const HandOverShown& shown, const domain::Part& part) {
    const Leaving leaves = leaving(shown, part);
    Ui& ui = shown.stage.ui;
    const auto scope = ui.scope(part.id);
    const std::string all = counted(leaves.along.size(), "attachment") + ", " + size_words(leaves.bytes);
    if (leaves.along.size() > listed_at_once) {
        bool open = shown.chosen.unfolded.contains(part.id);
        if (ui.disclosure(all, open, [&] { list_all(ui, leaves.along); })) open ? void(shown.chosen.unfolded.insert(part.id)) : void(shown.chosen.unfolded.erase(part.id));
    } else if (!leaves.along.empty()) {
        ui.paragraph(all);
        list_all(ui, leaves.along);
    }
    if (leaves.there > 0) ui.paragraph({quiet(counted(leaves.there, "attachment") + " they have already")});
    if (leaves.missing > 0)
        ui.icon_line(Icon::warn, Tone::needs_you, counted(leaves.missing, "attachment") + (leaves.missing == 1 ? " is not on this device and does not leave." : " are not on this device and do not leave."));
}

}  // namespace tributary::ui
