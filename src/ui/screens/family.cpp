// The people of a case, with the names they have in the review.
#include <algorithm>

#include "domain/records.hpp"
#include "ui/screens/commands.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace field = domain::field;

namespace {

using People = std::vector<const domain::Record*>;

std::string review_name(const domain::Record& person) {
    const std::string_view name = person.text(field::review_name);
    return name.empty() ? "No name in the review yet" : std::string(name);
}

void draw_row(const People& people, RowView& row) {
    const domain::Record& person = *people[row.index()];
    row.cell(bold(review_name(person)));
    row.cell(person.text(field::relation));
    row.cell(value_words(field::born, person.value(field::born)));
    row.cell(quiet(person.text(field::name)));
}

void body(Stage& stage, const app::Case& opened, const People& people) {
    Ui& ui = stage.ui;
    read_only_note(stage);
    if (people.empty()) return ui.empty(Icon::family, "Nobody yet", "Add the people of this case and the names they have in the review.", [] {});
    const auto current = std::ranges::find(people, stage.model.place.record, &domain::Record::id);
    TableOptions options{.choosable = true};
    if (current != people.end()) options.current = static_cast<std::size_t>(current - people.begin());
    options.key = [&](std::size_t row) { return std::hash<Id>()(people[row]->id); };
    const std::string relation = field_label(field::relation, child_of(opened));
    const TableResult result = ui.table("People", {{.name = "Name in the review"}, {.name = relation}, {.name = "Date of birth", .width = 160}, {.name = "Name as recorded"}},
                                        people.size(), options, [&](RowView& row) { draw_row(people, row); });
    if (!result.opened) return;
    stage.state.person.open = false;
    stage.go(app::Screen::family, people[*result.opened]->id);
}

void new_person(Stage& stage, const app::Case& opened) {
    Ui& ui = stage.ui;
    PersonState& typed = stage.state.person;
    Form form(typed.form);
    form.need(!typed.review_name.empty(), "Name in the review", "Type the name this person has in the review, for example Mother.");
    form.summary(ui, "this person is added");
    const std::string_view error = form.field(ui, "Name in the review");
    focus_if_asked(ui, stage.state.focus, "Name in the review");
    ui.text_box("Name in the review", typed.review_name, {.hint = "For example Mother or Half-sibling 2", .error = error, .autocomplete = "off"});
    ui.text_box(field_label(field::relation, child_of(opened)), typed.relation, {.optional = true, .autocomplete = "off"});
    const ReadWords read = read_words(typed.born, last_year(stage));
    ui.date_box("Date of birth", typed.born, read.reading(), {.optional = true});
    ui.text_box("Name as recorded", typed.name, {.hint = "Stays in the case. Nothing published carries it.", .optional = true, .autocomplete = "off"});
    ui.wrap(12, [&] {
        if (ui.button("Add this person", {.kind = Kind::primary}) && form.pressed()) {
            stage.ask(app::AddPerson{typed.name, typed.review_name, typed.relation, typed.born});
            if (stage.model.may_write()) typed = {};
        }
        if (ui.button("Not now")) typed.open = false;
    });
}

void person_facts(Stage& stage, const app::Case& opened, const domain::Record& person) {
    stage.ui.facts([&] {
        for (const std::string_view name : {field::review_name, field::relation, field::born, field::name, field::note}) {
            const std::string words = value_words(name, person.value(name));
            if (!words.empty()) stage.ui.fact(field_label(name, child_of(opened)), words);
        }
    });
}

void person_fields(Stage& stage, const app::Case& opened, const domain::Record& person) {
    const auto scope = stage.ui.scope(person.id);
    withdrawn_note(stage, person, stage.model.may_write());
    if (!stage.model.may_write() || person.withdrawn()) return person_facts(stage, opened, person);
    FieldOptions options{.autocomplete = "off"};
    conflict_cards(stage, opened, person);
    record_text(stage, person, field::review_name, "Name in the review", options);
    options.optional = true;
    record_text(stage, person, field::relation, field_label(field::relation, child_of(opened)), options);
    record_date(stage, person, field::born, "Date of birth", options);
    record_text(stage, person, field::name, "Name as recorded", options);
    record_long_text(stage, person, field::note, "Note", options);
}

void person_panel(Stage& stage, const app::Case& opened, const domain::Record& person) {
    enter_panel(stage, person.id, "Name in the review");
    const PanelResult result = stage.ui.panel({.title = review_name(person), .back = "Back to family"}, [&] { person_fields(stage, opened, person); },
                                              [&] { record_foot(stage, opened, person, "person", stage.model.may_write()); });
    if (!result.closed && !stage.ui.shortcut("Escape")) return;
    stage.state.drafts.keep(stage.asked);
    stage.go(app::Screen::family);
}

const domain::Record* person_at(const app::Case& opened, const Id& id) {
    if (id.is_nil()) return nullptr;
    for (const auto& [part_id, part] : opened.file.parts()) {
        const auto found = part.records.find(id);
        if (found != part.records.end() && found->second.kind == domain::kind::person) return &found->second;
    }
    return nullptr;
}

void side(Stage& stage, const app::Case& opened, const domain::Record* person) {
    if (stage.state.person.open) {
        const PanelResult result = stage.ui.panel({.title = "Add a person", .back = "Back to family"}, [&] { new_person(stage, opened); }, [] {});
        if (result.closed || stage.ui.shortcut("Escape")) stage.state.person.open = false;
    } else if (person) {
        person_panel(stage, opened, *person);
    } else {
        stage.ui.panel({.title = "Details", .closes = false}, [&] { stage.ui.paragraph({quiet("Choose a person to see the details.")}); }, [] {});
    }
}

}  // namespace

void draw_family(Stage& stage, const app::Case& opened) {
    const People people = domain::people_of(opened.file);
    const domain::Record* person = person_at(opened, stage.model.place.record);
    if (person == nullptr) enter_panel(stage, {}, {});
    const bool open = stage.state.person.open || person != nullptr;
    draw_page(stage, "Family", open ? Panel::open : Panel::idle, [&] {
        stage.ui.content(
            [&] {
                const std::string below = people.empty() ? std::string("Who is who in this case") : counted(people.size(), "person", "people");
                breadcrumb(stage);
                stage.ui.page_head("Family", quiet(below), [&] {
                    const bool pressed = stage.ui.button("Add a person", {.kind = Kind::primary, .icon = Icon::plus});
                    if (!pressed && !wanted(stage, "add_person")) return;
                    stage.state.person.open = true;
                    stage.state.focus = "Name in the review";
                });
            },
            [&] { body(stage, opened, people); });
        side(stage, opened, person);
    });
}

}  // namespace tributary::ui
