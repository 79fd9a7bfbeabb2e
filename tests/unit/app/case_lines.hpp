// What a person's cases hold, for comparing before and after.
#pragma once

#include <set>

#include "twins.hpp"

namespace tributary::app::testing {

/// Every change of every case, as its canonical line.
inline std::set<std::string> lines_of(const Model& model) {
    std::set<std::string> lines;
    for (const auto& [id, held] : model.cases)
        for (const auto& [part_id, part] : held.file.parts())
            for (const auto& [feed_id, feed] : part.feeds)
                for (const auto& stored : feed.changes) lines.insert(encode(stored->change));
    return lines;
}

inline constexpr const char* passphrase = "lantern meadow otter brisk";

/// An author with a case and an entry.
struct Keeper : Person {
    std::string kit;

    Keeper() {
        engine->ask(TellWho{"Idris Wold", "Children's social care", "Report author"});
        engine->ask(CreateVault{passphrase});
        kit = engine->model().first_run.recovery_key;
        engine->ask(ProveRecoveryKit{kit.substr(2 * 9, 8)});
        engine->ask(NewReferral{"TH-1", "Child R", "", ""});
        add("First visit");
    }
    [[nodiscard]] const Case& held() const { return model().cases.begin()->second; }
    /// The chronology of this person.
    [[nodiscard]] Id part() const {
        for (const auto& [id, each] : held().file.parts())
            if (each.kind() == "chronology" && each.description()->text("agency") == "Children's social care") return id;
        return {};
    }
    Id add(const std::string& words) {
        engine->ask(Go{{Screen::chronology, held().file.id(), {}}});
        engine->ask(AddEntry{});
        const Id record = model().place.record;
        engine->ask(SetField{part(), record, "event", words});
        return record;
    }
    [[nodiscard]] std::string text(const Id& record) const {
        const domain::Record* found = held().file.record(part(), record);
        return found == nullptr ? std::string("no such record") : std::string(found->text("event"));
    }
};

}  // namespace tributary::app::testing
