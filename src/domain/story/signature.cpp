#include "domain/story/signature.hpp"

#include <algorithm>

#include "base/date.hpp"

namespace tributary::domain::story {

namespace {

constexpr std::uint8_t taken = 1u << 7;  // part of a date, a time or an address: no term of its own
constexpr std::uint8_t class_bit(TagClass kind) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(kind)); }

constexpr Topics meetings = bit(Topic::meeting) | bit(Topic::conference) | bit(Topic::core_group) | bit(Topic::child_in_need) | bit(Topic::strategy);
constexpr Topics on_paper = bit(Topic::letter) | bit(Topic::notification) | bit(Topic::referral);

constexpr bool says_little(Cue cue) {
    switch (cue) {
        case Cue::sent: case Cue::received: case Cue::negation: case Cue::on_file: case Cue::contact: case Cue::earlier: case Cue::attended: case Cue::present:
        case Cue::mentioned: case Cue::held: case Cue::to_come: case Cue::done: return true;
        default: return false;
    }
}

}  // namespace

Entry entry_of(const ImportedRow& row, std::uint32_t agency, std::uint32_t sequence) {
    Entry entry;
    entry.agency = agency;
    entry.sequence = sequence;
    const auto day_of = [](const std::optional<Date>& date, Day otherwise) { return date ? static_cast<Day>(date->days()) : otherwise; };
    // A date that only says "until" stands at its end: an open beginning would put it before everything.
    entry.earliest = day_of(row.known.earliest ? row.known.earliest : row.known.latest, no_day);
    entry.latest = entry.dated() ? day_of(row.known.latest, last_day) : no_day;
    entry.from = entry.to = static_cast<std::int16_t>(row.known.minute.value_or(-1));
    entry.event_earliest = day_of(row.happened.earliest ? row.happened.earliest : row.happened.latest, no_day);
    entry.event_latest = day_of(row.happened.latest, entry.event_earliest);
    entry.seen = row.seen;
    entry.stated_gap = row.flags.has(RowFlag::stated_gap);
    entry.seen_unclear = row.flags.has(RowFlag::seen_unclear);
    entry.texts = {row.kind, row.event, row.action, row.persons, row.voice, row.worker, row.source};
    return entry;
}

std::string_view Signer::text_of(std::uint32_t word) const {
    std::size_t section = 0;
    while (section + 1 < sections_.size() && sections_[section + 1].first_word <= word) ++section;
    return sections_[section].text;
}

void Signer::read_sections(const Entry& entry) {
    words_.clear();
    tags_.clear();
    const std::array<std::string_view, 5> texts = {entry.texts.kind, entry.texts.event, entry.texts.action, entry.texts.persons, entry.texts.voice};
    std::uint16_t clause = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        sections_[i] = {texts[i], static_cast<std::uint32_t>(words_.size())};
        read_words(texts[i], words_, clause);
    }
    tag_words(words_, tags_);
    classes_.assign(words_.size(), 0);
    person_mask_.assign(words_.size(), 0);
    for (const Tagged& tag : tags_) {
        const bool little = tag.tag.kind != TagClass::cue || says_little(static_cast<Cue>(tag.tag.value));
        for (std::size_t i = 0; little && i < tag.words; ++i) classes_[tag.word + i] |= class_bit(tag.tag.kind);
    }
}

AgencyMask Signer::named_by(const Tagged& tag) const {
    return tag.tag.kind == TagClass::agency ? directory_.agencies_of(static_cast<Agency>(tag.tag.value)) : 0;
}

bool Signer::tagged_cue(std::size_t first, std::size_t last, Cue cue) const {
    for (std::size_t i = first; i < last; ++i)
        if (tags_[i].tag.kind == TagClass::cue && tags_[i].tag.value == static_cast<std::uint8_t>(cue)) return true;
    return false;
}

