// What belongs to the device and not to a case: preferences, and locking by itself.
#include "app/update_parts.hpp"

namespace tributary::app {

static WatchUse watch(const Model& model) { return {model.phase == Phase::open ? model.preferences.lock_minutes : 0}; }

Effects watch_use(const Model& model) { return {watch(model)}; }

Effects apply(Model& model, const SetPreferences& intent, const Stamp&) {
    if (intent.preferences == model.preferences) return {};
    model.preferences = intent.preferences;
    return {KeepPreferences{write_preferences(model.preferences)}, watch(model)};
}

Effects receive(Model& model, const PreferencesSeen& event, const Stamp&) {
    Preferences read = read_preferences(event.text);
    if (read == model.preferences) return {};
    model.preferences = std::move(read);
    return {watch(model)};
}

Effects receive(Model& model, const PreferencesKept& event, const Stamp&) {
    if (!event.kept) tell(model, "preferences_not_kept");
    return {};
}

Effects receive(Model& model, const Unused& event, const Stamp&) {
    model.device.locks_soon = event.locks_soon && model.phase == Phase::open;
    return {};
}

}  // namespace tributary::app
