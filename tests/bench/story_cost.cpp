// What importing and merging large chronologies costs, and what of the planted facts is found. The folder is that of
// tests/data/tools/generate.py. Natively and, the same, under node: tests/bench/story.bench.mjs runs both.
// usage: story_cost FOLDER WHERE
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#ifndef __wasm__
#include <sys/resource.h>
#endif

#include "app/source_tables.hpp"
#include "documents/list.hpp"
#include "domain/import/rows.hpp"
#include "domain/story/story.hpp"

using namespace tributary;
using namespace tributary::domain;

namespace {

double milliseconds(auto&& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double median(int times, auto&& work) {
    std::vector<double> all;
    for (int i = 0; i < times; ++i) all.push_back(work());
    std::ranges::sort(all);
    return all[all.size() / 2];
}

Bytes bytes_of_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return Bytes(std::istreambuf_iterator<char>(file), {});
}

struct Entries {
    std::vector<std::string> agencies;
    std::vector<Imported> files;
    std::vector<story::Entry> entries;
    std::vector<std::pair<int, int>> at;                 // agency and record of each entry
    std::map<std::pair<int, int>, std::uint32_t> index;  // and back
    double import_ms = 0;                                // of all files
    std::size_t rows = 0;
};

constexpr std::size_t small_case = 200'000;  // beyond, a file of one agency is no longer one that anybody hands in

Imported import_file(const Bytes& bytes, const std::string& agency) {
    const auto source = documents::read_source(bytes);
    return import_tables(app::tables_of(*source), {{{2013, 1, 1}, {2014, 12, 31}}, agency});
}

// The same rows as a spreadsheet.
Bytes spreadsheet_of(const Bytes& bytes) {
    const auto source = documents::read_source(bytes);
    const auto& rows = source->sheets.front().rows;
    documents::List list{.marking = "OFFICIAL-SENSITIVE", .title = "Rows", .sheet = "Rows"};
    for (const documents::Cell& cell : rows.front().cells) list.columns.push_back({cell.text});
    for (std::size_t i = 1; i < rows.size(); ++i) {
        documents::ListRow& row = list.rows.emplace_back();
        for (const documents::Cell& cell : rows[i].cells) row.cells.push_back(cell.text);
    }
    return documents::write_spreadsheet(list).value();
}

// The most memory this program has had.
double mebibytes() {
#ifdef __wasm__
    return static_cast<double>(__builtin_wasm_memory_size(0)) / 16;  // it never shrinks
#else
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
#endif
}

Entries read_folder(const std::string& folder) {
    Entries all;
    for (int agency = 1; agency < 100; ++agency) {
        const std::string name = std::string("agency-") + (agency < 10 ? "0" : "") + std::to_string(agency);
        const Bytes bytes = bytes_of_file(folder + "/" + name + ".csv");
        if (bytes.empty()) break;
        all.agencies.push_back(name);
        all.import_ms += milliseconds([&] { all.files.push_back(import_file(bytes, name)); });
    }
    for (std::size_t agency = 0; agency < all.files.size(); ++agency) {
        for (const ImportedRow& row : all.files[agency].rows) {
            ++all.rows;
            if (row.status == RowStatus::quarantine) continue;
            const int record = std::stoi(row.at.substr(1));
            all.index.emplace(std::pair(static_cast<int>(agency), record), static_cast<std::uint32_t>(all.entries.size()));
            all.at.emplace_back(static_cast<int>(agency), record);
            all.entries.push_back(story::entry_of(row, static_cast<std::uint32_t>(agency), static_cast<std::uint32_t>(record)));
        }
    }
    return all;
}

void print(const std::string& name, double value, const char* unit, double ratio, const char* ratio_to, const std::string& words) {
    std::printf("{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"", name.c_str(), value, unit);
    if (ratio > 0) std::printf(",\"ratio\":%.2f,\"ratio_to\":\"%s\"", ratio, ratio_to);
    std::printf(",\"words\":\"%s\"}\n", words.c_str());
    std::fflush(stdout);
}

// truth.csv: kind,group,file,record,ref,detail
std::map<std::string, std::map<std::string, std::vector<std::uint32_t>>> truth_of(const std::string& folder, const Entries& all) {
    std::map<std::string, std::map<std::string, std::vector<std::uint32_t>>> truth;
    std::ifstream file(folder + "/truth.csv");
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::vector<std::string> cells;
        for (std::size_t at = 0; at <= line.size() && cells.size() < 4;) {
            const std::size_t end = std::min(line.find(',', at), line.size());
            cells.push_back(line.substr(at, end - at));
            at = end + 1;
        }
        if (cells.size() < 4 || cells[1].empty()) continue;
        const auto entry = all.index.find({std::stoi(cells[2].substr(7, 2)) - 1, std::stoi(cells[3])});
        if (entry != all.index.end()) truth[cells[0]][cells[1]].push_back(entry->second);
    }
    return truth;
}

struct Score {
    std::size_t found = 0, planted = 0, right = 0, reported = 0;
};

void print(const std::string& where, const std::string& name, const Score& score) {
    const auto share = [](std::size_t part, std::size_t whole) { return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole); };
    print(where + ": " + name + ", recall", share(score.found, score.planted), "%", 0, "", std::to_string(score.found) + " of " + std::to_string(score.planted) + " planted");
    print(where + ": " + name + ", precision", share(score.right, score.reported), "%", 0, "", std::to_string(score.right) + " of " + std::to_string(score.reported) + " reported");
}

