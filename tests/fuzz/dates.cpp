// Written dates: any words, with and without what they may refer to. The bounds are in order, and their EDTF value gives them back.
#include "base/date.hpp"
#include "fuzz.hpp"

using namespace tributary;

static void check(std::string_view words, const DateContext& context) {
    const DateReading reading = read_date(words, context);
    fuzz::promise(reading.words == words, "the words are kept");
    fuzz::promise(!reading.earliest || !reading.latest || *reading.earliest <= *reading.latest, "bounds are in order");
    fuzz::promise((!reading.earliest || reading.earliest->exists()) && (!reading.latest || reading.latest->exists()), "bounds are days");
    fuzz::promise(!reading.minute || (*reading.minute >= 0 && *reading.minute < 1440), "a time is of a day");
    fuzz::promise(!reading.minute_to || (*reading.minute_to >= 0 && *reading.minute_to < 1440), "a time is of a day");
    fuzz::promise(reading.has_bounds() || reading.qualifier >= DateQualifier::ambiguous, "what has no bounds says so");
    fuzz::promise(!reading.has_bounds() || reading.qualifier != DateQualifier::unparseable, "what has bounds was read");
    const auto back = read_edtf(reading.edtf());
    fuzz::promise(back.has_value() == reading.has_bounds(), "bounds have an EDTF value");
    fuzz::promise(!back || (back->earliest == reading.earliest && back->latest == reading.latest), "the EDTF value gives the bounds back");
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view words = text_of({data, size});
    DateContext context;
    context.set_review({2013, 1, 1}, {2014, 11, 14});
    check(words, context);
    context.born = Date{2012, 2, 29};
    context.died = Date{2014, 11, 14};
    context.incident = context.recorded = context.previous = Date{2014, 3, 31};
    context.due = Date{2012, 3, 5};
    context.heading_year = 2014;
    context.heading_month = 2;
    context.sector = static_cast<Sector>(size % 3);
    context.month_first_evidence = true;
    context.from_1904 = true;
    check(words, context);
    (void)read_edtf(words);
    return 0;
}
