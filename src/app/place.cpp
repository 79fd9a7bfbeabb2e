#include "app/place.hpp"

#include <array>
#include <utility>
#include <vector>

namespace tributary::app {

static constexpr std::array outside = {std::pair(Screen::people_and_trust, std::string_view("people")),
                                       std::pair(Screen::this_device, std::string_view("device")),
                                       std::pair(Screen::help, std::string_view("help")),
                                       std::pair(Screen::accessibility, std::string_view("accessibility")),
                                       std::pair(Screen::review, std::string_view("review"))};
static constexpr std::array inside = {std::pair(Screen::chronology, std::string_view("chronology")),
                                      std::pair(Screen::import, std::string_view("import")),
                                      std::pair(Screen::merged, std::string_view("merged")),
                                      std::pair(Screen::timeline, std::string_view("timeline")),
                                      std::pair(Screen::knowledge, std::string_view("knowledge")),
                                      std::pair(Screen::discrepancies, std::string_view("discrepancies")),
                                      std::pair(Screen::not_seen, std::string_view("not-seen")),
                                      std::pair(Screen::gaps, std::string_view("gaps")),
                                      std::pair(Screen::duplicates, std::string_view("duplicates")),
                                      std::pair(Screen::family, std::string_view("family")),
                                      std::pair(Screen::handover, std::string_view("handover")),
                                      std::pair(Screen::history, std::string_view("history")),
                                      std::pair(Screen::conflicts, std::string_view("conflicts")),
                                      std::pair(Screen::search, std::string_view("search"))};
static constexpr std::string_view overview_word = "overview";  // of help only: a case's own address is its overview

std::string_view word_of(Screen screen) {
    for (const auto& [each, word] : outside)
        if (each == screen) return word;
    for (const auto& [each, word] : inside)
        if (each == screen) return word;
    return screen == Screen::overview ? overview_word : std::string_view();
}

static Screen screen_named(std::string_view wanted) {
    for (const auto& [screen, word] : outside)
        if (word == wanted) return screen;
    for (const auto& [screen, word] : inside)
        if (word == wanted) return screen;
    return wanted == overview_word ? Screen::overview : Screen::home;
}

std::string address_of(const Place& place) {
    if (place.screen == Screen::help && place.about != Screen::home) return "#/help/" + std::string(word_of(place.about));
    for (const auto& [screen, word] : outside)
        if (screen == place.screen) return "#/" + std::string(word);
    if (place.screen == Screen::home) return "#/";
    std::string address = "#/case/" + place.case_id.text();
    for (const auto& [screen, word] : inside)
        if (screen == place.screen) address += "/" + std::string(word);
    if (!place.record.is_nil()) address += "/" + place.record.text();
    return address;
}

static std::vector<std::string_view> steps_of(std::string_view address) {
    std::vector<std::string_view> steps;
    if (!address.starts_with("#/")) return steps;
    address.remove_prefix(2);
    while (!address.empty()) {
        const std::size_t end = std::min(address.find('/'), address.size());
        steps.push_back(address.substr(0, end));
        address.remove_prefix(std::min(end + 1, address.size()));
    }
    return steps;
}

Place place_of(std::string_view address) {
    const auto steps = steps_of(address);
    if (steps.size() == 1) {
        for (const auto& [screen, word] : outside)
            if (word == steps[0]) return {screen, {}, {}};
    }
    if (steps.size() == 2 && steps[0] == "help") return {Screen::help, {}, {}, screen_named(steps[1])};
    if (steps.size() < 2 || steps.size() > 4 || steps[0] != "case") return {};
    const auto case_id = Id::parse(steps[1]);
    if (!case_id) return {};
    Place place{Screen::overview, *case_id, {}};
    if (steps.size() == 2) return place;
    for (const auto& [screen, word] : inside)
        if (word == steps[2]) place.screen = screen;
    if (place.screen == Screen::overview) return {};
    if (steps.size() == 4) place.record = Id::parse(steps[3]).value_or(Id{});
    return place;
}

}  // namespace tributary::app
