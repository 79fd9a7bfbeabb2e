// The files that belong to the entries of a vault in a folder: told, added, given out, removed and brought back.
#include <filesystem>

#include "base/utf8.hpp"
#include "cli/vault_folder.hpp"
#include "domain/attachments.hpp"
#include "domain/chronology.hpp"
#include "domain/records.hpp"
#include "store/attachment.hpp"
#include "ui/messages.hpp"

namespace tributary::cli {

using domain::Json;

namespace {

struct Where {
    Id part, record;
    bool removed = false;
};

// Each entry with the name that a merged chronology gives it: "CSC 3".
template <class Visit>
void every_entry(const app::Model& model, Visit visit) {
    for (const auto& [id, held] : model.cases)
        for (const domain::Agency& agency : domain::agencies_of(held.file))
            for (const domain::Entry& entry : domain::entries_of(*held.file.part(agency.part)))
                visit(*entry.record, agency.short_name + ' ' + std::to_string(entry.number));
}

std::string name_of_entry(const app::Model& model, const Id& record) {
    std::string found;
    every_entry(model, [&](const domain::Record& entry, const std::string& name) {
        if (entry.id == record) found = name;
    });
    return found;
}

Result<Where> find_entry(const app::Model& model, std::string_view wanted) {
    std::vector<Where> found;
    every_entry(model, [&](const domain::Record& entry, const std::string& name) {
        if (name == wanted || entry.id.text() == wanted) found.push_back({entry.part, entry.id, entry.withdrawn()});
    });
    if (found.empty()) return fail(Problem::usage, "There is no entry " + std::string(wanted) + " in this vault.");
    if (found.size() > 1) return fail(Problem::usage, "Several cases have an entry " + std::string(wanted) + ". Give its id.");
    return found.front();
}

template <class Visit>
void every_attachment(const app::Model& model, Visit visit) {
    for (const auto& [id, held] : model.cases)
        for (const auto& [part_id, part] : held.file.parts())
            for (const domain::Attachment& attachment : domain::attachments_of(part)) visit(held.file, attachment);
}

Result<Where> find_attachment(const app::Model& model, const Arguments& arguments) {
    const std::string_view wanted = arguments.value("--attachment");
    std::optional<Where> found;
    every_attachment(model, [&](const domain::CaseFile&, const domain::Attachment& attachment) {
        if (attachment.record->id.text() == wanted) found = Where{attachment.record->part, attachment.record->id, attachment.record->withdrawn()};
    });
    if (!found) return fail(Problem::usage, "There is no attachment " + std::string(wanted) + " in this vault.");
    return *found;
}

bool is_here(const app::Model& model, const domain::Attachment& attachment) {
    const auto held = model.held.find(attachment.sha256);
    return held != model.held.end() && held->second.whole;
}

Json json_of(const app::Model& model, const domain::CaseFile& file, const domain::Attachment& attachment) {
    const domain::Change& added = attachment.record->created->change;
    Json::Object object{{"about", attachment.about.text()},
                        {"added", added.at},
                        {"author", added.author.text()},
                        {"case", file.id().text()},
                        {"entry", name_of_entry(model, attachment.about)},
                        {"here", is_here(model, attachment)},
                        {"id", attachment.record->id.text()},
                        {"media", attachment.media},
                        {"name", attachment.name},
                        {"sha256", attachment.sha256},
                        {"size", attachment.size}};
    if (attachment.record->withdrawn()) object.emplace("removed", attachment.record->text(domain::field::withdrawn));
    return object;
}

std::string words_of(const app::Model& model, const domain::Attachment& attachment) {
    const std::string entry = name_of_entry(model, attachment.about);
    std::string words = attachment.record->id.text() + "  " + (entry.empty() ? "" : entry + "  ") + std::string(attachment.name) + "  (" + ui::size_words(attachment.size) + ")\n";
    if (!is_here(model, attachment)) words += "    Its content is not in this vault.\n";
    if (attachment.record->withdrawn()) words += "    Removed: " + std::string(attachment.record->text(domain::field::withdrawn)) + '\n';
    return words;
}

// What the vault says of one attachment, after something was done with it.
Answer answer_of(const app::Model& model, const Id& record, std::string text) {
    Answer answer{{}, std::move(text), {}};
    every_attachment(model, [&](const domain::CaseFile& file, const domain::Attachment& attachment) {
        if (attachment.record->id == record) answer.json = json_of(model, file, attachment);
    });
    return answer;
}

enum class Standing : std::uint8_t { any, there, removed };

template <class Intent, class... More>
Result<Answer> with_attachment(const Arguments& arguments, Standing standing, std::string_view expected, std::string text, More... more) {
    auto vault = VaultFolder::unlock(arguments);
    if (!vault) return std::unexpected(vault.error());
    const auto found = find_attachment((*vault)->model(), arguments);
    if (!found) return std::unexpected(found.error());
    if (standing == Standing::there && found->removed) return fail(Problem::usage, "This attachment is removed already.");
    if (standing == Standing::removed && !found->removed) return fail(Problem::usage, "This attachment is not removed.");
    const auto done = (*vault)->ask(Intent{found->part, found->record, std::move(more)...}, expected, std::string(arguments.value("-o")));
    if (!done) return std::unexpected(done.error());
    return answer_of((*vault)->model(), found->record, std::move(text));
}

}  // namespace

Result<Answer> attachment_list(const Arguments& arguments) {
    const auto vault = VaultFolder::unlock(arguments);
    if (!vault) return std::unexpected(vault.error());
    const app::Model& model = (*vault)->model();
    Json::Array list;
    std::string text;
    every_attachment(model, [&](const domain::CaseFile& file, const domain::Attachment& attachment) {
        list.push_back(json_of(model, file, attachment));
        text += words_of(model, attachment);
    });
    const std::string count = ui::counted(list.size(), "attachment");
    return Answer{Json::Object{{"attachments", std::move(list)}}, text + count + ".\n", {}};
}

Result<Answer> attachment_add(const Arguments& arguments) {
    const std::string path(arguments.value("--file"));
    const auto file = FileOnDisk::open(path);
    if (!file) return std::unexpected(file.error());
    if ((*file)->size() > store::attachment_limit) return fail(Problem::file_too_large, path);
    const std::string name = std::filesystem::path(path).filename().string();
    if (!is_utf8(name)) return fail(Problem::usage, "The name of the file is not written in UTF-8. Give it another name.");
    auto vault = VaultFolder::unlock(arguments);
    if (!vault) return std::unexpected(vault.error());
    const app::Model& model = (*vault)->model();
    const auto entry = find_entry(model, arguments.value("--entry"));
    if (!entry) return std::unexpected(entry.error());
    const auto added = (*vault)->ask(app::AttachFile{entry->part, entry->record, name, *file}, "file_attached");
    if (!added) return std::unexpected(added.error());
    std::optional<Id> latest;
    every_attachment(model, [&](const domain::CaseFile&, const domain::Attachment& attachment) {
        if (attachment.about == entry->record) latest = attachment.record->id;
    });
    return answer_of(model, latest.value_or(Id{}), name + " is attached to " + name_of_entry(model, entry->record) + ": " + latest.value_or(Id{}).text() + ".\n");
}

Result<Answer> attachment_save(const Arguments& arguments) {
    const std::string output(arguments.value("-o"));
    return with_attachment<app::SaveAttachment>(arguments, Standing::any, "copy_saved", "The copy is " + output + ". It is not sealed: delete it when you no longer need it.\n");
}

Result<Answer> attachment_remove(const Arguments& arguments) {
    const std::string reason(arguments.value("--reason"));
    if (reason.find_first_not_of(" \t\n") == std::string::npos) return fail(Problem::usage, "Give --reason: it stays in the history.");
    return with_attachment<app::Withdraw>(arguments, Standing::there, "attachment_removed", "The attachment is removed. The history keeps it.\n", reason);
}

Result<Answer> attachment_bring_back(const Arguments& arguments) {
    return with_attachment<app::Restore>(arguments, Standing::removed, "attachment_restored", "The attachment is back.\n");
}

}  // namespace tributary::cli
