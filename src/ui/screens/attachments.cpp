// The files that belong to an entry: attached by a button or by dropping them on the entry, looked at in a frame without
// scripts, saved as a copy, removed with a reason.
#include <algorithm>
#include <array>

#include "documents/media_type.hpp"
#include "domain/attachments.hpp"
#include "domain/records.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace {

struct MediaWords {
    std::string_view media;
    std::string_view words;
};

constexpr std::array media_words = {
    MediaWords{"image/png", "Picture"},        MediaWords{"image/jpeg", "Picture"},   MediaWords{"image/gif", "Picture"},        MediaWords{"image/webp", "Picture"},
    MediaWords{"image/tiff", "Picture (TIFF)"}, MediaWords{"text/plain", "Plain text"}, MediaWords{"application/pdf", "PDF document"}, MediaWords{"application/rtf", "RTF document"},
    MediaWords{"application/msword", "Word or Excel file"},
    MediaWords{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document"},
    MediaWords{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel workbook"},
    MediaWords{"application/zip", "Archive or office document"},
};

std::string_view kind_words(std::string_view media) {
    const auto found = std::ranges::find(media_words, media, &MediaWords::media);
    return found == media_words.end() ? "File" : found->words;
}

bool is_here(const Stage& stage, const domain::Attachment& attachment) {
    const auto held = stage.model.held.find(attachment.sha256);
    return held != stage.model.held.end() && held->second.whole;
}

// Which attachments belong to which record, gathered once for each state of the case.
const std::vector<Id>& attachments_about(Stage& stage, const app::Case& opened, const domain::Record& about) {
    AttachmentList& list = stage.state.attachments;
    const ListKey key{opened.file.id(), about.part, opened.file.revision(), {}, 0, {}};
    const domain::Part* part = opened.file.part(about.part);
    if (list.key != key && part != nullptr) {
        list.about.clear();
        for (const domain::Attachment& each : domain::attachments_of(*part)) list.about[each.about].push_back(each.record->id);
        list.key = key;
    }
    static const std::vector<Id> none;
    const auto found = list.about.find(about.id);
    return found == list.about.end() ? none : found->second;
}

void remove_form(Stage& stage, const domain::Attachment& attachment) {
    PanelState& panel = stage.state.panel;
    static constexpr std::string_view label = "Say why this attachment is removed";
    Form form(panel.remove_form);
    form.need(panel.remove_reason.find_first_not_of(" \n\t") != std::string::npos, label, "Type the reason. It stays in the history.");
    const std::string_view error = form.field(stage.ui, label);
    focus_if_asked(stage.ui, stage.state.focus, label);
    const Edit edit = stage.ui.text_box(label, panel.remove_reason, {.error = error});
    stage.ui.wrap(12, [&] {
        const bool pressed = stage.ui.button("Remove attachment", {.kind = Kind::destructive, .small = true}) || edit.entered;
        if (pressed && form.pressed()) {
            stage.ask(app::Withdraw{attachment.record->part, attachment.record->id, panel.remove_reason});
            panel.removing = {};
            panel.remove_reason.clear();
        }
        if (stage.ui.text_button("Keep the attachment")) panel.removing = {};
    });
}

// It leaves what protects it: said before, not after.
void ask_before_saving(Stage& stage, const domain::Attachment& attachment) {
    const bool escaped = stage.ui.dialog("Save a copy outside Tributary?", [&] {
        const std::string name = attachment_name(attachment), size = ", " + size_words(attachment.size) + ".";
        stage.ui.paragraph({bold(name), Run{size}});
        stage.ui.paragraph("The copy lies unencrypted on this disk: anyone who uses this computer can read it. Delete it when you no longer need it.");
        stage.ui.space(16);
        stage.ui.wrap(12, [&] {
            if (stage.ui.button("Save a copy")) {
                stage.ask(app::SaveAttachment{attachment.record->part, attachment.record->id});
                stage.state.panel.saving = {};
            }
            if (stage.ui.button("Do not save", {.kind = Kind::primary})) stage.state.panel.saving = {};
        });
    });
    if (escaped) stage.state.panel.saving = {};
}

void actions(Stage& stage, const domain::Attachment& attachment, bool writable) {
    Ui& ui = stage.ui;
    const std::string name = attachment_name(attachment);
    const auto small = [&](std::string_view words) { return ui.button(words, {.small = true, .described = name}); };
    ui.wrap(8, [&] {
        if (is_here(stage, attachment)) {
            if (documents::shows_without_scripts(attachment.media) && small("View")) stage.ask(app::ShowAttachment{attachment.record->part, attachment.record->id});
            if (small("Save a copy")) stage.state.panel.saving = attachment.record->id;
        }
        if (!writable || !small("Remove")) return;
        stage.state.panel.removing = attachment.record->id;
        stage.state.focus = "Say why this attachment is removed";
    });
}

void removed(Stage& stage, const domain::Attachment& attachment, bool writable) {
    stage.ui.paragraph({quiet("Removed: " + std::string(attachment.record->text(domain::field::withdrawn)))});
    if (writable && stage.ui.button("Bring back", {.icon = Icon::undo, .small = true, .described = attachment_name(attachment)}))
        stage.ask(app::Restore{attachment.record->part, attachment.record->id});
}

void attachment_row(Stage& stage, const domain::Attachment& attachment, bool writable) {
    Ui& ui = stage.ui;
    const auto scope = ui.scope(attachment.record->id);
    const domain::Change& added = attachment.record->created->change;
    ui.paragraph({bold(attachment_name(attachment))});
    ui.paragraph({quiet(attachment_words(attachment) + ". " + who(stage.model, added.author) + ", " + moment_words(added.at) + ".")});
    if (attachment.record->withdrawn()) return removed(stage, attachment, writable);
    if (!is_here(stage, attachment))
        ui.icon_line(Icon::warn, Tone::needs_you, stage.model.held.contains(attachment.sha256) ? "A part of this file is gone from this device. Attach it again, or restore a backup."
                                                                                              : "Named, and not on this device. Ask whoever attached it to hand it over.");
    if (stage.state.panel.removing == attachment.record->id && writable) remove_form(stage, attachment);
    else actions(stage, attachment, writable);
    if (stage.state.panel.saving == attachment.record->id) ask_before_saving(stage, attachment);
}

}  // namespace

std::string attachment_name(const domain::Attachment& attachment) { return attachment.name.empty() ? "Attachment" : brief(std::string(attachment.name), 60); }

std::string attachment_words(const domain::Attachment& attachment) { return std::string(kind_words(attachment.media)) + ", " + size_words(attachment.size); }

void attach_files(Stage& stage, const Id& part, const Id& about, std::vector<File> files) {
    for (File& file : files) {
        if (file.refused) say_of_file(stage, file.name + ": " + sentence(Error{*file.refused}));
        else if (file.bytes.empty() && !file.held) say_of_file(stage, file.name + " is empty. It was not attached.");
        else stage.ask(app::AttachFile{part, about, std::move(file.name), file.held ? file.held : app::file_in_memory(std::move(file.bytes))});
    }
}

void attachments(Stage& stage, const app::Case& opened, const domain::Record& record, bool writable) {
    Ui& ui = stage.ui;
    const std::vector<Id>& ids = attachments_about(stage, opened, record);
    stage.state.panel.attaches = writable;
    if (ids.empty() && !writable) return;
    ui.space(20);
    ui.heading(3, "Attachments");
    if (!ids.empty())
        ui.list([&] {
            for (const Id& id : ids) {
                const domain::Record* held = opened.file.record(record.part, id);
                const auto attachment = held ? domain::attachment_of(*held) : std::nullopt;
                if (attachment) ui.list_item([&] { attachment_row(stage, *attachment, writable); });
            }
        });
    if (!writable) return;
    ui.paragraph({quiet("Letters and scanned records, up to 200 MB each. You can also drop them here.")});
    attach_files(stage, record.part, record.id, ui.choose_files("Attach a file", {.button = {.icon = Icon::plus, .small = true}, .several = true}));
    attach_files(stage, record.part, record.id, ui.files_dropped_on_panel());
}

std::vector<std::string> attachment_lines(const app::Case& opened, const domain::Record& record) {
    std::vector<std::string> lines;
    const domain::Part* part = opened.file.part(record.part);
    if (part == nullptr) return lines;
    for (const domain::Attachment& each : domain::standing_attachments_of(*part))
        if (each.about == record.id) lines.push_back(attachment_name(each) + " (" + attachment_words(each) + ")");
    return lines;
}

void shown_attachment(Stage& stage) {
    if (!stage.model.shown) return;
    const app::ShownAttachment& shown = *stage.model.shown;
    const app::Case* opened = stage.model.current_case();
    const domain::Record* record = opened ? opened->file.record(shown.part, shown.record) : nullptr;
    const auto attachment = record ? domain::attachment_of(*record) : std::nullopt;
    if (!attachment) return stage.ask(app::CloseAttachment{});
    const std::string name = attachment_name(*attachment);
    const bool closed = stage.ui.dialog(name, [&] {
        stage.ui.frame("Content of " + name, shown.address);
        stage.ui.space(12);
        stage.ui.wrap(12, [&] {
            if (stage.ui.button("Close the attachment", {.kind = Kind::primary})) stage.ask(app::CloseAttachment{});
        });
    }, viewer_width);
    if (closed) stage.ask(app::CloseAttachment{});
}

}  // namespace tributary::ui
