#include "domain/story/signature.hpp"

namespace tributary::domain::story {

namespace {

struct StandsIn {
    Agency wanted, instead;
};

// Where an agency is not in the review, the one whose staff are commonly meant by the same words.
constexpr StandsIn stand_ins[] = {
    {Agency::midwifery, Agency::hospital},      {Agency::school_nursing, Agency::health_visiting}, {Agency::nursery, Agency::school},
    {Agency::education_welfare, Agency::school}, {Agency::out_of_hours, Agency::social_care},       {Agency::dental, Agency::hospital},
    {Agency::child_mental_health, Agency::mental_health}, {Agency::family_support, Agency::early_help}, {Agency::early_help, Agency::social_care},
};

}  // namespace

Directory::Directory(const std::vector<std::string>& agencies) {
    for (std::size_t i = 0; i < agencies.size(); ++i) {
        std::vector<Word> words;
        std::vector<Tagged> tagged;
        std::uint16_t clause = 0;
        read_words(agencies[i], words, clause);
        tag_words(words, tagged);
        Agencies kinds = 0;
        for (const Tagged& each : tagged)
            if (each.tag.kind == TagClass::agency) kinds |= Agencies{1} << each.tag.value;
        kinds_.push_back(kinds);
        for (std::size_t kind = 0; kind < of_kind_.size() && i < nameable_agencies; ++kind)
            if ((kinds >> kind & 1u) != 0) of_kind_[kind] |= AgencyMask{1} << i;
    }
    for (const auto& [wanted, instead] : stand_ins) {
        AgencyMask& mask = of_kind_[static_cast<std::size_t>(wanted)];
        if (mask == 0) mask = of_kind_[static_cast<std::size_t>(instead)];
    }
}

void Directory::learn_workers(std::string_view cell, std::uint32_t agency) {
    constexpr std::size_t longest = 120;
    if (agency >= nameable_agencies || cell.empty() || cell.size() > longest) return;
    if (!cells_.emplace(hash_of(cell, agency), agency).second) return;
    std::vector<Word> words;
    std::vector<Tagged> tagged;
    std::uint16_t clause = 0;
    read_words(cell, words, clause);
    tag_words(words, tagged);
    std::vector<bool> known(words.size());
    for (const Tagged& each : tagged)
        for (std::size_t i = 0; i < each.words; ++i) known[each.word + i] = true;
    // "Tessa Hallam, SW", "H Beddoes", "PC 4127 Garner": the surname is the last of the words that begin with a capital.
    for (std::size_t i = 0; i < words.size(); ++i) {
        constexpr std::size_t shortest = 4;
        const bool named = words[i].capital && !known[i] && words[i].length >= shortest;
        const bool goes_on = i + 1 < words.size() && words[i + 1].capital && !known[i + 1] && words[i + 1].at == words[i].at + words[i].length + 1;
        const bool after_name = i > 0 && (words[i - 1].capital || words[i - 1].number >= 0);
        if (named && !goes_on && after_name) names_[words[i].stem] |= AgencyMask{1} << agency;
    }
}

AgencyMask Directory::agencies_of_name(WordHash name) const {
    const auto found = names_.find(name);
    return found == names_.end() || !is_one(found->second) ? 0 : found->second;
}

}  // namespace tributary::domain::story
