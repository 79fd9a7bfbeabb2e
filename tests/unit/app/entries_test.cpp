// Whole entries: duplicated, split, joined, several changed at once; each taken back in one step.
#include <doctest/doctest.h>

#include "case_lines.hpp"
#include "domain/chronology.hpp"
#include "domain/records.hpp"

using namespace tributary;
using namespace tributary::app;
using namespace tributary::app::testing;
namespace field = tributary::domain::field;

namespace {

struct Writer : Keeper {
    void set(const Id& record, std::string_view name, const std::string& words) { engine->ask(SetField{part(), record, std::string(name), words}); }
    [[nodiscard]] std::string text_of(const Id& record, std::string_view name) const {
        const domain::Record* found = held().file.record(part(), record);
        return found == nullptr ? std::string("no such record") : std::string(found->text(name));
    }
    [[nodiscard]] std::vector<std::string> standing() const {
        std::vector<std::string> events;
        for (const domain::Entry& entry : domain::entries_of(*held().file.part(part()), false)) events.emplace_back(entry.record->text(field::event));
        return events;
    }
    void undo() { engine->ask(Undo{"it"}); }
};

using Events = std::vector<std::string>;

}  // namespace

TEST_CASE("a duplicate has every word of the first, is a step, and stands where it is opened") {
    Writer writer;
    const Id entry = writer.add("Visit");
    writer.set(entry, field::known, "3 May 2014");
    writer.set(entry, field::source, "Case note");
    writer.engine->ask(DuplicateEntry{writer.part(), entry});
    const Id copy = writer.model().place.record;
    CHECK(copy != entry);
    CHECK(writer.text_of(copy, field::event) == "Visit");
    CHECK(writer.text_of(copy, field::source) == "Case note");
    CHECK(writer.held().file.record(writer.part(), copy)->facts.known.earliest == Date{2014, 5, 3});
    writer.undo();
    CHECK(writer.standing() == Events{"Visit", "First visit"});
}

TEST_CASE("an entry is split where the writer says, with its date and source on both halves") {
    Writer writer;
    const Id entry = writer.add("Rang the school.\n\nRang the GP.");
    writer.set(entry, field::known, "3 May 2014");
    writer.set(entry, field::action, "Noted");
    writer.engine->ask(SplitEntry{writer.part(), entry, 18});
    const Id second = writer.model().place.record;
    CHECK(writer.text_of(entry, field::event) == "Rang the school.");
    CHECK(writer.text_of(second, field::event) == "Rang the GP.");
    CHECK(writer.text_of(second, field::action).empty());
    CHECK(writer.held().file.record(writer.part(), second)->facts.known.earliest == Date{2014, 5, 3});
    writer.undo();
    CHECK(writer.text_of(entry, field::event) == "Rang the school.\n\nRang the GP.");
    CHECK(writer.standing().size() == 2);
}

TEST_CASE("nothing is split at an end, or off one") {
    Writer writer;
    const Id entry = writer.add("Visit");
    const std::size_t before = lines_of(writer.model()).size();
    for (const std::size_t at : {std::size_t{0}, std::size_t{5}, std::size_t{6}, std::size_t{4000}}) writer.engine->ask(SplitEntry{writer.part(), entry, at});
    CHECK(lines_of(writer.model()).size() == before);
}

TEST_CASE("two entries become one; the other is withdrawn with the reason and comes back with undo") {
    Writer writer;
    const Id first = writer.add("Rang the school."), second = writer.add("They rang back.");
    writer.set(first, field::worker, "SW1");
    writer.set(second, field::worker, "SW2");
    writer.set(second, field::seen, "no");
    writer.engine->ask(JoinEntries{writer.part(), first, second, "Joined with the entry before"});
    CHECK(writer.text_of(first, field::event) == "Rang the school.\n\nThey rang back.");
    CHECK(writer.text_of(first, field::worker) == "SW1; SW2");
    CHECK(writer.text_of(first, field::seen) == "no");
    CHECK(writer.text_of(second, field::withdrawn) == "Joined with the entry before");
    writer.undo();
    CHECK(writer.text_of(first, field::event) == "Rang the school.");
    CHECK(writer.text_of(second, field::withdrawn).empty());
    writer.engine->ask(JoinEntries{writer.part(), first, first, "Itself"});
    CHECK(writer.text_of(first, field::withdrawn).empty());
}

TEST_CASE("several entries get one value, which is one step; those that have it are left alone") {
    Writer writer;
    std::vector<Id> entries;
    for (int i = 0; i < 230; ++i) entries.push_back(writer.add("Entry " + std::to_string(i)));
    writer.set(entries[7], field::source, "Case note");
    const std::size_t before = lines_of(writer.model()).size();
    writer.engine->ask(ChangeEntries{writer.part(), entries, std::string(field::source), "Case note"});
    CHECK(lines_of(writer.model()).size() == before + 3);  // a change for each hundred
    for (const Id& entry : entries) CHECK(writer.text_of(entry, field::source) == "Case note");
    CHECK(writer.model().message->fact == "229");
    writer.undo();
    writer.proceed(1000);
    CHECK(writer.text_of(entries[7], field::source) == "Case note");
    CHECK(writer.text_of(entries[8], field::source).empty());
}

TEST_CASE("what is withdrawn is neither duplicated nor changed with others") {
    Writer writer;
    const Id entry = writer.add("Visit");
    writer.engine->ask(Withdraw{writer.part(), entry, "Entered twice"});
    const std::size_t before = lines_of(writer.model()).size();
    writer.engine->ask(DuplicateEntry{writer.part(), entry});
    writer.engine->ask(ChangeEntries{writer.part(), {entry}, std::string(field::source), "Case note"});
    CHECK(lines_of(writer.model()).size() == before);
}