// A worker's surname after a title, a first name or an initial names the agency.
void Signer::read_names(const Entry& entry, Signature& into) {
    const AgencyMask own = entry.agency < nameable_agencies ? AgencyMask{1} << entry.agency : 0;
    for (std::size_t i = 1; i < words_.size(); ++i) {
        if (!words_[i].capital || words_[i].length < 4 || words_[i - 1].number >= 0) continue;
        const bool led = words_[i - 1].capital && words_[i].at > words_[i - 1].at && words_[i].at - words_[i - 1].at <= words_[i - 1].length + 2u;
        if (led) person_mask_[i] = directory_.agencies_of_name(words_[i].stem) & ~own;
        into.mentions |= person_mask_[i];
    }
}

void Signer::read_tags(Signature& into) {
    for (const Tagged& tag : tags_) {
        if (tag.tag.kind == TagClass::topic) into.topics |= Topics{1} << tag.tag.value;
        if (tag.tag.kind == TagClass::topic && tag.word < sections_[2].first_word && ((Topics{1} << tag.tag.value) & on_paper) != 0) into.claims |= bit(Claim::transit);
        const bool in_action = tag.word >= sections_[2].first_word && tag.word < sections_[3].first_word;
        if (tag.tag.kind == TagClass::role && !in_action && tag.word < sections_[4].first_word) into.roles |= Roles{1} << tag.tag.value;
    }
}

// Who was told: a verb of telling, and after it the agency. "To be told", "not told" and "told by" are no telling.
void Signer::read_telling(std::size_t first, std::size_t last, const Entry& entry, Signature& into) {
    const AgencyMask own = entry.agency < nameable_agencies ? AgencyMask{1} << entry.agency : 0;
    bool form = false;
    for (std::size_t i = first; i < last; ++i) {
        if (tags_[i].tag.kind != TagClass::cue) continue;
        const auto cue = static_cast<Cue>(tags_[i].tag.value);
        const std::uint32_t at = tags_[i].word;
        const auto cued_before = [&](Cue wanted, std::uint32_t reach) {
            for (std::size_t j = first; j < last; ++j) {
                const bool is = tags_[j].tag.kind == TagClass::cue && tags_[j].tag.value == static_cast<std::uint8_t>(wanted);
                if (is && tags_[j].word <= at && at - tags_[j].word <= reach) return true;
            }
            return false;
        };
        constexpr WordHash received = hash_of("received"), shortened = hash_of("rec");
        const bool came = cue == Cue::received && (words_[at].whole == received || words_[at].whole == shortened) && at < sections_[2].first_word;
        if (came) into.claims |= bit(Claim::transit);
        if (cue == Cue::notification_form && !cued_before(Cue::negation, 4)) form = true;
        if (cue == Cue::done && form && !cued_before(Cue::negation, 6)) into.claims |= bit(Claim::form_completed);
        if (cue != Cue::sent || cued_before(Cue::negation, 4) || cued_before(Cue::to_come, 3) || cued_before(Cue::received, 0)) continue;
        constexpr std::uint32_t reach = 9;
        AgencyMask told = 0;
        for (std::size_t j = first; j < last; ++j)
            if (tags_[j].word >= at + tags_[i].words && tags_[j].word - at <= reach) {
                // "Told by", "from": what follows is where it came from.
                const bool turned = tags_[j].tag.kind == TagClass::cue && static_cast<Cue>(tags_[j].tag.value) == Cue::received;
                if (turned) break;
                if (directory_.is_one(named_by(tags_[j]))) told |= named_by(tags_[j]);
            }
        for (std::uint32_t word = at + tags_[i].words; word < words_.size() && word - at <= reach && words_[word].clause == words_[at].clause; ++word) told |= person_mask_[word];
        into.sent |= told & ~own;
    }
}

