// The content of a bundle for reading without the program. The words around it are those of `ui`, which renders it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tributary::app {

struct ReadMeEntry {
    std::string number, known, event, action, seen, source, wishes, comment;
    bool withdrawn = false;
};

struct ReadMe {
    std::string reference, subject, sender, sender_role, sender_agency, purpose;
    std::int64_t created = 0;
    struct Chronology {
        std::string agency;
        std::vector<ReadMeEntry> entries;
    };
    struct Person { std::string name, review_name, relation, born; };
    std::vector<Chronology> chronologies;
    std::vector<Person> people;
};

/// A whole accessible HTML page. Everything handed in is escaped by the writer.
using WriteReadMe = std::string (*)(const ReadMe&);

}  // namespace tributary::app
