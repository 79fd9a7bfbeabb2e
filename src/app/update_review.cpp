// An opened bundle: what it holds beside what is here, and taking it in once a person has looked.
#include <algorithm>

#include "app/job.hpp"
#include "app/statements.hpp"
#include "app/update_parts.hpp"
#include "app/vault_record.hpp"
#include "crypto/secret.hpp"
#include "documents/commonmark.hpp"
#include "domain/attachments.hpp"
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

static ReviewedChange describe(const domain::Layer& file, const Record& record, ReviewedChange::What what) {
    const Record* description = file.record(record.part, record.part);
    ReviewedChange row{what, record.kind, {}, record.part, record.id, {}, {}, documents::plain_words(record.text(field::event)), {}};
    if (description != nullptr) row.agency = description->text(field::agency_short);
    if (record.kind == kind::person || record.kind == kind::attachment) row.after = record.text(field::name);
    if (record.kind == kind::abbreviation) row.after = std::string(record.text(field::short_form)) + ": " + std::string(record.text(field::meaning));
    row.date = domain::date_of(record.value(field::known)).words;
    return row;
}

static bool told(const Record& record) { return record.kind == kind::entry || record.kind == kind::person || record.kind == kind::abbreviation || record.kind == kind::case_header || record.kind == kind::attachment; }

static bool same_heads(const Field& a, const Field& b) {
    const auto values = [](const Field& of) {
        std::vector<domain::Json> list;
        for (const auto* head : of.heads()) list.push_back(head->value);
        return list;
    };
    return values(a) == values(b);
}

