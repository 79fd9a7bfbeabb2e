#include "ui/screens/handover_terms.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "app/statements.hpp"
#include "app/update.hpp"
#include "domain/records.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace part_kind = domain::part_kind;

namespace {

using Shown = HandOverShown;

constexpr std::array<std::string_view, 5> purposes = {"", "return_for_revision", "comment", "sign_off", "report"};
constexpr std::string_view answered_for = "I have read this as it stands and answer for it";

// Nobody signs nothing: words that were emptied are the usual ones again.
std::string words_of_sign_off(const Shown& shown) {
    const auto& words = shown.chosen.answered_for;
    return words && words->find_first_not_of(" \t") != std::string::npos ? *words : std::string(answered_for);
}

std::vector<Id> ids(const std::set<Id>& chosen) { return {chosen.begin(), chosen.end()}; }

std::vector<const app::Contact*> people_ticked(const Shown& shown) {
    std::vector<const app::Contact*> people;
    for (const auto& [id, contact] : shown.stage.model.contacts)
        if (shown.chosen.recipients.contains(id)) people.push_back(&contact);
    return people;
}

bool something_is_known(const Shown& shown) {
    HandOverState asked = shown.chosen;
    asked.everything = false;
    const Shown incremental{shown.stage, shown.opened, asked};
    return std::ranges::any_of(shown.chosen.parts, [&](const Id& id) {
        const domain::Part* part = shown.opened.file.part(id);
        const LeavingCount count = part ? leaving_of(incremental, *part) : LeavingCount{};
        return count.leaves < count.all;
    });
}

std::string receipt_words(const app::SeenReceipt& receipt) {
    return "Receipt from " + receipt.by.name + ", " + day_words(receipt.by.at) + ": " + outcome_words(receipt.said) + ".";
}

std::vector<const app::Passage*> of_this_case(const Shown& shown, const std::vector<app::Passage>& all) {
    std::vector<const app::Passage*> found;
    for (const app::Passage& bundle : all)
        if (bundle.case_id == shown.opened.file.id()) found.push_back(&bundle);
    std::ranges::stable_sort(found, std::ranges::greater{}, &app::Passage::at);
    return found;
}

void receipts_due(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    std::set<Id> answered;
    for (const app::Passage& left : shown.stage.model.handed_over) answered.insert(left.in_reply_to);
    for (const app::Passage* came : of_this_case(shown, shown.stage.model.received)) {
        const bool known = shown.stage.model.contacts.contains(came->person);
        if (!known || came->purpose == "receipt" || answered.contains(came->bundle)) continue;
        const auto scope = ui.scope(came->bundle);
        passage(ui, *came, " from ", shown.stage.model.now);
        if (ui.button("Seal and save the receipt", {.icon = Icon::send, .small = true})) shown.stage.ask(app::SendReceipt{shown.opened.file.id(), came->bundle});
    }
}

void one_sign_off(const Shown& shown, const app::SeenSignOff& sign_off) {
    Ui& ui = shown.stage.ui;
    const domain::Part* part = shown.opened.file.part(sign_off.said.part);
    const std::int64_t since = part ? app::changes_since(sign_off.said, *part) : -1;
    const bool stands = since == 0;
    const std::string title = part ? part_title(*part) : std::string("A part that is not here");
    ui.icon_line(stands ? Icon::trust : Icon::warn, stands ? Tone::done : Tone::needs_you,
                 bold(stands ? "Signed off as it stands" : since < 0 ? "Signed off in a state that is not here" : "Signed off, out of date"));
    std::string words = title + ". " + sign_off.by.name + ", " + sign_off.by.role + ", " + moment_words(sign_off.by.at) + ".";
    if (since > 0) words += " " + counted(static_cast<std::size_t>(since), "change") + " since.";
    ui.paragraph({quiet(words)});
}

}  // namespace

bool can_be_ticked(const domain::Part& part) {
    return part.kind() == part_kind::case_header || part.kind() == part_kind::people || part.kind() == part_kind::chronology || part.kind() == part_kind::sign_offs;
}

LeavingCount leaving_of(const Shown& shown, const domain::Part& part) {
    LeavingCount count;
    const auto people = ids(shown.chosen.recipients);
    for (const auto& [id, feed] : part.feeds) {
        count.all += feed.length();
        const std::int64_t known = shown.chosen.everything ? 0 : app::known_to_all(shown.stage.model, shown.opened.file.id(), people, id, feed);
        count.leaves += feed.length() - known;
    }
    return count;
}

