// Attachments: a file becomes content on this device and a record of the case, shown or given out again.
#include "app/job.hpp"
#include "app/update_parts.hpp"
#include "domain/attachments.hpp"
#include "domain/records.hpp"
#include "store/attachment.hpp"

namespace tributary::app {

namespace kind = domain::kind;
namespace field = domain::field;
namespace action = domain::action;

namespace {

bool is_current(const Model& model, std::uint64_t work) { return model.work && model.work->number == work; }

std::optional<domain::Attachment> find(Model& model, const Id& part, const Id& id) {
    const Case* target = holder_of(model, part);
    const domain::Record* record = target ? target->file.record(part, id) : nullptr;
    return record ? domain::attachment_of(*record) : std::nullopt;
}

Effects give(Model& model, const Id& part, const Id& record, bool show, const Stamp& stamp) {
    const auto attachment = find(model, part, record);
    if (model.phase != Phase::open || !attachment) return {};
    const auto held = model.held.find(attachment->sha256);
    if (held == model.held.end() || !held->second.whole) {
        tell(model, Error{Problem::attachment_missing});
        return {};
    }
    const Work& work = begin_work(model, stamp, {.what = show ? WorkKind::showing : WorkKind::saving_copy, .total = static_cast<std::size_t>(attachment->size), .counts = Counted::bytes,
                                                 .can_stop = true, .file_name = std::string(attachment->name), .part = part, .record = record});
    return {GiveContent{std::string(attachment->sha256), std::string(attachment->name), show, work.number}};
}

}  // namespace

Effects apply(Model& model, AttachFile& intent, const Stamp& stamp) {
    const Case* target = holder_of(model, intent.part);
    const bool there = target != nullptr && (intent.about == intent.part || target->file.record(intent.part, intent.about) != nullptr);
    if (!there || intent.file == nullptr) return {};
    if (intent.file->size() > store::attachment_limit) {
        tell(model, "attachment_too_large", intent.name);
        return {};
    }
    const Work& work = begin_work(model, stamp, {.what = WorkKind::attaching, .total = static_cast<std::size_t>(intent.file->size()), .counts = Counted::bytes, .can_stop = true,
                                                 .file_name = std::move(intent.name), .part = intent.part, .record = intent.about});
    return {KeepContent{std::move(intent.file), work.number}};
}

// The content is on the disk; its record, and the one that names it, follow in one transaction.
Effects receive(Model& model, ContentKept& event, const Stamp& stamp) {
    if (!is_current(model, event.work) || !works_on(model, WorkKind::attaching)) return {};
    const Work work = *model.work;
    Case* target = holder_of(model, work.part);
    Effects effects;
    if (target != nullptr && model.may_write()) {
        Recorder recorder(model, stamp);
        domain::Json::Object fields{{std::string(field::about), work.record.text()},
                                    {std::string(field::media), event.media},
                                    {std::string(field::name), work.file_name},
                                    {std::string(field::sha256), event.sha256},
                                    {std::string(field::size), event.size}};
        recorder.change(*target, work.part, action::attach_file, {{std::string(kind::attachment), recorder.new_id(), std::move(fields)}});
        if (!event.record.empty()) recorder.keep(std::move(event.record));
        model.held.insert_or_assign(event.sha256, HeldContent{event.size});
        tell(model, "file_attached", work.file_name);
        model.message->step = recorder.remember(action::attach_file);
        effects = recorder.store() + Effects{MeasureStorage{}};
    }
    return std::move(effects) + end_work(model, stamp);
}

Effects receive(Model& model, const ContentRefused& event, const Stamp& stamp) {
    if (!is_current(model, event.work)) return {};
    const bool attaching = works_on(model, WorkKind::attaching);
    if (attaching && event.error.problem == Problem::storage_full) tell(model, "no_room_to_attach", model.work->file_name);
    else tell(model, event.error);
    return end_work(model, stamp);
}

Effects apply(Model& model, const ShowAttachment& intent, const Stamp& stamp) { return give(model, intent.part, intent.record, true, stamp); }
Effects apply(Model& model, const SaveAttachment& intent, const Stamp& stamp) { return give(model, intent.part, intent.record, false, stamp); }

Effects receive(Model& model, ContentShown& event, const Stamp& stamp) {
    if (!is_current(model, event.work)) return {ForgetShown{}};
    if (!event.address.empty()) model.shown = ShownAttachment{model.work->part, model.work->record, std::move(event.address)};
    else if (!event.file_name.empty()) tell(model, "copy_saved", event.file_name);
    else tell(model, "not_shown_here", model.work->file_name);
    return end_work(model, stamp);
}

Effects apply(Model& model, const CloseAttachment&, const Stamp&) {
    model.shown.reset();
    return {ForgetShown{}};
}

Effects receive(Model& model, const ContentsSeen& event, const Stamp&) {
    for (const std::string& hash : event.broken)
        if (const auto held = model.held.find(hash); held != model.held.end()) held->second.whole = false;
    return {};
}

Effects receive(Model& model, const WorkMoved& event, const Stamp&) {
    if (!is_current(model, event.work)) return {};
    model.work->done = event.done;
    if (event.total > 0) model.work->total = event.total;
    return {};
}

}  // namespace tributary::app
