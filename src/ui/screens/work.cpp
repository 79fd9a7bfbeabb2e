// Work that takes longer than a second: what it is, how far it has come, and Cancel while nothing is kept.
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace {

constexpr float progress_height = 84;

std::string_view what_words(app::WorkKind what) {
    switch (what) {
        case app::WorkKind::opening: return "Unlocking";
        case app::WorkKind::reading_table: return "Reading the file";
        case app::WorkKind::reading_rows: return "Reading the rows again";
        case app::WorkKind::importing: return "Importing";
        case app::WorkKind::sealing: return "Sealing the file";
        case app::WorkKind::opening_bundle: return "Opening the bundle";
        case app::WorkKind::reviewing: return "Comparing with what is here";
        case app::WorkKind::adding: return "Adding";
        case app::WorkKind::taking_back: return "Taking it back";
        case app::WorkKind::doing_again: return "Doing it again";
        case app::WorkKind::backing_up: return "Making a backup";
        case app::WorkKind::taking_files: return "Taking in the attachments";
        case app::WorkKind::attaching: return "Attaching the file";
        case app::WorkKind::showing: return "Opening the attachment";
        case app::WorkKind::saving_copy: return "Saving a copy";
    }
    return {};
}

std::string count_words(const app::Work& work) {
    const auto of = [&](std::string_view one) { return std::to_string(std::min(work.done, work.total)) + " of " + counted(work.total, one); };
    switch (work.counts) {
        case app::Counted::nothing: return "Nothing is kept before it is done.";
        case app::Counted::parts: return of("part");
        case app::Counted::rows: return of("row");
        case app::Counted::changes: return of("change");
        case app::Counted::bytes: return size_words(static_cast<std::int64_t>(std::min(work.done, work.total))) + " of " + size_words(static_cast<std::int64_t>(work.total));
    }
    return {};
}

}  // namespace

bool work_shows(const app::Model& model) { return model.work && model.now - model.work->since >= app::work_shown_after; }

float work_height(const app::Model& model) { return work_shows(model) ? progress_height : 0; }

void work_progress(Stage& stage) {
    if (!work_shows(stage.model)) return;
    const app::Work& work = *stage.model.work;
    const float fraction = work.total == 0 ? 0 : static_cast<float>(work.done) / static_cast<float>(work.total);
    const std::string words = count_words(work);
    if (stage.ui.progress(what_words(work.what), fraction, words, work.can_stop)) stage.ask(app::StopWork{});
}

}  // namespace tributary::ui