std::string chosen_purpose(const HandOverState& chosen) { return std::string(purposes[static_cast<std::size_t>(chosen.purpose)]); }

void terms(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const auto parts = ids(shown.chosen.parts);
    const std::string follows = purpose_words(app::purpose_of(shown.stage.model, shown.opened.file, parts));
    const std::array choices = {Choice{follows, "Follows from what leaves"}, Choice{"Return for revision", "Something has to be put right before it counts"},
                                Choice{"Comment", "Nothing has to be changed"}, Choice{"Sign-off", "Somebody answers for it as it stands"},
                                Choice{"Report", "A finished document of the review"}};
    static_cast<void>(ui.radio_group("What it is for", choices, shown.chosen.purpose));
    if (something_is_known(shown)) ui.check_box("Send everything again", shown.chosen.everything, "Otherwise only what is new since their last receipt leaves.");
}

void first_contact(const Shown& shown) {
    shown.stage.ui.check_box("Seal to a passphrase instead", shown.chosen.by_passphrase, "For a first contact, when no card of theirs is here. You read it to them by telephone.");
}

void passphrase_to_tell(const Shown& shown) {
    const std::string& passphrase = shown.stage.model.passphrase_to_tell;
    if (passphrase.empty()) return;
    Ui& ui = shown.stage.ui;
    ui.note(Tone::needs_you, "Read this out by telephone", [&] {
        ui.paragraph("Ring on a number you already have. Do not send it with the file, and do not write it into an e-mail.");
        ui.paragraph(bold(passphrase), {.type = Type::section});
        if (ui.button("I have read it out", {.small = true})) shown.stage.ask(app::ForgetPassphrase{});
    });
}

bool visibility_notes(const Shown& shown) {
    bool any = false;
    if (shown.chosen.by_passphrase) return any;
    for (const app::Contact* contact : people_ticked(shown)) {
        for (const Id& id : shown.chosen.parts) {
            const domain::Part* part = shown.opened.file.part(id);
            const domain::VisibilityRule* rule = part ? app::refusing_rule(*part, *contact) : nullptr;
            if (rule == nullptr) continue;
            any = true;
            shown.stage.ui.note(Tone::stop, contact->name + " may not hold: " + part_title(*part),
                                "Their card says " + contact->role + ", " + contact->agency + ". Take one of the two away, then seal. Rule " + std::string(rule->source) + ".");
        }
    }
    return any;
}

void sign_offs(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const auto found = shown.stage.model.statements.find(shown.opened.file.id());
    std::vector<const domain::Part*> chronologies;
    for (const Id& id : shown.chosen.parts)
        if (const domain::Part* part = shown.opened.file.part(id); part != nullptr && part->kind() == part_kind::chronology) chronologies.push_back(part);
    const bool none = found == shown.stage.model.statements.end() || found->second.sign_offs.empty();
    if (none && chronologies.empty()) return;
    ui.heading(2, "Sign-off");
    if (!none)
        for (const app::SeenSignOff& sign_off : found->second.sign_offs) one_sign_off(shown, sign_off);
    ui.paragraph({quiet("A sign-off is for the chronology exactly as it stands. Any later change shows it as out of date.")});
    if (!chronologies.empty() && shown.stage.model.may_write()) {
        std::string words = words_of_sign_off(shown);
        if (ui.text_box("What you answer for", words, {.hint = "It is signed with the chronology, and shown wherever the sign-off is.", .autocomplete = "off"})) shown.chosen.answered_for = words;
    }
    for (const domain::Part* part : chronologies) {
        const auto scope = ui.scope(part->id);
        if (shown.stage.model.may_write() && ui.button("Sign off: " + part_title(*part), {.icon = Icon::trust, .small = true}))
            shown.stage.ask(app::SignOffPart{shown.opened.file.id(), part->id, words_of_sign_off(shown)});
    }
}

void disclosure_log(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    receipts_due(shown);
    const auto before = of_this_case(shown, shown.stage.model.handed_over);
    if (before.empty()) return;
    ui.rule();
    ui.heading(3, "Handed over before");
    for (const app::Passage* bundle : before) {
        passage(ui, *bundle, " to ", shown.stage.model.now);
        ui.paragraph({quiet(counted(static_cast<std::size_t>(bundle->changes), "change"))});
        const app::SeenReceipt* receipt = app::receipt_for(shown.stage.model, *bundle);
        if (receipt != nullptr) ui.icon_line(Icon::trust, Tone::done, receipt_words(*receipt));
        else if (bundle->purpose != "receipt") ui.paragraph({quiet("No receipt yet")});
    }
}

}  // namespace tributary::ui
