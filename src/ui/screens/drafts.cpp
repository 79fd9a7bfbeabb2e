#include "ui/screens/drafts.hpp"

#include "base/date.hpp"
#include "crypto/secret.hpp"
#include "domain/date_value.hpp"

namespace tributary::ui {

int latest_year(std::int64_t now) { return uk_time(now).date.year; }

domain::Json value_for(std::string_view words, bool date, std::int64_t now) {
    if (date) return domain::date_value(read_date(words, latest_year(now)));
    return domain::Json(words);
}

Draft& Drafts::open(const domain::Record& record, std::string_view field, std::string_view shown, bool date) {
    Draft& draft = drafts_[Key{record.part, record.id, std::string(field)}];
    const bool fresh = draft.drawn == 0;
    if (fresh || (!draft.changed && draft.base != shown)) {
        crypto::wipe(draft.text);
        draft.text = shown;
        draft.base = shown;
    }
    draft.date = date;
    draft.drawn = drawing_;
    return draft;
}

void Drafts::end(const app::Model& model, std::vector<app::Intent>& asked) {
    for (auto at = drafts_.begin(); at != drafts_.end();) {
        auto& [key, draft] = *at;
        if (draft.drawn == drawing_) {
            ++at;
            continue;
        }
        if (draft.changed) asked.emplace_back(app::SetField{key.part, key.record, key.field, value_for(draft.text, draft.date, model.now)});
        crypto::wipe(draft.text);
        crypto::wipe(draft.base);
        at = drafts_.erase(at);
    }
}

void Drafts::keep(const app::Model& model, std::vector<app::Intent>& asked) {
    for (auto& [key, draft] : drafts_) {
        if (!draft.changed) continue;
        asked.emplace_back(app::SetField{key.part, key.record, key.field, value_for(draft.text, draft.date, model.now)});
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
