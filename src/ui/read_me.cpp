#include "ui/read_me.hpp"

#include <string_view>
#include <vector>

#include "domain/records.hpp"
#include "ui/html.hpp"
#include "ui/messages.hpp"

namespace tributary::ui {

static std::string_view seen_words(std::string_view seen) {
    if (seen == domain::child_seen::yes) return "Seen";
    if (seen == domain::child_seen::no) return "Not seen";
    if (seen == domain::child_seen::not_applicable) return "Not applicable";
    return "Not stated";
}

static std::string chronology_table(const app::ReadMe::Chronology& chronology) {
    static const std::vector<std::string> headings = {"Number", "Date known", "What happened", "What the agency did", "Child seen",
                                                      "Wishes and feelings", "Record it comes from", "Comment"};
    std::string rows;
    for (const auto& entry : chronology.entries) {
        const std::string number = entry.withdrawn ? entry.number + " (withdrawn)" : entry.number;
        const std::vector<std::string> cells = {number, entry.known, entry.event, entry.action, std::string(seen_words(entry.seen)), entry.wishes, entry.source, entry.comment};
        rows += html_row(RowKind::values, cells);
    }
    return html_table("Chronology of " + chronology.agency, headings, rows);
}

static std::string people_table(const std::vector<app::ReadMe::Person>& people) {
    static const std::vector<std::string> headings = {"Name", "Name in the review", "Who they are", "Born"};
    if (people.empty()) return {};
    std::string rows;
    for (const auto& person : people) {
        const std::vector<std::string> cells = {person.name, person.review_name, person.relation, person.born};
        rows += html_row(RowKind::values, cells);
    }
    return html_table("Family", headings, rows);
}

static constexpr std::string_view style =
    "body{font:18px/1.5 sans-serif;max-width:80rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:.4rem;text-align:left;vertical-align:top}";

std::string read_me_page(const app::ReadMe& content) {
    const std::string title = content.subject + ", " + content.reference;
    std::string out = "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
                      escaped(title) + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n<main>\n<p><strong>OFFICIAL-SENSITIVE</strong></p>\n<h1>" +
                      escaped(title) + "</h1>\n<p>Handed over by " + escaped(content.sender) + ", " + escaped(content.sender_role) + ", " +
                      escaped(content.sender_agency) + ", on " + escaped(moment_words(content.created)) +
                      ". This page is for reading only: the signed content is in the folder parts.</p>\n";
    for (const auto& chronology : content.chronologies) out += chronology_table(chronology);
    out += people_table(content.people);
    return out + "</main>\n</body>\n</html>\n";
}

}  // namespace tributary::ui