// "No contact from housing on file", "This is the first contact from health visiting since 2013", "No injury mentioned by anyone".
void Signer::read_denial(std::size_t first, std::size_t last, AgencyMask named, Topics topics, Signature& into) {
    std::uint32_t negation = 0xFFFFFFFF;
    bool contact = false, on_file = false, mentioned = false, before = false;
    for (std::size_t i = first; i < last; ++i) {
        if (tags_[i].tag.kind != TagClass::cue) continue;
        const auto cue = static_cast<Cue>(tags_[i].tag.value);
        if (cue == Cue::negation && negation == 0xFFFFFFFF) negation = tags_[i].word;
        const bool denied = negation != 0xFFFFFFFF && tags_[i].word > negation;
        contact = contact || (cue == Cue::contact && denied && tags_[i].word - negation <= 3);
        on_file = on_file || (cue == Cue::on_file && denied);
        mentioned = mentioned || (cue == Cue::mentioned && denied);
        before = before || (cue == Cue::earlier && tags_[i].words == 2);
    }
    if (contact && on_file) {
        into.denies_contact = true;
        into.denied |= named;
        const bool names_one = std::any_of(tags_.begin() + static_cast<std::ptrdiff_t>(first), tags_.begin() + static_cast<std::ptrdiff_t>(last), [](const Tagged& tag) { return tag.tag.kind == TagClass::agency; });
        into.denies_all = into.denies_all || !names_one;
    } else if (before && named != 0) {
        into.denies_contact = true;
        into.denied |= named;
    }
    if (negation == 0xFFFFFFFF || !mentioned || topics == 0) return;
    into.denied_topics |= topics;
    if ((topics & bit(Topic::injury)) != 0) into.claims |= bit(Claim::not_injured);
}

// The record that an entry comes from: what came in, not what the agency did.
static bool is_paper(std::string_view source) {
    const std::string words = plain_words(source);
    for (const std::string_view paper : {"letter", "notification", "email", "fax", "minutes", "discharge summary"})
        if (words.find(paper) != std::string::npos) return words.find("conference") == std::string::npos && words.find("cin") == std::string::npos && words.find("group") == std::string::npos;
    return false;
}

