// The sample case, which opens from Home in one press: the same files that an agency would import, by the same road.
#include <algorithm>

#include "app/update_parts.hpp"
#include "documents/csv.hpp"
#include "domain/chronology.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "generated/sample_children_social_care.hpp"
#include "generated/sample_family.hpp"
#include "generated/sample_police.hpp"
#include "generated/sample_school.hpp"

namespace tributary::app {

namespace field = domain::field;
using domain::Json;

static constexpr int sample_latest_year = 2015;

static std::size_t column(const std::vector<std::string>& headings, std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(headings, name) - headings.begin());
}

static void add_people(Recorder& recorder, Case& target) {
    const auto table = documents::read_csv(bytes_of(sample_family));
    if (!table) return;
    const auto& headings = table->rows.front();
    const std::size_t name = column(headings, "full_name");
    const std::size_t born = column(headings, "born");
    const std::size_t token = column(headings, "naming_token");
    const std::size_t note = column(headings, "note");
    std::vector<domain::Operation> people;
    for (const auto& row : table->rows) {
        if (row.front() != "person" || row.size() <= std::max({name, born, token, note})) continue;
        Json::Object fields{{std::string(field::name), row[name]}, {std::string(field::review_name), row[token]},
                            {std::string(field::sequence), static_cast<std::int64_t>(people.size()) + 1}};
        if (!row[born].empty()) fields.emplace(field::born, domain::date_value(read_date(row[born], sample_latest_year)));
        if (!row[note].empty()) fields.emplace(field::note, row[note]);
        people.push_back({std::string(domain::kind::person), recorder.new_id(), std::move(fields)});
    }
    recorder.change(target, Recorder::find_part(target, domain::part_kind::people), domain::action::add_person, std::move(people));
}

Effects apply(Model& model, const OpenSampleCase&, const Stamp& stamp) {
    const auto held = std::ranges::find_if(model.cases, [](const auto& entry) { return entry.second.sample; });
    if (held != model.cases.end()) return {go(model, {Screen::merged, held->first, {}})};
    Recorder recorder(model, stamp);
    const Id id = recorder.new_id();
    Case& sample = recorder.new_case(id,
                                     {{std::string(field::reference), "TH-2014-03"},
                                      {std::string(field::subject), "Child R"},
                                      {std::string(field::period_from), domain::date_value(read_date("1 January 2013", sample_latest_year))},
                                      {std::string(field::period_to), domain::date_value(read_date("14 November 2014", sample_latest_year))}},
                                     true);
    add_people(recorder, sample);
    import_table(recorder, sample, "Children's social care", "children-social-care.csv", bytes_of(sample_children_social_care));
    import_table(recorder, sample, "Police", "police.csv", bytes_of(sample_police));
    import_table(recorder, sample, "School", "school.csv", bytes_of(sample_school));
    tell(model, "sample_opened", "Child R");
    return recorder.store() + Effects{go(model, {Screen::merged, id, {}})};
}

}  // namespace tributary::app
