// Languages that people in a review may speak, by their tags. Not for screens.
#pragma once

#include <string>
#include <string_view>

namespace tributary::ui {

struct Language {
    std::string_view name, tag;  // BCP 47
};

inline constexpr Language languages[] = {
    {"Albanian", "sq"},   {"Amharic", "am"},   {"Arabic", "ar"},    {"Bengali", "bn"},    {"British English", "en-GB"}, {"Bulgarian", "bg"}, {"Chinese", "zh"},
    {"Czech", "cs"},      {"Dari", "prs"},     {"French", "fr"},    {"German", "de"},     {"Greek", "el"},      {"Gujarati", "gu"},   {"Hebrew", "he"},
    {"Hindi", "hi"},      {"Hungarian", "hu"}, {"Irish", "ga"},     {"Italian", "it"},    {"Japanese", "ja"},   {"Korean", "ko"},     {"Kurdish", "ku"},
    {"Latvian", "lv"},    {"Lithuanian", "lt"}, {"Malayalam", "ml"}, {"Nepali", "ne"},    {"Pashto", "ps"},     {"Persian", "fa"},    {"Polish", "pl"},
    {"Portuguese", "pt"}, {"Punjabi", "pa"},   {"Romani", "rom"},   {"Romanian", "ro"},   {"Russian", "ru"},    {"Scottish Gaelic", "gd"}, {"Shona", "sn"},
    {"Slovak", "sk"},     {"Somali", "so"},    {"Spanish", "es"},   {"Swahili", "sw"},    {"Sylheti", "syl"},   {"Tamil", "ta"},      {"Tigrinya", "ti"},
    {"Turkish", "tr"},    {"Twi", "tw"},       {"Ukrainian", "uk"}, {"Urdu", "ur"},       {"Vietnamese", "vi"}, {"Welsh", "cy"},      {"Yoruba", "yo"},
};

/// "Welsh"; the tag itself when it is none of ours.
[[nodiscard]] std::string_view language_name(std::string_view tag);

}  // namespace tributary::ui
