#include <doctest/doctest.h>

#include "story_cases.hpp"

using namespace tributary;
using namespace tributary::domain;
using namespace tributary::domain::story;
using namespace tributary::domain::story::testing;

namespace {

// An infant: a burn, a weight, a doctor nobody knows, a referral that did not arrive. Other agencies and words than the samples'.
Case infant() {
    return Case({"Maternity unit", "Community health visitors", "Oakdale Surgery GP practice", "St Brannock hospital trust"},
                {{"Maternity unit", "2015-02-03", "Baby Esme delivered at 05.40, 3.1 kg.", "y"},                                                                            // 0
                 {"Community health visitors", "2015-02-17", "New birth visit at 4 Tanyard Lane. Esme weighed.", "y", "", "", "", "Zoe Harkin", "L Quill"},                 // 1
                 {"Maternity unit", "2015-03-02", "Community midwife referred family to the health visitors: low mood, housing.", "-"},                                     // 2
                 {"Community health visitors", "2015-03-20", "Record check. No referral from the midwives on file.", "-", "", "", "", "", "L Quill"},                       // 3
                 {"St Brannock hospital trust", "2015-06-09", "Attended with mother. Burn to left hand, said to be from hair straighteners.", "y", "", "", "Dressed. Letters to: Dr B Kettle"},  // 4
                 {"Community health visitors", "2015-06-10", "Home visit, Esme seen undressed for weighing, no marks seen.", "y", "", "", "", "Zoe Harkin", "L Quill"},      // 5
                 {"Oakdale Surgery GP practice", "2015-06-15", "Letter from hospital, addressed to Dr Kettle: attended 9/6/15 with grandmother, burn to left hand.", "-", "", "", "Filed.", "", "Dr N Amadi"},  // 6
                 {"Oakdale Surgery GP practice", "2015-07-01", "Baby clinic. Weight 5.2 kg.", "y", "", "", "", "", "Dr N Amadi"},                                            // 7
                 {"Community health visitors", "2015-07-02", "Weighed at home: 6.0 kg.", "y", "", "", "", "", "L Quill"}});                                                  // 8
}

// A teenager: a meeting on two days, a parent present or not, messages between services.
Case teenager() {
    return Case({"Hartwell Academy secondary school", "Constabulary police", "CAMHS", "Youth offending service", "Children's services"},
                {{"Hartwell Academy secondary school", "2016-01-11", "Callum told Mr Ostler about two men in a white van outside the arcade.", "y", "", "", "Emailed CAMHS the same afternoon.", "", "P Ostler"},  // 0
                 {"CAMHS", "2016-02-08", "First appointment. Not brought.", "n", "", "", "", "", "Rina Vale"},                                                                                                        // 1
                 {"Constabulary police", "2016-03-14", "Strategy meeting about exploitation at the arcade, chaired by children's services.", "-", "", "", "", "", "DS Okoro"},                                         // 2
                 {"Children's services", "2016-03-15", "Strategy meeting about exploitation at the arcade. Apologies from YOT. Police attended.", "-", "", "", "", "", "Mina Petrie"},                                 // 3
                 {"Youth offending service", "2016-03-15", "Strategy meeting at the civic centre about exploitation. Attended in person.", "-", "", "", "", "", "Carl Innes"},                                         // 4
                 {"Constabulary police", "2016-04-02", "Callum found at Pier Road at 23.10, brought home.", "y", "", "", "Merlin completed.", "", "PC 211 Dunn"},                                                       // 5
                 {"Constabulary police", "2016-05-20", "Warrant at an unrelated address.", "-", "", "", "", "", "PC 211 Dunn"},                                                                                         // 6
                 {"Children's services", "2016-06-01", "Visit. No reply.", "n", "", "", "", "", "Mina Petrie"},                                                                                                         // 7
                 {"Children's services", "2016-06-08", "Visit. No reply.", "n", "", "", "", "", "Mina Petrie"},                                                                                                         // 8
                 {"Children's services", "2016-06-15", "Visit. No reply.", "n", "", "", "", "", "Mina Petrie"}});                                                                                                       // 9
}

// Sisters in a flat: a move, two views of a home, a death told three ways.
Case sisters() {
    return Case({"Landlord housing association", "Social care", "Infant school", "Family centre"},
                {{"Landlord housing association", "2015-05-01", "Family moved from 19 Heath Parade to 3 Cobbler Mews.", "-"},                                             // 0
                 {"Social care", "2015-05-20", "Letter sent to 19 Heath Parade about the assessment.", "-"},                                                                // 1
                 {"Landlord housing association", "2015-09-07", "Inspection of 3 Cobbler Mews: kitchen filthy, mattress on the floor, no food in.", "n"},                   // 2
                 {"Social care", "2015-09-10", "Home visit to 3 Cobbler Mews. Home clean and tidy, girls seen.", "y"},                                                      // 3
                 {"Infant school", "2015-11-03", "Poppy quiet: her uncle Barney died last night.", "y"},                                                                    // 4
                 {"Social care", "2015-11-20", "Mother said her brother, uncle Barney, died in August 2015.", "y"},                                                         // 5
                 {"Family centre", "2016-02-10", "Parenting group. Mother came with both girls.", "y"},                                                                     // 6
                 {"Infant school", "2016-02-11", "Poppy back after a cold.", "y"}});                                                                                        // 7
}

}  // namespace