void Signer::read_clause_tags(std::size_t first, std::size_t last, const Entry& entry, Signature& into) {
    const AgencyMask own = entry.agency < nameable_agencies ? AgencyMask{1} << entry.agency : 0;
    AgencyMask named = 0;
    Topics topics = 0;
    Roles roles = 0;
    for (std::size_t i = first; i < last; ++i) {
        named |= named_by(tags_[i]);
        if (tags_[i].tag.kind == TagClass::topic) topics |= Topics{1} << tags_[i].tag.value;
        if (tags_[i].tag.kind == TagClass::role) roles |= Roles{1} << tags_[i].tag.value;
    }
    const std::uint16_t clause = words_[tags_[first].word].clause;
    for (std::size_t word = tags_[first].word; word < words_.size() && words_[word].clause == clause; ++word) named |= person_mask_[word];
    for (std::size_t word = tags_[first].word; word-- > 0 && words_[word].clause == clause;) named |= person_mask_[word];
    named &= ~own;
    const bool was_denied = into.denies_contact;
    into.denies_contact = false;
    read_denial(first, last, named, topics, into);
    const bool denied = into.denies_contact;
    into.denies_contact = denied || was_denied;
    if (!denied) {
        into.mentions |= named;
        read_telling(first, last, entry, into);
    }
    bool with = false;
    std::uint32_t negation = 0xFFFFFFFF;
    AgencyMask before = 0;
    for (std::size_t i = first; i < last; ++i) {
        const Tagged& tag = tags_[i];
        if (tag.tag.kind == TagClass::agency) {
            before = named_by(tag) & ~own;
            if (with) into.present_agencies |= before;
        }
        if (tag.tag.kind == TagClass::role && with) into.present |= Roles{1} << tag.tag.value;
        if (tag.tag.kind == TagClass::role && words_[tag.word].starts_clause && tag.word >= sections_[1].first_word) into.actor |= Roles{1} << tag.tag.value;
        if (tag.tag.kind != TagClass::cue) continue;
        const auto claim = [&](Claim value) { into.claims |= bit(value); };
        const bool negated = negation != 0xFFFFFFFF && tag.word > negation && tag.word - negation <= 6;
        switch (static_cast<Cue>(tag.tag.value)) {
            case Cue::negation: negation = std::min(negation, tag.word); break;
            case Cue::present: with = with || !negated; break;
            case Cue::injury_none: claim(Claim::not_injured); break;
            case Cue::injury_found:
                if (!negated) claim(Claim::injured);
                break;
            case Cue::home_poor: if (!negated || words_[tag.word].stem == words_[negation].stem) claim(Claim::home_poor); break;
            case Cue::home_good: if (!negated) claim(Claim::home_good); break;
            case Cue::child_away: claim(Claim::child_away); break;
            case Cue::child_there: if (!negated) claim(Claim::child_there); break;
            case Cue::died:
                claim(Claim::died);
                into.dead |= roles;
                break;
            case Cue::attended:
                if (negated) break;
                if (before != 0 && into.topics & meetings) into.present_agencies |= before;
                else if (words_[tag.word].starts_clause || before == 0) claim(Claim::attended);
                break;
            case Cue::not_attended: {
                const bool of_person = tag.word > 0 && words_[tag.word - 1].clause == clause && (words_[tag.word - 1].capital || (classes_[tag.word - 1] & class_bit(TagClass::role)) != 0);
                if (!of_person) claim(Claim::not_attended);
                break;
            }
            case Cue::not_brought: claim(Claim::not_brought); break;
            case Cue::apologies: into.absent_agencies |= named; break;
            case Cue::absent: claim(Claim::absent); break;
            case Cue::moved: if (!negated) claim(Claim::moved); break;
            case Cue::engaged: into.engaged_topics |= topics; break;
            default: break;
        }
    }
    into.present_agencies &= ~(into.absent_agencies | own);
}

void Signer::read_addresses(Signature& into) {
    struct Address {
        std::uint32_t at;
        WordHash hash;
    };
    std::array<Address, 4> found{};
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < words_.size() && count < found.size(); ++i) {
        const Word& number = words_[i];
        const Word& street = words_[i + 1];
        constexpr std::int32_t highest = 9999;
        if (number.number < 1 || number.number > highest || number.ordinal || (classes_[i] & taken) != 0 || !street.capital || street.length < 3) continue;
        if ((classes_[i + 1] & (taken | class_bit(TagClass::stop) | class_bit(TagClass::agency))) != 0 || street.at <= number.at) continue;
        const std::string_view gap = text_of(static_cast<std::uint32_t>(i)).substr(number.at + number.length, street.at - number.at - number.length);
        if (gap != " " && gap != ", ") continue;
        found[count++] = {static_cast<std::uint32_t>(i), join(number.whole, street.stem)};
        for (std::size_t j = i; j < std::min(i + 4, words_.size()) && (j == i || words_[j].capital); ++j) {
            classes_[j] |= taken;
            const bool comma = j > i && j + 1 < words_.size() && words_[j + 1].at > words_[j].at + words_[j].length + 1u;
            if (comma) break;
        }
    }
    for (std::size_t i = 0; i < std::min(count, into.addresses.size()); ++i) into.addresses[i] = found[i].hash;
    if (count == 0) return;
    const auto after = [&](std::uint32_t at, std::size_t nth) -> WordHash {
        constexpr std::uint32_t reach = 12;
        for (std::size_t i = 0; i < count; ++i)
            if (found[i].at >= at && found[i].at - at <= reach && nth-- == 0) return found[i].hash;
        return 0;
    };
    for (const Tagged& tag : tags_) {
        if (tag.tag.kind != TagClass::cue) continue;
        const auto cue = static_cast<Cue>(tag.tag.value);
        const bool leaves = cue == Cue::left_address;
        if (leaves && into.old_address == 0) into.old_address = after(tag.word, 0);
        constexpr WordHash from = hash_of("from");
        const bool moves_from = cue == Cue::moved && tag.words == 2 && words_[tag.word + 1].whole == from;
        if (moves_from) into.new_address = after(tag.word, 1);
        else if ((cue == Cue::new_address || cue == Cue::moved) && into.new_address == 0) into.new_address = after(tag.word, 0);
    }
    if (into.new_address == into.old_address) into.new_address = 0;
}