void print_scores(const std::string& where, const std::string& folder, const Entries& all, const story::Findings& findings) {
    const auto truth = truth_of(folder, all);
    std::map<std::uint32_t, std::string> group_of;
    for (const std::string kind : {"same_event", "date", "child_seen", "attendance"})
        for (const auto& [group, rows] : truth.contains(kind) ? truth.at(kind) : std::map<std::string, std::vector<std::uint32_t>>())
            for (const std::uint32_t row : rows) group_of[row] = group;
    const auto of_one = [&](const std::vector<std::uint32_t>& rows) {
        const auto first = group_of.find(rows[0]);
        return first != group_of.end() && std::ranges::all_of(rows, [&](std::uint32_t row) { return group_of.contains(row) && group_of[row] == first->second; });
    };
    std::map<std::string, std::size_t> sizes, together;
    for (const auto& [row, group] : group_of) ++sizes[group];
    Score events{0, sizes.size(), 0, findings.same_event.size()};
    for (const auto& rows : findings.same_event) {
        if (!of_one(rows)) continue;
        ++events.right;
        if (rows.size() == sizes[group_of[rows[0]]]) ++events.found;
    }
    print(where, "rows of one event", events);
    std::map<std::string, Score> kinds;
    for (const std::string kind : {"date", "child_seen", "attendance"}) {
        Score& score = kinds[kind];
        const auto planted = truth.contains(kind) ? truth.at(kind) : std::map<std::string, std::vector<std::uint32_t>>();
        score.planted = planted.size();
        std::map<std::string, bool> hit;
        for (const story::Discrepancy& each : findings.discrepancies) {
            if (story::name_of(each.kind) != kind) continue;
            ++score.reported;
            const auto group = group_of.find(each.rows[0]);
            if (group == group_of.end() || !planted.contains(group->second) || !of_one(each.rows)) continue;
            ++score.right;
            hit[group->second] = true;
        }
        score.found = hit.size();
        print(where, "discrepancies in " + kind, score);
    }
    Score doubles{0, 0, 0, findings.duplicates.size()};
    std::map<std::pair<std::uint32_t, std::uint32_t>, bool> planted;
    for (const std::string kind : {"duplicate_exact", "duplicate_near"})
        for (const auto& [group, rows] : truth.contains(kind) ? truth.at(kind) : std::map<std::string, std::vector<std::uint32_t>>())
            if (rows.size() == 2) planted[{std::min(rows[0], rows[1]), std::max(rows[0], rows[1])}] = true;
    doubles.planted = planted.size();
    for (const story::Duplicate& each : findings.duplicates) doubles.right += planted.contains({std::min(each.a, each.b), std::max(each.a, each.b)}) ? 1 : 0;
    doubles.found = doubles.right;
    print(where, "duplicates", doubles);
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) return 2;
    const std::string folder = words[1], where = words[2];
    const Entries all = read_folder(folder);
    if (all.entries.empty()) return 1;
    print(where + ": import of " + std::to_string(all.rows / all.agencies.size()) + " CSV rows", all.import_ms / static_cast<double>(all.agencies.size()), "ms", 0, "", "mean of " + std::to_string(all.agencies.size()) + " files");
    if (const Bytes sheet = spreadsheet_of(bytes_of_file(folder + "/agency-01.csv")); all.entries.size() <= small_case) {
        std::size_t rows = 0;
        const double cost = median(3, [&] { return milliseconds([&] { rows = import_file(sheet, all.agencies[0]).rows.size(); }); });
        print(where + ": import of " + std::to_string(rows) + " XLSX rows", cost, "ms", cost / (all.import_ms / static_cast<double>(all.agencies.size())), "the same rows as CSV", "inline text, as our own writer makes it");
    }
    const std::string size = std::to_string(all.entries.size()) + " entries";
    story::Story story(all.agencies, {static_cast<story::Day>(Date{2013, 1, 1}.days()), static_cast<story::Day>(Date{2014, 12, 31}.days())});
    story::Findings findings;
    const double cold = milliseconds([&] {
        story.read(all.entries);
        findings = story.findings();
    });
    print(where + ": cold merge of " + size, cold, "ms", 0, "", "signatures, links, order, duplicates, discrepancies");
    std::vector<story::Story::Key> keys;
    for (std::uint32_t i = 0; i < all.entries.size(); ++i) keys.push_back(story::Story::key_of(all.entries[i], i));
    const double sorted = median(7, [&] {
        auto copy = keys;
        return milliseconds([&] { std::ranges::sort(copy); });
    });
    print(where + ": std::sort of the keys of " + size, sorted, "ms", 0, "", "the measure of the warm merge");
    std::uint32_t edited = 1;
    const double warm = median(7, [&] {
        edited = (edited * 7919 + 13) % static_cast<std::uint32_t>(all.entries.size());
        return milliseconds([&] {
            story.change(edited, all.entries[edited]);
            findings = story.findings();
        });
    });
    print(where + ": warm merge of " + size + " after an edit", warm, "ms", warm / sorted, "std::sort of the same keys", "order, duplicates, discrepancies, gaps, runs");
    std::ranges::sort(keys);
    const bool same = std::ranges::equal(keys, findings.order, {}, &story::Story::Key::entry);
    print(where + ": memory with " + size, mebibytes(), "MiB", 0, "", "the most at any time, the source rows still held");
    print_scores(where, folder, all, findings);
    if (!same) std::fputs("the order differs from that of std::sort\n", stderr);
    return same ? 0 : 1;
}
