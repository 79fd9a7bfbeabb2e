// An opened bundle before anything of it is added: who signed it, what it holds, what adding it does.
#include <algorithm>
#include <array>
#include <utility>

#include "app/update.hpp"
#include "domain/records.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/review_changes.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

using Shown = ReviewShown;

void one_check(Ui& ui, Icon icon, Tone tone, std::string_view first, std::string_view second) {
    ui.column(0, 2, [&] {
        ui.icon_line(icon, tone, bold(first));
        ui.paragraph({quiet(second)});
    });
}

void sender_check(const Shown& shown) {
    const app::Review& review = shown.review;
    const app::Trust trust = review.sender_known ? review.sender.trust : app::Trust::unknown;
    const bool fine = trust == app::Trust::compared || trust == app::Trust::endorsed;
    const Icon icon = trust == app::Trust::key_changed ? Icon::trust_bad : fine ? Icon::trust : Icon::trust_no;
    std::string second(trust_words(trust));
    if (fine && review.sender.trusted_at > 0) second += ", " + day_words(review.sender.trusted_at);
    one_check(shown.stage.ui, icon, fine ? Tone::done : trust == app::Trust::key_changed ? Tone::stop : Tone::needs_you, review.sender.name, second);
}

void sealed_check(const Shown& shown) {
    const app::Review& review = shown.review;
    if (review.passed_on) return one_check(shown.stage.ui, Icon::warn, Tone::needs_you, "Passed on", "Sealed for " + joined(review.recipients));
    const bool alone = review.recipients.size() < 2;
    one_check(shown.stage.ui, Icon::lock, Tone::done, "Sealed to you", alone ? std::string("And to nobody else") : "For " + joined(review.recipients));
}

void missing_check(const Shown& shown) {
    const std::size_t waiting = shown.review.waiting;
    if (waiting == 0) return one_check(shown.stage.ui, Icon::link, Tone::done, "Nothing missing", "Every change follows from the one before");
    one_check(shown.stage.ui, Icon::pause, Tone::needs_you, counted(waiting, "change") + (waiting == 1 ? " waits" : " wait"),
              "An earlier bundle has not arrived. You can add this one now");
}

void checks(const Shown& shown) {
    shown.stage.ui.group("Checks", [&] {
        shown.stage.ui.card([&] {
            shown.stage.ui.columns({{}, {}, {}, {}}, 16, 640, [&](std::size_t column) {
                if (column == 0) one_check(shown.stage.ui, Icon::trust, Tone::done, "Signature holds", "Not altered since it was sealed");
                else if (column == 1) sender_check(shown);
                else if (column == 2) sealed_check(shown);
                else missing_check(shown);
            });
        });
    });
}

void compare_question(const Shown& shown) {
    const app::Review& review = shown.review;
    Ui& ui = shown.stage.ui;
    if (review.sender_known && review.sender.trust != app::Trust::unknown) return;
    ui.note(Tone::needs_you, review.sender_known ? "You have not compared this key yet" : "You do not know this key yet", [&] {
        const std::string words = spoken(review.sender.words);
        ui.paragraph({"The signature holds. Ring ", bold(review.sender.name), " on a number you already have. Their device shows:"});
        ui.paragraph({bold(words)}, {.type = Type::section});
        ui.space(12);
        static constexpr std::array choices = {Choice{"Yes, the words are the same"}, Choice{"Not yet", "The bundle can be added. The badge says Not compared yet."}};
        int chosen = review.compared_answered ? (review.words_compared ? 0 : 1) : -1;
        const std::string_view error = review.needs_comparison && !review.compared_answered ? "Say whether you compared the words." : "";
        if (ui.radio_group("Did you compare the words by telephone?", choices, chosen, {.error = error})) shown.stage.ask(app::AnswerCompared{chosen == 0});
    });
}

void which_case(const Shown& shown) {
    const app::Review& review = shown.review;
    if (review.candidates.empty()) return;
    std::vector<std::string> names;
    for (const Id& id : review.candidates) {
        const auto found = shown.stage.model.cases.find(id);
        names.push_back(found == shown.stage.model.cases.end() ? "A case" : subject_of(found->second) + ", " + reference_of(found->second));
    }
    std::vector<Choice> choices;
    for (const std::string& name : names) choices.push_back({name, "Here already"});
    choices.push_back({"A new case", "It stays apart from the others"});
    int chosen = review.target ? static_cast<int>(*review.target) : -1;
    const std::string_view error = review.needs_target && !review.target ? "Choose the case that this belongs to." : "";
    const std::string hint = "The bundle says " + review.subject + ", " + review.reference + ".";
    if (shown.stage.ui.radio_group("Which case does it belong to?", choices, chosen, {.hint = hint, .error = error}) && chosen >= 0)
        shown.stage.ask(app::ChooseTarget{static_cast<std::size_t>(chosen)});
}