TEST_CASE("LLR-17.40-02: what an infant's agencies contradict each other in is found, in words of another case") {
    const Case a = infant();
    CHECK(a.together({4, 6}));
    CHECK(a.reports(DiscrepancyKind::attendance, {4, 6}));         // mother, grandmother
    CHECK(a.reports(DiscrepancyKind::injury_one_sided, {4, 5}));
    CHECK(a.reports(DiscrepancyKind::measurement, {7, 8}));
    CHECK(a.reports(DiscrepancyKind::named_gp, {4, 6}));
    CHECK(a.reports(DiscrepancyKind::referral_not_recorded, {2, 3}));
    CHECK(a.reported(DiscrepancyKind::date) == 0);
    CHECK(a.findings.duplicates.empty());
}

TEST_CASE("LLR-17.40-02: a meeting on two days, and who came to it; a message and a form that did not arrive") {
    const Case a = teenager();
    CHECK(a.together({2, 3, 4}));
    CHECK(a.reports(DiscrepancyKind::date, {2, 3, 4}));
    CHECK(a.reports(DiscrepancyKind::attendance, {3, 4}));
    CHECK(a.reports(DiscrepancyKind::referral_not_recorded, {0}));
    CHECK(a.reports(DiscrepancyKind::referral_not_recorded, {5}));
    CHECK(a.findings.duplicates.empty());  // same words, other days: other visits
    REQUIRE(a.findings.not_seen_runs.size() == 1);
    CHECK(a.findings.not_seen_runs[0].rows == std::vector<std::uint32_t>{7, 8, 9});
}

TEST_CASE("LLR-17.40-02: an address left, two views of a home, a death on different days") {
    const Case a = sisters();
    CHECK(a.reports(DiscrepancyKind::address, {0, 1}));
    CHECK(a.reports(DiscrepancyKind::home_conditions, {2, 3}));
    CHECK(a.reports(DiscrepancyKind::date, {4, 5}));
    CHECK(a.reported(DiscrepancyKind::date) == 1);
    CHECK_FALSE(a.together({6, 7}));
}

TEST_CASE("what agrees is not reported: sent and received on different days, told by letter, one visit told twice") {
    const Case a({"Police", "School", "Children's social care"},
                 {{"Police", "2015-03-06", "Referral posted to children's social care: children alone at 8 Sallow Rise.", "-"},
                  {"Children's social care", "2015-03-10", "Referral received from police: children alone at 8 Sallow Rise.", "-"},
                  {"School", "2015-04-01", "Telephone call from social worker about the trampoline accident.", "-"},
                  {"Children's social care", "2015-04-01", "T/C to school about the trampoline accident.", "-"}});
    CHECK(a.together({0, 1}));
    CHECK(a.together({2, 3}));
    CHECK(a.findings.discrepancies.empty());
}

TEST_CASE("SUR-2.3-10: the order is by the day the agency knew, whole days after times, and every position has a reason") {
    Case a({"Police", "School"},
           {{"School", "2015-03-06", "Whole day."}, {"Police", "2015-03-06", "Morning."}, {"Police", "2015-03-05", "Earlier.", "", "2015-03-20"}, {"School", "2015-03-06", "Later in the file."}});
    a.entries[1].from = a.entries[1].to = 9 * 60;
    a.story.read(a.entries);
    CHECK(a.story.findings().order == std::vector<std::uint32_t>{2, 1, 0, 3});
    CHECK(a.story.why(2, 1) == PositionReason::later_day);
    CHECK(a.story.why(1, 0) == PositionReason::time_not_stated);
    CHECK(a.story.why(0, 3) == PositionReason::order_in_file);
}

