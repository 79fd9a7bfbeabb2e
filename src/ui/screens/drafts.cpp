#include "ui/screens/drafts.hpp"

#include "crypto/secret.hpp"

namespace tributary::ui {

Draft& Drafts::open(const domain::Record& record, std::string_view field, std::string_view shown) {
    Draft& draft = drafts_[Key{record.part, record.id, std::string(field)}];
    const bool fresh = draft.drawn == 0;
    if (fresh || (!draft.changed && draft.base != shown)) {
        crypto::wipe(draft.text);
        draft.text = shown;
        draft.base = shown;
    }
    draft.drawn = drawing_;
    return draft;
}

void Drafts::end(std::vector<app::Intent>& asked) {
    for (auto at = drafts_.begin(); at != drafts_.end();) {
        auto& [key, draft] = *at;
        if (draft.drawn == drawing_) {
            ++at;
            continue;
        }
        if (draft.changed) asked.emplace_back(app::SetField{key.part, key.record, key.field, domain::Json(draft.text)});
        crypto::wipe(draft.text);
        crypto::wipe(draft.base);
        at = drafts_.erase(at);
    }
}

void Drafts::keep(std::vector<app::Intent>& asked) {
    for (auto& [key, draft] : drafts_) {
        if (!draft.changed) continue;
        asked.emplace_back(app::SetField{key.part, key.record, key.field, domain::Json(draft.text)});
        draft.changed = false;
    }
}

void Drafts::forget() {
    for (auto& [key, draft] : drafts_) {
        crypto::wipe(draft.text);
        crypto::wipe(draft.base);
    }
    drafts_.clear();
}

}  // namespace tributary::ui
