#include "domain/facts.hpp"

#include "domain/date_value.hpp"
#include "domain/records.hpp"

namespace tributary::domain {

void Facts::shows(std::string_view field, const Json& value) {
    const std::string* text = value.string();
    if (field == field::known) known = date_of(value);
    if (field == field::happened) happened = date_of(value);
    if (field == field::sequence) sequence = value.integer() ? *value.integer() : Facts{}.sequence;
    if (field == field::undone) undone = value.boolean() && *value.boolean();
    if (field == field::withdrawn) withdrawn = text && !text->empty();
    if (field == field::seen) not_seen = text && *text == child_seen::no;
}

}  // namespace tributary::domain
