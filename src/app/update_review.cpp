// An opened bundle: what it holds beside what is here, and taking it in once a person has looked.
#include <algorithm>

#include "app/update_parts.hpp"
#include "app/vault_record.hpp"
#include "documents/commonmark.hpp"
#include "domain/chronology.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace kind = domain::kind;
namespace field = domain::field;
namespace action = domain::action;
using domain::CaseFile;
using domain::Field;
using domain::Record;

static std::string shown(const domain::Json& value) {
    if (value.string() != nullptr) return *value.string();
    if (value.object() != nullptr) return domain::date_of(value).words;
    return {};
}

static ReviewedChange describe(const CaseFile& file, const Record& record, ReviewedChange::What what) {
    const domain::Part& part = *file.part(record.part);
    const Record* description = part.description();
    ReviewedChange row{what, record.kind, {}, record.part, record.id, {}, {}, documents::plain_words(record.text(field::event)), {}};
    if (description != nullptr) row.agency = description->text(field::agency_short);
    if (record.kind == kind::person) row.after = record.text(field::name);
    row.date = domain::date_of(record.value(field::known)).words;
    return row;
}

static bool told(const Record& record) { return record.kind == kind::entry || record.kind == kind::person || record.kind == kind::case_header; }

static bool same_heads(const Field& a, const Field& b) {
    const auto values = [](const Field& of) {
        std::vector<domain::Json> list;
        for (const auto* head : of.heads()) list.push_back(head->value);
        return list;
    };
    return values(a) == values(b);
}

static void compare_fields(const CaseFile& file, const Record& before, const Record& after, std::vector<ReviewedChange>& rows) {
    for (const auto& [name, changed] : after.fields) {
        const auto old = before.fields.find(name);
        if (old != before.fields.end() && same_heads(old->second, changed)) continue;
        const bool withdrawal = name == field::withdrawn && after.withdrawn();
        auto what = changed.in_conflict() ? ReviewedChange::What::conflict
                    : withdrawal          ? ReviewedChange::What::withdrawn
                                          : ReviewedChange::What::changed;
        ReviewedChange row = describe(file, after, what);
        row.field = name;
        row.before = old == before.fields.end() ? std::string() : shown(old->second.shown().value);
        row.after = shown(changed.shown().value);
        for (const auto* head : changed.heads())
            if (changed.in_conflict() && shown(head->value) != row.before) row.after = shown(head->value);  // the value that is not shown here yet
        rows.push_back(std::move(row));
    }
}

static std::vector<ReviewedChange> compare(const CaseFile& before, const CaseFile& after) {
    std::vector<ReviewedChange> rows;
    for (const auto& [part_id, part] : after.parts()) {
        for (const auto& [id, record] : part.records) {
            if (!told(record)) continue;
            if (const Record* old = before.record(part_id, id)) compare_fields(after, *old, record, rows);
            else rows.push_back(describe(after, record, ReviewedChange::What::added));
        }
    }
    return rows;
}

// What the bundle would do to the case it goes to. A line that is refused refuses the whole bundle: nothing of it was added.
static void plan(Model& model, Review& review, const Stamp& stamp) {
    const Case* target = find_case(model, review.bundle_case);
    const bool chosen = review.target && *review.target < review.candidates.size();
    if (target == nullptr && chosen) target = find_case(model, review.candidates[*review.target]);
    const CaseFile before = target ? CaseFile(target->file) : CaseFile(review.bundle_case, stamp.hash);
    CaseFile after = before;
    review.fresh = 0;
    review.waiting = 0;
    for (const std::string& line : review.lines) {
        const auto outcome = after.apply(line);
        if (!outcome) {
            review.refused = outcome.error();
            review.stage = "format";
            return;
        }
        review.fresh += *outcome != domain::Outcome::already_known;
        review.waiting += *outcome == domain::Outcome::waiting;
    }
    review.rows = compare(before, after);
}

static void find_candidates(const Model& model, Review& review) {
    if (model.cases.contains(review.bundle_case) || model.joined.contains(review.bundle_case)) return;
    for (const auto& [id, held] : model.cases) {
        const Record* header = domain::header_of(held.file);
        if (header != nullptr && !held.sample && header->text(field::reference) == review.reference) review.candidates.push_back(id);
    }
    if (review.candidates.empty()) review.target = 0;  // nothing to choose: it becomes a case of its own
}