// The family's own doctor: named beside a practice, or written to.
void Signer::read_doctor(Signature& into) {
    if (tags_.empty()) return;
    const bool practice = tagged_cue(0, tags_.size(), Cue::practice_name);
    constexpr WordHash doctor = hash_of("dr"), from = hash_of("from"), letters = hash_of("letters"), addressed = hash_of("addressed"), letter = hash_of("letter");
    bool written = false;
    std::uint16_t letter_clause = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (words_[i].whole == addressed || words_[i].whole == letters || words_[i].whole == letter) {
            written = true;
            letter_clause = words_[i].clause;
        }
        if (words_[i].whole != doctor || i + 1 >= words_.size()) continue;
        const bool from_whom = i > 0 && words_[i - 1].whole == from;
        if (from_whom || (!practice && !(written && words_[i].clause - letter_clause <= 1))) continue;
        std::size_t name = i + 1;
        if (words_[name].length == 1 && name + 1 < words_.size()) ++name;
        if (words_[name].capital && words_[name].length > 2) into.doctor = words_[name].stem;
    }
}

void Signer::read_terms(Signature& into, std::vector<WordHash>& terms) {
    into.terms_at = static_cast<std::uint32_t>(terms.size());
    constexpr std::uint8_t left_out = taken | class_bit(TagClass::stop) | class_bit(TagClass::agency) | class_bit(TagClass::role) | class_bit(TagClass::cue);
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const bool short_word = words_[i].length < 3 && words_[i].number < 10;
        if ((classes_[i] & left_out) != 0 || short_word) continue;
        terms.push_back(words_[i].stem);
    }
    for (const WordHash address : into.addresses)
        if (address != 0) terms.push_back(address);
    const auto first = terms.begin() + static_cast<std::ptrdiff_t>(into.terms_at);
    std::sort(first, terms.end());
    terms.erase(std::unique(first, terms.end()), terms.end());
    into.terms = static_cast<std::uint16_t>(std::min<std::size_t>(terms.size() - into.terms_at, 0xFFFF));
    terms.resize(into.terms_at + into.terms);
}

Signature Signer::sign(const Entry& entry, std::vector<WordHash>& terms) {
    read_sections(entry);
    Signature made;
    std::uint64_t exact = 14695981039346656037ull;
    for (const Word& word : words_) exact = (exact ^ word.whole) * 1099511628211ull;
    made.exact = exact ^ static_cast<std::uint64_t>(entry.seen) * 0x9e3779b97f4a7c15ull;
    read_tags(made);
    read_names(entry, made);
    for (std::size_t first = 0; first < tags_.size();) {
        const std::uint16_t clause = words_[tags_[first].word].clause;
        std::size_t last = first;
        while (last < tags_.size() && words_[tags_[last].word].clause == clause) ++last;
        read_clause_tags(first, last, entry, made);
        first = last;
    }
    if ((made.topics & meetings) == 0) made.present_agencies = made.absent_agencies = 0;
    if (is_paper(entry.texts.source)) made.claims |= bit(Claim::transit);
    if (made.claims_that(Claim::injured)) made.claims &= ~bit(Claim::not_injured);
    if ((made.topics & bit(Topic::joint)) != 0) made.claims |= bit(Claim::joint);
    read_numbers(entry, made);
    read_addresses(made);
    read_doctor(made);
    read_terms(made, terms);
    return made;
}

}  // namespace tributary::domain::story
