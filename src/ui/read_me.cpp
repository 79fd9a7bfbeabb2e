#include "ui/read_me.hpp"

#include <initializer_list>
#include <string_view>

#include "domain/records.hpp"
#include "ui/messages.hpp"

namespace tributary::ui {

static std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\n': out += "<br>"; break;
            default: out += c;
        }
    }
    return out;
}

static std::string row(std::string_view tag, std::initializer_list<std::string_view> cells) {
    std::string out = "<tr>";
    bool first = true;
    for (const std::string_view cell : cells) {
        const bool heading = tag == "th" || first;
        out += heading ? tag == "th" ? "<th scope=\"col\">" : "<th scope=\"row\">" : "<td>";
        out += escaped(cell);
        out += heading ? "</th>" : "</td>";
        first = false;
    }
    return out + "</tr>\n";
}

static std::string_view seen_words(std::string_view seen) {
    if (seen == domain::child_seen::yes) return "Seen";
    if (seen == domain::child_seen::no) return "Not seen";
    if (seen == domain::child_seen::not_applicable) return "Not applicable";
    return "Not stated";
}

static std::string chronology_table(const app::ReadMe::Chronology& chronology) {
    std::string out = "<h2>Chronology of " + escaped(chronology.agency) + "</h2>\n<table>\n<thead>" +
                      row("th", {"Number", "Date known", "What happened", "What the agency did", "Child seen", "Wishes and feelings",
                                 "Record it comes from", "Comment"}) +
                      "</thead>\n<tbody>\n";
    for (const auto& entry : chronology.entries) {
        const std::string number = entry.withdrawn ? entry.number + " (withdrawn)" : entry.number;
        out += row("td", {number, entry.known, entry.event, entry.action, seen_words(entry.seen), entry.wishes, entry.source, entry.comment});
    }
    return out + "</tbody>\n</table>\n";
}

static std::string people_table(const std::vector<app::ReadMe::Person>& people) {
    if (people.empty()) return {};
    std::string out = "<h2>Family</h2>\n<table>\n<thead>" + row("th", {"Name", "Name in the review", "Who they are", "Born"}) +
                      "</thead>\n<tbody>\n";
    for (const auto& person : people) out += row("td", {person.name, person.review_name, person.relation, person.born});
    return out + "</tbody>\n</table>\n";
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
