#include "app/preferences.hpp"

#include <array>

#include "domain/json.hpp"

namespace tributary::app {

using domain::Json;

static constexpr std::array<std::string_view, 4> looks = {"device", "light", "dark", "contrast"};
static constexpr std::size_t longest_chord = 40;
static constexpr std::size_t most_chords = 200;

std::string write_preferences(const Preferences& preferences) {
    Json::Object chords;
    for (const auto& [command, chord] : preferences.chords) chords.emplace(command, chord);
    return write(Json::Object{{"chords", std::move(chords)},
                              {"lock_minutes", preferences.lock_minutes},
                              {"look", looks.at(static_cast<std::size_t>(preferences.look))},
                              {"single_keys", preferences.single_keys},
                              {"text_percent", preferences.text_percent}});
}

static int bounded(const Json& from, std::string_view key, int least, int most, int otherwise) {
    const Json* member = from.find(key);
    if (member == nullptr || member->integer() == nullptr) return otherwise;
    return static_cast<int>(std::clamp<std::int64_t>(*member->integer(), least, most));
}

static std::map<std::string, std::string> chords_of(const Json& from) {
    std::map<std::string, std::string> chords;
    const Json* held = from.find("chords");
    if (held == nullptr || held->object() == nullptr) return chords;
    for (const auto& [command, chord] : *held->object())
        if (chord.string() != nullptr && chord.string()->size() <= longest_chord && chords.size() < most_chords) chords.emplace(command, *chord.string());
    return chords;
}

Preferences read_preferences(std::string_view text) {
    Preferences read;
    const auto json = domain::read(text);
    if (!json) return read;
    for (std::size_t i = 0; i < looks.size(); ++i)
        if (json->text("look") == looks.at(i)) read.look = static_cast<Look>(i);
    read.text_percent = bounded(*json, "text_percent", Preferences::least_percent, Preferences::most_percent, read.text_percent);
    read.lock_minutes = bounded(*json, "lock_minutes", Preferences::least_minutes, Preferences::most_minutes, read.lock_minutes);
    if (const Json* on = json->find("single_keys"); on != nullptr && on->boolean() != nullptr) read.single_keys = *on->boolean();
    read.chords = chords_of(*json);
    return read;
}

}  // namespace tributary::app