std::string part_words(const std::vector<std::string>& parts) {
    std::vector<std::string> words;
    for (const std::string& part : parts) {
        if (part == domain::part_kind::case_header) words.emplace_back("the case");
        else if (part == domain::part_kind::people) words.emplace_back("family and people");
        else if (part == domain::part_kind::panel) words.emplace_back("the panel's marks and decisions");
        else if (part == domain::part_kind::queries) words.emplace_back("questions of the board");
        else if (part == domain::part_kind::receipts) words.emplace_back("a receipt");
        else if (part == domain::part_kind::sign_offs) words.emplace_back("sign-offs");
        else if (part == domain::part_kind::directory) words.emplace_back("whom the board endorses");
        else words.push_back("chronology of " + part);
    }
    return sentence_case(joined(words));
}

bool key_changed(const app::Review& review) { return review.sender_known && review.sender.trust == app::Trust::key_changed; }
bool key_refused(const app::Review& review) { return review.sender_known && review.sender.trust == app::Trust::refused; }

std::string_view aside_words(Problem problem) {
    switch (problem) {
        case Problem::feed_forked: return "Two different changes have the same number. Ring the author: somebody may have tampered with it, or copied a vault.";
        case Problem::feed_broken: return "A change does not follow from the one before it.";
        default: return "It is not written as a change should be.";
    }
}

// One bad record does not keep the others out; it is named, and the receipt will tell the sender.
void quarantined(const Shown& shown) {
    const auto& aside = shown.review.quarantined;
    if (aside.empty()) return;
    shown.stage.ui.note(Tone::needs_you, counted(aside.size(), "change") + (aside.size() == 1 ? " is" : " are") + " put aside", [&] {
        shown.stage.ui.paragraph("Nothing of this is added; everything else can be. The receipt tells the sender.");
        for (std::size_t i = 0; i < aside.size();) {
            std::size_t end = i;
            while (end < aside.size() && aside[end].part == aside[i].part && aside[end].error.problem == aside[i].error.problem) ++end;
            const std::string part = aside[i].part.empty() ? std::string("A part") : aside[i].part;
            shown.stage.ui.paragraph({bold(part + ": " + counted(end - i, "change")), ". ", Run(std::string(aside_words(aside[i].error.problem)))});
            i = end;
        }
    });
}

void brought_statements(const Shown& shown) {
    for (const app::SeenReceipt& receipt : shown.review.statements.receipts) {
        const bool added = receipt.said.outcome == bundle::Outcome::added;
        shown.stage.ui.note(added ? Tone::plain : Tone::needs_you, "Receipt from " + receipt.by.name, "For a bundle of yours, " + moment_words(receipt.by.at) + ": " + outcome_words(receipt.said) + ".");
    }
    for (const app::SeenSignOff& sign_off : shown.review.statements.sign_offs)
        shown.stage.ui.note(Tone::plain, "Signed off by " + sign_off.by.name, sign_off.by.role + ", " + sign_off.by.agency + ", " + moment_words(sign_off.by.at) + ". " + sign_off.said.words + ".");
}

void body(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const app::Review& review = shown.review;
    read_only_note(shown.stage);
    checks(shown);
    if (review.seen_before != 0)
        ui.note(Tone::plain, "Seen before", "You added this bundle on " + day_words(review.seen_before) + ". Opening it again changes nothing.");
    if (key_changed(review)) ui.note(Tone::stop, "Key has changed", [&] { ui.paragraph(sentence(Error{Problem::sender_key_changed, review.sender.name})); }, true);
    if (review.passed_on) ui.note(Tone::needs_you, "Passed on", sentence(Error{Problem::bundle_passed_on, joined(review.recipients)}));
    if (review.sender.trust == app::Trust::refused && review.sender_known)
        ui.note(Tone::stop, "Key no longer counts", "You said that this key no longer counts, or the board did. Nothing sealed with it is added. What was added before stays.");
    quarantined(shown);
    brought_statements(shown);
    compare_question(shown);
    which_case(shown);
    if (review.fresh > 0) reviewed_changes(shown);
}

// Named by the changes: it came along, is here since another bundle, or has to be asked for.
std::string_view came_words(const Shown& shown, const std::string& hash) {
    if (shown.review.brought.contains(hash)) return "";
    const auto held = shown.stage.model.held.find(hash);
    return held != shown.stage.model.held.end() && held->second.whole ? ", on this device already" : ", not in this bundle and not on this device";
}