Effects receive(Model& model, const BundleRead& event, const Stamp& stamp) {
    Review review;
    review.bundle = event.bundle;
    review.file_sha256 = event.sha256;
    review.purpose = event.purpose;
    review.sender = event.sender;
    review.recipients = event.recipients;
    review.passed_on = !event.sealed_to_me;
    review.created = event.created;
    review.bundle_case = event.case_id;
    review.reference = event.reference;
    review.subject = event.subject;
    for (const auto& part : event.parts) {
        review.parts.push_back(part.title.empty() ? part.kind : part.title);
        review.lines.insert(review.lines.end(), part.lines.begin(), part.lines.end());
    }
    const auto contact = model.contacts.find(event.sender.id);
    const bool is_me = event.sender.id == model.me.id;
    review.sender_known = contact != model.contacts.end() || is_me;
    if (contact != model.contacts.end()) {
        review.sender.trust = contact->second.trust;
        review.sender.trusted_at = contact->second.trusted_at;
    }
    if (is_me) review.sender.trust = Trust::compared;
    if (!review.sender_known && key_changed(model, review.sender)) {
        review.sender.trust = Trust::key_changed;
        review.sender_known = true;
    }
    review.words_compared = review.compared_answered =
        review.sender.trust == Trust::compared || review.sender.trust == Trust::endorsed;
    for (const Passage& passage : model.received)
        if (passage.bundle == event.bundle) review.seen_before = passage.at;
    find_candidates(model, review);
    plan(model, review, stamp);
    model.review = std::move(review);
    return {go(model, {Screen::review, {}, {}})};
}

Effects receive(Model& model, const BundleRefused& event, const Stamp&) {
    Review review;
    review.refused = event.error;
    review.stage = event.stage;
    model.review = std::move(review);
    return {go(model, {Screen::review, {}, {}})};
}

Effects apply(Model& model, const ChooseTarget& intent, const Stamp& stamp) {
    if (!model.review || intent.index > model.review->candidates.size()) return {};
    model.review->target = intent.index;
    model.review->needs_target = false;
    plan(model, *model.review, stamp);
    return {};
}

Effects apply(Model& model, const AnswerCompared& intent, const Stamp&) {
    if (!model.review) return {};
    model.review->words_compared = intent.compared;
    model.review->compared_answered = true;
    model.review->needs_comparison = false;
    return {};
}

static void keep_sender(Model& model, Recorder& recorder, const Review& review) {
    if (review.sender.id == model.me.id) return;
    Contact sender = review.sender;
    const auto known = model.contacts.find(sender.id);
    if (known != model.contacts.end() && known->second.trust != Trust::unknown) return;
    sender.trust = review.words_compared ? Trust::compared : Trust::unknown;
    sender.trusted_at = recorder.now();
    recorder.keep(contact_record(sender));
    model.contacts.insert_or_assign(sender.id, std::move(sender));
}

// The case it goes to: known by its id, chosen by a person (and from now on joined), or a new one.
static Case& target_of(Model& model, Recorder& recorder, const Review& review, const Stamp& stamp) {
    if (Case* known = find_case(model, review.bundle_case)) return *known;
    if (review.target && *review.target < review.candidates.size()) {
        Case& chosen = *find_case(model, review.candidates[*review.target]);
        recorder.change(chosen, Recorder::find_part(chosen, domain::part_kind::case_header), action::join_case,
                        {{std::string(kind::joined_case), review.bundle_case, {{std::string(field::reference), review.reference}}}});
        refresh_joined(model);
        return chosen;
    }
    const bool brings_header = std::ranges::any_of(review.rows, [](const auto& row) { return row.kind == kind::case_header; });
    if (!brings_header) {
        return recorder.new_case(review.bundle_case, {{std::string(field::reference), review.reference},
                                                      {std::string(field::subject), review.subject}}, false);
    }
    recorder.keep(case_record(review.bundle_case, false));
    return model.cases.try_emplace(review.bundle_case, Case{CaseFile(review.bundle_case, stamp.hash)}).first->second;
}

Effects apply(Model& model, const AddBundle&, const Stamp& stamp) {
    if (!model.review || model.review->refused) return {};
    Review& review = *model.review;
    if (review.sender.trust == Trust::key_changed) {
        tell(model, Error{Problem::sender_key_changed, review.sender.name});
        return {};
    }
    const bool here = find_case(model, review.bundle_case) != nullptr;
    review.needs_target = !here && !review.target;
    review.needs_comparison = !review.compared_answered;
    if (review.needs_target || review.needs_comparison) return {};
    Recorder recorder(model, stamp);
    Case& target = target_of(model, recorder, review, stamp);
    for (const std::string& line : review.lines) {
        const auto outcome = target.file.apply(line);
        if (outcome && *outcome != domain::Outcome::already_known) recorder.keep(change_record(target.file.id(), line));
    }
    keep_sender(model, recorder, review);
    const Passage passage{review.bundle, target.file.id(), review.purpose, {review.sender.name}, stamp.now,
                          static_cast<std::int64_t>(review.fresh), review.file_sha256};
    model.received.push_back(passage);
    recorder.keep(passage_record(record_of_received, passage));
    refresh_joined(model);
    const std::size_t reviewed = review.rows.empty() ? review.fresh : review.rows.size();  // as the button counted them
    tell(model, "bundle_added", std::to_string(reviewed), review.sender.name);
    model.review.reset();
    return recorder.store() + Effects{go(model, {Screen::merged, target.file.id(), {}})};
}

Effects apply(Model& model, const SetAside&, const Stamp&) {
    if (!model.review) return {};
    const bool refused = model.review->refused.has_value();
    model.review.reset();
    if (!refused) tell(model, "set_aside");
    return {go(model, {Screen::home, {}, {}})};
}

}  // namespace tributary::app