TEST_CASE("SUR-2.3-11: sixty days that no entry touches are a gap; an entry that states a gap does not end it") {
    Case a({"Police"}, {{"Police", "2015-03-01", "Visit."}, {"Police", "2015-07-01", "No contact."}, {"Police", "2015-09-01", "Visit."}}, {day_of("2015-02-20"), day_of("2015-10-30")});
    a.entries[1].latest = day_of("2015-07-20");
    a.entries[1].stated_gap = true;
    a.story.read(a.entries);
    CHECK(a.story.findings().gaps == std::vector{Gap{0, day_of("2015-03-02"), day_of("2015-08-31")}});
    a.entries[1].stated_gap = false;
    a.story.read(a.entries);
    CHECK(a.story.findings().gaps == std::vector{Gap{0, day_of("2015-03-02"), day_of("2015-06-30")}});
}

TEST_CASE("the same entry twice, in the same words or nearly, is told apart from two visits") {
    const Case a({"Police"}, {{"Police", "2015-03-01", "Call to Rowan Court about a broken window, glass swept up, Ms Ide calm.", "n"},
                              {"Police", "2015-03-01", "Called to Rowan Court, broken window. Glass swept up. Ms Ide calm.", "n"},
                              {"Police", "2015-03-02", "Call to Rowan Court about a broken window, glass swept up, Ms Ide calm.", "n"},
                              {"Police", "2015-05-05", "Stopped in Hope Street.", "-"},
                              {"Police", "2015-05-05", "Stopped in Hope Street.", "-"}});
    CHECK(a.findings.duplicates == std::vector{Duplicate{0, 1, false}, Duplicate{3, 4, true}});
}

TEST_CASE("a change gives what reading everything again gives") {
    for (const auto make : {infant, teenager, sisters}) {
        Case a = make();
        for (std::uint32_t i = 0; i < a.entries.size(); ++i) {
            Entry moved = a.entries[i];
            moved.earliest += 40;
            moved.latest += 40;
            a.story.change(i, moved);
            a.story.change(i, a.entries[i]);
        }
        const Findings now = a.story.findings();
        CHECK(now.order == a.findings.order);
        CHECK(now.same_event == a.findings.same_event);
        CHECK(now.discrepancies == a.findings.discrepancies);
        CHECK(now.duplicates == a.findings.duplicates);
        CHECK(now.not_seen_runs == a.findings.not_seen_runs);
        CHECK(now.gaps == a.findings.gaps);
    }
}

TEST_CASE("read in steps gives what reading at once gives") {
    Case a = infant();
    Story steps({"Maternity unit", "Community health visitors", "Oakdale Surgery GP practice", "St Brannock hospital trust"}, a.story.period());
    steps.begin(a.entries.size());
    for (std::size_t i = 0; i < a.entries.size(); ++i) steps.learn(std::span(a.entries).subspan(i, 1));
    for (std::size_t i = 0; i < a.entries.size(); i += 2) steps.read_some(std::span(a.entries).subspan(i, std::min<std::size_t>(2, a.entries.size() - i)), static_cast<std::uint32_t>(i));
    int more = 0;
    while (steps.finish_some(1)) ++more;
    CHECK(more > 3);
    CHECK(steps.findings().discrepancies == a.findings.discrepancies);
    CHECK(steps.findings().same_event == a.findings.same_event);
}

TEST_CASE("an empty story and hostile texts are read without harm") {
    Story none({}, {});
    none.read({});
    CHECK(none.findings().order.empty());
    const std::string hostile = "\xFF\xE2\x80 1/1/99999999999999999999 Dr Dr Dr . . ; 99 kg 5 pm 31 February 0th " + std::string(100'000, '/') + std::string(5'000, '9');
    const Case a({"Police", "School"}, {{"Police", "2015-03-01", hostile, "y"}, {"School", "2015-03-01", hostile, "n"}, {"School", "", hostile, "n"}});
    CHECK(a.findings.order.size() == 3);
    CHECK(a.findings.order.back() == 2);
}