void brought_attachments(const Shown& shown) {
    static constexpr std::size_t most = 50;
    const auto& named = shown.review.named;
    if (named.empty()) return;
    Ui& ui = shown.stage.ui;
    ui.fact("Attachments", [&] {
        ui.list([&] {
            std::size_t left = most;
            for (const auto& [hash, content] : named) {
                if (left-- == 0) break;
                const std::string line = (content.name.empty() ? "Attachment" : brief(content.name, 60)) + ", " + size_words(content.size) + std::string(came_words(shown, hash));
                ui.list_item([&] { ui.paragraph(line); });
            }
        });
        if (named.size() > most) ui.paragraph({quiet("And " + std::to_string(named.size() - most) + " more")});
    });
}

void side(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const app::Review& review = shown.review;
    ui.facts([&] {
        ui.fact("Purpose", purpose_words(review.purpose));
        ui.fact("Case", review.subject + (review.reference.empty() ? "" : ", " + review.reference));
        ui.fact("Holds", part_words(review.parts));
        brought_attachments(shown);
        ui.fact("Marking", "OFFICIAL-SENSITIVE");
        ui.fact("Signed by", review.sender.name + (review.sender.role.empty() ? "" : ", " + review.sender.role));
        ui.fact("Agency", review.sender.agency);
        ui.fact("Words of the key", spoken(review.sender.words));
    });
    ui.note(Tone::plain, "Opening the same file again changes nothing", "Your own entries and marks stay as they are.");
    if (!app::may_answer(shown.stage.model, review)) return;
    ui.heading(3, "If you do not add it");
    const std::string told = review.sender.name + " does not learn of it by itself. A receipt tells that the bundle arrived and that nothing was added, and no more.";
    ui.paragraph(told);
    if (ui.button("Set aside, and seal a receipt", {.icon = Icon::send})) shown.stage.ask(app::SetAside{.with_receipt = true});
}

void head(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const app::Review& review = shown.review;
    const std::string below = "From " + (review.sender.agency.empty() ? review.sender.name : review.sender.agency) + ", sealed " + moment_words(review.created);
    ui.page_head("Review before adding", quiet(below), [&] {
        if (ui.button("Set aside")) shown.stage.ask(app::SetAside{});
        if (review.fresh == 0 || key_changed(review) || key_refused(review)) return;
        if (ui.button("Add " + counted(changes_in(review), "change"), {.kind = Kind::primary, .icon = Icon::merged})) shown.stage.ask(app::AddBundle{});
    });
}

void ask_passphrase(Stage& stage) {
    Ui& ui = stage.ui;
    std::string& typed = stage.state.review.passphrase;
    ui.paragraph("It was sealed to a passphrase, for a first contact. Ring the sender on a number you already have, and have it read to you.");
    const bool entered = ui.text_box("Passphrase of this bundle", typed, {.hint = "Six words with spaces between them", .password = true}).entered;
    if ((!ui.button("Open with the passphrase", {.kind = Kind::primary, .icon = Icon::open}) && !entered) || typed.empty()) return;
    stage.ask(app::OpenWithPassphrase{std::exchange(typed, {})});
}

void refused(Stage& stage, const app::Review& review) {
    Ui& ui = stage.ui;
    ui.content(
        [&] {
            ui.page_head("Review before adding", quiet("Nothing was added and nothing here was changed."), [&] {
                if (ui.button("Set aside")) stage.ask(app::SetAside{});
            });
        },
        [&] {
            ui.note(Tone::stop, "This bundle was not opened", [&] { ui.paragraph(sentence(*review.refused)); }, true);
            if (review.asks_for_passphrase) return ask_passphrase(stage);
            if (!review.stage.empty()) ui.facts([&] { ui.fact("Stopped at", review.stage); });
            ui.paragraph({quiet("Who sent it stands inside, so no receipt can be made for it. Ring whoever you think it came from.")}, {.measure = 600});
            choose_bundle(stage, Kind::second);
        });
}

void nothing_opened(Stage& stage) {
    Ui& ui = stage.ui;
    ui.content([&] {
        ui.page_head("Review before adding", quiet("No bundle is open."), [] {});
        ui.empty(Icon::open, "No bundle is open", "Choose a bundle, or drop it anywhere in this window.", [&] { choose_bundle(stage, Kind::primary); });
    });
}

}  // namespace

void draw_review(Stage& stage) {
    const auto& review = stage.model.review;
    if (!review) return draw_page(stage, "Review before adding", Panel::none, [&] { nothing_opened(stage); });
    if (review->refused) return draw_page(stage, "Review before adding", Panel::none, [&] { refused(stage, *review); });
    const Shown shown{stage, *review, review->subject.empty() ? std::string("the child") : review->subject};
    put_in_order(stage.state.review, *review, last_year(stage));
    draw_page(stage, "Review before adding", side_panel(stage), [&] {
        content_and_side(stage, "This bundle", [&] { head(shown); }, [&] { body(shown); }, [&] { side(shown); });
    });
}

}  // namespace tributary::ui
