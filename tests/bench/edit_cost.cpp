// What one edit costs, in a small case and in a large one: intent, update, change, hash, seal, storage transaction (in
// memory). Costs must grow with the edit, not with the vault, so the ratio is what counts.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "../unit/app/twins.hpp"
#include "domain/chronology.hpp"

using namespace tributary;
using namespace tributary::app;

namespace {

// A table with so many rows: one entry a day.
Bytes table_of(int rows) {
    std::string csv = "Date,What happened,Source\n";
    for (int i = 0; i < rows; ++i) csv += Date::from_days(10'000 + i % 5'000).iso() + ",Home visit number " + std::to_string(i) + " and what was seen,Case note\n";
    return copy_of(csv);
}

double milliseconds(auto&& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

struct Cost {
    double import_ms, edit_ms;
};

Cost measure(int rows) {
    testing::Person person;
    person.set_up("Idris Wold", "Children's social care", "Report author");
    person.engine->ask(NewReferral{"TH-1", "Child R", "", ""});
    person.engine->ask(ImportFile{"rows.csv", table_of(rows)});
    person.engine->ask(NameImportAgency{"Children's social care"});
    const double import_ms = milliseconds([&] { person.engine->ask(FinishImport{}); });
    person.engine->ask(AddEntry{});
    const Id record = person.model().place.record;
    const Id part = domain::agencies_of(person.model().current_case()->file).front().part;
    std::vector<double> edits;
    for (int i = 0; i < 101; ++i)
        edits.push_back(milliseconds([&] { person.engine->ask(SetField{part, record, "event", "Words " + std::to_string(i)}); }));
    std::ranges::nth_element(edits, edits.begin() + 50);
    return {import_ms, edits[50]};
}

}  // namespace

// As tests/bench/lib/report.mjs.
void report(const char* name, double value, double compared, const char* compared_with) {
    std::printf("{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"ms\",\"ratio\":%.2f,\"ratio_to\":\"%s\",\"words\":\"native, storage in memory\"}\n", name, value, value / compared, compared_with);
}

int main() {
    const Cost small = measure(100);
    const Cost large = measure(20'000);
    report("one edit among 20000 entries", large.edit_ms, small.edit_ms, "100 entries");
    report("importing 20000 rows", large.import_ms, small.import_ms, "100 rows");
}