static void compare_fields(const domain::Layer& file, const Record& before, const Record& after, std::vector<ReviewedChange>& rows) {
    for (const auto& [name, changed] : after.fields) {
        const auto old = before.fields.find(name);
        if (old != before.fields.end() && same_heads(old->second, changed)) continue;
        const bool withdrawal = (name == field::withdrawn || name == field::undone) && after.withdrawn();
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

// The case here that it goes to: known by its id, or chosen by a person; null for a new one.
static Case* case_here(Model& model, const Review& review) {
    if (Case* known = find_case(model, review.bundle_case)) return known;
    const bool chosen = review.target && *review.target < review.candidates.size();
    return chosen ? find_case(model, review.candidates[*review.target]) : nullptr;
}

static std::shared_ptr<domain::Layer> layer_for(Model& model, const Review& review, domain::HashFunction hash) {
    const Case* target = case_here(model, review);
    return target ? std::make_shared<domain::Layer>(target->file) : std::make_shared<domain::Layer>(review.bundle_case, hash);
}

namespace {

constexpr std::size_t bytes_in_a_step = 24 * 1024;
constexpr std::size_t records_in_a_step = 100;

// Finds out what the bundle would do to the case it goes to, and prepares it. A line that is refused refuses the whole
// bundle: nothing of it was added.
class Reviewing final : public Job {
public:
    using Then = Effects (*)(Model&, const Stamp&);
    Reviewing(Model& model, Review review, const Stamp& stamp, Then then)
        : before_(case_here(model, review)), review_(std::move(review)), then_(then) {
        review_.prepared = layer_for(model, review_, stamp.hash);
        review_.refused.reset();
        review_.quarantined.clear();
        review_.statements = {};
        review_.fresh = review_.waiting = 0;
        review_.fresh_lines.clear();
        review_.named.clear();
        review_.rows.clear();
    }

    [[nodiscard]] std::size_t lines() const { return review_.lines.size(); }

    bool step(Model&, Work& work) override {
        if (work.done < review_.lines.size()) return apply_lines(work);
        if (!comparing_) {
            comparing_ = true;
            part_ = review_.prepared->touched().begin();
        }
        return compare();
    }

    Effects finish(Model& model, const Stamp& stamp) override {
        model.review = std::move(review_);
        return then_(model, stamp);
    }

private:
    bool apply_lines(Work& work) {
        for (std::size_t taken = 0; work.done < review_.lines.size() && taken < bytes_in_a_step; ++work.done) {
            const std::string& line = review_.lines[work.done];
            taken += line.size();
            const auto outcome = review_.prepared->apply(line);
            if (!outcome) {
                review_.quarantined.push_back({part_of(work.done), outcome.error()});
                continue;
            }
            if (*outcome == domain::Outcome::already_known) continue;
            review_.fresh_lines.push_back(work.done);
            review_.waiting += *outcome == domain::Outcome::waiting;
        }
        review_.fresh = review_.fresh_lines.size();
        return true;
    }

    [[nodiscard]] std::string part_of(std::size_t line) const {
        const auto& ends = review_.part_ends;
        const auto part = static_cast<std::size_t>(std::ranges::upper_bound(ends, line) - ends.begin());
        return part < review_.parts.size() ? review_.parts[part] : std::string();
    }

    bool compare() {
        std::size_t left = records_in_a_step;
        const auto& parts = review_.prepared->touched();
        for (; part_ != parts.end(); ++part_, last_ = {}) {
            const auto& records = part_->second.records;
            for (auto record = records.upper_bound(last_); record != records.end(); ++record) {
                if (left-- == 0) return true;
                last_ = record->first;
                compare(record->second);
            }
        }
        return false;
    }

    void compare(const Record& record) {
        if (const auto attachment = domain::attachment_of(record); attachment && !record.withdrawn())
            review_.named.insert_or_assign(std::string(attachment->sha256), Review::NamedContent{std::string(attachment->name), attachment->size});
        if (record.kind == kind::statement) take_statement(review_.statements, record.text(field::signed_text));
        if (!told(record)) return;
        const Record* old = before_ ? before_->file.record(record.part, record.id) : nullptr;
        if (old != nullptr) compare_fields(*review_.prepared, *old, record, review_.rows);
        else if (!record.undone()) review_.rows.push_back(describe(*review_.prepared, record, ReviewedChange::What::added));
    }

    const Case* before_;
    Review review_;
    Then then_;
    bool comparing_ = false;
    std::map<Id, domain::Part>::const_iterator part_{};
    Id last_{};  // the record compared last in this part
};

}  // namespace

static Effects show_review(Model& model, const Stamp&) { return {go(model, {Screen::review, {}, {}})}; }
static Effects stay(Model&, const Stamp&) { return {}; }

static void begin_review(Model& model, Review review, WorkKind what, const Stamp& stamp, Reviewing::Then then) {
    auto job = std::make_shared<Reviewing>(model, std::move(review), stamp, then);
    const std::size_t lines = job->lines();
    begin_work(model, stamp, {.what = what, .total = lines, .counts = Counted::changes, .can_stop = true, .job = std::move(job)});
}

// What answers a bundle of mine belongs to the case that it left.
static void find_candidates(const Model& model, Review& review, const Id& in_reply_to) {
    if (model.cases.contains(review.bundle_case) || model.joined.contains(review.bundle_case)) return;
    const auto answered = std::ranges::find(model.handed_over, in_reply_to, &Passage::bundle);
    if (answered != model.handed_over.end() && model.cases.contains(answered->case_id)) {
        review.candidates.push_back(answered->case_id);
        review.target = 0;
        return;
    }
    for (const auto& [id, held] : model.cases) {
        const Record* header = domain::header_of(held.file);
        if (header != nullptr && !held.sample && header->text(field::reference) == review.reference) review.candidates.push_back(id);
    }
    if (review.candidates.empty()) review.target = 0;  // nothing to choose: it becomes a case of its own
}

Effects apply(Model& model, OpenBundle& intent, const Stamp& stamp) {
    const std::uint64_t work = begin_work(model, stamp, {.what = WorkKind::opening_bundle, .can_stop = true}).number;
    return {ReadBundle{std::move(intent.file.ref), work}};
}

static bool is_awaited(const Model& model, std::uint64_t work) { return works_on(model, WorkKind::opening_bundle) && model.work->number == work; }

Effects receive(Model& model, BundleRead& event, const Stamp& stamp) {
    if (!is_awaited(model, event.work)) return {};
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
    review.brought = std::move(event.contents);
    for (auto& part : event.parts) {
        review.parts.push_back(part.kind == domain::part_kind::chronology && !part.title.empty() ? part.title : part.kind);
        review.lines.insert(review.lines.end(), std::make_move_iterator(part.lines.begin()), std::make_move_iterator(part.lines.end()));
        for (const Id& feed : part.feeds) review.feeds.emplace_back(part.id, feed);
        review.part_ends.push_back(review.lines.size());
    }
    const auto contact = model.contacts.find(event.sender.id);
    const bool is_me = model.is_me(event.sender.id);
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
    find_candidates(model, review, event.in_reply_to);
    begin_review(model, std::move(review), WorkKind::reviewing, stamp, show_review);
    return {};
}

Effects apply(Model& model, OpenWithPassphrase& intent, const Stamp& stamp) {
    if (!model.review || model.review->asks_for_passphrase == nullptr) return {};
    const std::uint64_t work = begin_work(model, stamp, {.what = WorkKind::opening_bundle, .can_stop = true}).number;
    return {ReadBundle{model.review->asks_for_passphrase, work, std::move(intent.passphrase)}};
}

Effects apply(Model& model, const ForgetPassphrase&, const Stamp&) {
    crypto::wipe(model.passphrase_to_tell);
    model.passphrase_to_tell.clear();
    return {};
}

Effects receive(Model& model, BundleRefused& event, const Stamp& stamp) {
    if (!is_awaited(model, event.work)) return {};
    Review review;
    review.refused = event.error;
    review.stage = event.stage;
    review.asks_for_passphrase = std::move(event.file);
    model.review = std::move(review);
    Effects effects = {go(model, {Screen::review, {}, {}})};
    return std::move(effects) + end_work(model, stamp);
}

Effects apply(Model& model, const ChooseTarget& intent, const Stamp& stamp) {
    if (!model.review || intent.index > model.review->candidates.size()) return {};
    model.review->target = intent.index;
    model.review->needs_target = false;
    begin_review(model, *model.review, WorkKind::reviewing, stamp, stay);
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
    if (model.is_me(review.sender.id)) return;
    Contact sender = review.sender;
    const auto known = model.contacts.find(sender.id);
    if (known != model.contacts.end() && known->second.trust != Trust::unknown) return;
    sender.trust = review.words_compared ? Trust::compared : Trust::unknown;
    sender.trusted_at = recorder.now();
    recorder.keep(contact_record(sender));
    model.contacts.insert_or_assign(sender.id, std::move(sender));
}

// Takes the bundle into its case: the one here, one chosen by a person (and from now on joined), or a new one.
static Case& take_in(Model& model, Recorder& recorder, const Review& review, const Stamp& stamp) {
    Case* here = case_here(model, review);
    const bool joined = here != nullptr && find_case(model, review.bundle_case) == nullptr;
    // Of those that were here before: in the header that the bundle brings, the other case's id is the header's own record.
    const Id own_header = joined ? Recorder::find_part(*here, domain::part_kind::case_header) : Id{};
    Case& target = here ? *here : model.cases.try_emplace(review.bundle_case, Case{CaseFile(review.bundle_case, stamp.hash)}).first->second;
    target.file.take_in(std::move(*review.prepared));
    const bool brings_header = std::ranges::any_of(review.rows, [](const auto& row) { return row.kind == kind::case_header; });
    if (here == nullptr && brings_header) recorder.keep(case_record(review.bundle_case, false));
    if (here == nullptr && !brings_header) {
        recorder.new_case(review.bundle_case, {{std::string(field::reference), review.reference}, {std::string(field::subject), review.subject}}, false);
    }
    if (joined) {
        recorder.change(target, own_header, action::join_case,
                        {{std::string(kind::joined_case), review.bundle_case, {{std::string(field::reference), review.reference}}}});
    }
    for (const std::size_t line : review.fresh_lines) recorder.keep(change_record(target.file.id(), review.lines[line]));
    return target;
}

// What arrived, and how far this device now has each feed that the bundle brought.
static bundle::Receipt receipt_of(const Review& review, const Id& case_id, bundle::Outcome outcome) {
    bundle::Receipt receipt{case_id, review.bundle, {}, outcome, 0, static_cast<std::int64_t>(review.quarantined.size()), {}};
    Bytes digest;
    if (from_hex(review.file_sha256, digest) && digest.size() == receipt.file.size()) std::ranges::copy(digest, receipt.file.begin());
    return receipt;
}

static Effects sign_receipt(const Review& review, const CaseFile& file) {
    bundle::Receipt receipt = receipt_of(review, file.id(), bundle::Outcome::added);
    receipt.changes = static_cast<std::int64_t>(review.fresh);
    for (const auto& [part, feed] : review.feeds) {
        const domain::Part* held = file.part(part);
        const auto found = held ? held->feeds.find(feed) : decltype(held->feeds.find(feed)){};
        if (held == nullptr || found == held->feeds.end() || found->second.changes.empty()) continue;
        receipt.feeds.push_back({feed, found->second.length(), found->second.changes.back()->hash});
    }
    return {SignStatement{std::move(receipt), file.id(), review.sender.id}};
}

static Effects add(Model& model, const Stamp& stamp) {
    Review& review = *model.review;
    if (review.refused) return {};
    Recorder recorder(model, stamp);
    for (auto& [hash, record] : std::exchange(review.kept, {})) {
        model.held.insert_or_assign(hash, HeldContent{review.brought[hash]});
        if (!record.empty()) recorder.keep(std::move(record));
    }
    const Case& target = take_in(model, recorder, review, stamp);
    keep_sender(model, recorder, review);
    const Passage passage{review.bundle, target.file.id(), review.purpose, {review.sender.name}, stamp.now,
                          static_cast<std::int64_t>(review.fresh), review.file_sha256,
                          static_cast<std::int64_t>(review.quarantined.size()), {}, review.sender.id};
    model.received.push_back(passage);
    recorder.keep(passage_record(record_of_received, passage));
    refresh_joined(model);
    refresh_statements(model, target.file);
    take_directories(model, recorder, target.file);
    const bool wants_receipt = review.fresh > 0 && review.purpose != "receipt" && !model.is_me(review.sender.id);
    Effects receipt = wants_receipt ? sign_receipt(review, target.file) : Effects{};
    const std::size_t reviewed = review.rows.empty() ? review.fresh : review.rows.size();  // as the button counted them
    tell(model, "bundle_added", std::to_string(reviewed), review.sender.name);
    model.review.reset();
    return recorder.store() + std::move(receipt) + Effects{go(model, {Screen::merged, target.file.id(), {}})};
}

// Contents come first, and their records together with the changes that name them.
static std::vector<std::string> contents_wanted(const Model& model) {
    std::vector<std::string> wanted;
    for (const auto& [hash, size] : model.review->brought) {
        const auto held = model.held.find(hash);
        const bool here = (held != model.held.end() && held->second.whole) || model.review->kept.contains(hash);
        if (model.review->named.contains(hash) && !here) wanted.push_back(hash);
    }
    return wanted;
}

static Effects take_contents(Model& model, const std::vector<std::string>& wanted, const Stamp& stamp) {
    std::int64_t size = 0;
    for (const std::string& hash : wanted) size += model.review->brought.at(hash);
    const Work& work = begin_work(model, stamp, {.what = WorkKind::taking_files, .total = static_cast<std::size_t>(size), .counts = Counted::bytes, .can_stop = true});
    return {TakeContents{wanted, work.number}};
}

Effects receive(Model& model, ContentsTaken& event, const Stamp& stamp) {
    if (!model.work || model.work->number != event.work || !model.review) return {};
    model.review->kept.merge(event.records);
    Effects effects = end_work(model, stamp);
    return std::move(effects) + update(model, AddBundle{}, stamp);
}

Effects apply(Model& model, const AddBundle&, const Stamp& stamp) {
    if (!model.review || model.review->refused) return {};
    Review& review = *model.review;
    if (review.sender.trust == Trust::refused) {
        tell(model, "key_not_used", review.sender.name);
        return {};
    }
    if (review.sender.trust == Trust::key_changed) {
        tell(model, Error{Problem::sender_key_changed, review.sender.name});
        return {};
    }
    const bool here = find_case(model, review.bundle_case) != nullptr;
    review.needs_target = !here && !review.target;
    review.needs_comparison = !review.compared_answered;
    if (review.needs_target || review.needs_comparison) return {};
    if (const auto wanted = contents_wanted(model); !wanted.empty()) return take_contents(model, wanted, stamp);
    // The case as it is now is not the one that was reviewed: once more, then at once.
    const Case* target = case_here(model, review);
    const bool fits = review.prepared && (target == nullptr || review.prepared->fits(target->file));
    if (fits) return add(model, stamp);
    begin_review(model, review, WorkKind::adding, stamp, add);
    return {};
}

bool may_answer(const Model& model, const Review& review) {
    const bool usable = review.sender.trust != Trust::key_changed && review.sender.trust != Trust::refused;
    return model.may_write() && !review.refused && usable && review.purpose != "receipt" && !model.is_me(review.sender.id);
}

// Nothing of it could be added, or a person did not want it.
static Effects answer(Model& model, const Review& review) {
    const auto outcome = review.fresh == 0 && !review.quarantined.empty() ? bundle::Outcome::refused : bundle::Outcome::set_aside;
    model.reply = Reply{review.bundle, review.bundle_case, review.reference, review.subject, review.sender};
    return {SignStatement{receipt_of(review, review.bundle_case, outcome), review.bundle_case, review.sender.id}};
}

Effects apply(Model& model, const SetAside& intent, const Stamp& stamp) {
    if (!model.review) return {};
    const bool under_way = works_on(model, WorkKind::reviewing) || works_on(model, WorkKind::adding) || works_on(model, WorkKind::taking_files);
    Effects effects = under_way ? drop_work(model, stamp) : Effects{};
    const bool refused = model.review->refused.has_value();
    if (intent.with_receipt && may_answer(model, *model.review)) effects = std::move(effects) + answer(model, *model.review);
    model.review.reset();
    if (!refused) tell(model, "set_aside");
    return std::move(effects) + Effects{go(model, {Screen::home, {}, {}})};
}

}  // namespace tributary::app
