#include "ui/screens/help_texts.hpp"

#include <algorithm>
#include <array>

namespace tributary::ui {

namespace {

using app::Screen;

constexpr std::array texts = {
    HelpText{Screen::home, "Home",
             "Home shows the cases on this device, what is due or needs you, and what changed since you were last here.",
             "Open a case by its name. Start one with New referral, or drop a file that someone gave you anywhere in this window.",
             "Nobody else sees this page. It is made from what is on this device."},
    HelpText{Screen::overview, "Overview",
             "The overview says what the case is called, which agencies have a chronology in it, and what needs a person.",
             "Type the reference, the subject and the review period. Then open Chronology to write, or Merged chronology to read.",
             "The reference, the subject and the review period go to everybody you hand this case over to."},
    HelpText{Screen::chronology, "Chronology",
             "A chronology is one agency's account: what happened, when the agency knew, and what it did.",
             "Add an entry, type the date and what happened. Each field is saved when you leave it. A table that your agency already has comes in with Import a file.",
             "You, until you hand it over. Then the people you seal the bundle to. Your name stands in the history beside each change."},
    HelpText{Screen::import, "Import a file",
             "Rows of a spreadsheet, a Word table or a CSV file become entries. Nothing is added to the case until you finish.",
             "Say whose chronology the rows become. Look at what each column becomes, type the dates that could not be read, then finish.",
             "The rows are read like typed entries. Each keeps its cells as they were, with the name of the file and the row."},
    HelpText{Screen::merged, "Merged chronology",
             "All agencies in one list, in the order in which each agency knew.",
             "Read down the list. Choose an entry to see everything that was written. Not seen leaves only the contacts where the child was not seen.",
             "Nothing is written here. Everybody who has the same bundles sees the same list."},
    HelpText{Screen::timeline, "Timeline",
             "The merged chronology over time: a lane for each agency, with the child's age above.",
             "Tab goes to the marks. Left and right go along an agency, up and down to the next one, + and - look closer and further away. What a mark stands for is written below.",
             "Nothing is written here. It shows what the list shows: both have the same filters."},
    HelpText{Screen::knowledge, "Who knew what when",
             "Every entry with the day it happened, the day its agency knew, and the day it was written down.",
             "Type a day to see what had happened by then, and which agency knew of it. The filter leaves what an agency learned later.",
             "Nothing is written here. It shows what the list shows: all views have the same filters."},
    HelpText{Screen::discrepancies, "Discrepancies",
             "Where the agencies' accounts of the same thing do not agree, with the entries side by side and the reason in words.",
             "Read both accounts. Agree a version, ask the agencies, accept it as disputed, or say why it is no discrepancy.",
             "What you decide is the panel's. The agencies see only a question that you hand over to them."},
    HelpText{Screen::not_seen, "Not seen in a row",
             "Runs of three or more entries of one agency in which the child was not seen.",
             "Open the first of them in the list and read on from there.",
             "Nothing is written here. It is found in the entries as they stand."},
    HelpText{Screen::gaps, "Contact gaps",
             "Times of 60 days or more in the review period in which an agency has no entry.",
             "Ask the agency whether there was no contact, or no record of it.",
             "Nothing is written here. It is found in the entries as they stand."},
    HelpText{Screen::duplicates, "Duplicates",
             "Entries of one agency that say the same, or nearly the same, on the same day.",
             "Read both. If it is the same entry twice, the agency withdraws one. If not, say why.",
             "What you decide is the panel's. No entry is changed by it."},
    HelpText{Screen::family, "Family",
             "Who is who in this case, and the name that each person has in the review.",
             "Add each person with the name in the review. The name as recorded is for the case only.",
             "Everybody you hand the family over to. Nothing that is published carries a name as recorded."},
    HelpText{Screen::handover, "Hand over",
             "The one way out: it seals what you choose to the people you name, as a file.",
             "Read what leaves and who can open it. Then seal and save the file, and give it to them in any way you like.",
             "Only the people you seal it to can open the file. You cannot call it back."},
    HelpText{Screen::history, "History",
             "Who changed what, and when, with the values before and after.",
             "Look up how a field came to say what it says. Undo your last change here, or with its keys.",
             "Everybody who has the case. Nothing in the history can be taken out, also not by undo."},
    HelpText{Screen::conflicts, "Conflicts",
             "Lists the fields that two people changed, or one person on two devices, without having seen the other change.",
             "Read both values, who wrote them, and what each had seen. Choose the value that stands, then press Keep the one chosen.",
             "Everybody who has the case sees which value you kept. The other one stays in the history."},
    HelpText{Screen::search, "Search",
             "Finds words in everything of this case: all fields of all entries, the people, the case itself.",
             "Type a word. Enter opens the first that was found; choose another one from the list.",
             "Nobody. What you search for is kept nowhere and stands in no address."},
    HelpText{Screen::review, "Opened bundle",
             "Shows what a bundle holds, who sealed it, and what it would change, before anything is added.",
             "Compare the words of the sender's key by telephone. Read the changes, then add them, or set the bundle aside.",
             "Adding changes this device only. The sender does not learn of it until you hand something back."},
    HelpText{Screen::people_and_trust, "People and trust",
             "Your contact card, and the people whose cards are on this device.",
             "Give your card to the people who will seal bundles to you. Ring each person whose card you added and compare the words.",
             "Your card holds your name, agency, role and public key. Anyone may have it: it holds no secret."},
    HelpText{Screen::this_device, "This device",
             "What is kept here, how Tributary looks, when it locks, and the passphrase that opens it.",
             "Choose the look and the size of text that suit you. Ask the browser to keep your storage.",
             "Nobody. What you choose here stays in this browser and holds nothing of a case."},
    HelpText{Screen::help, "Help", "", "", ""},
    HelpText{Screen::accessibility, "Accessibility", "", "", ""},
};

}  // namespace

std::span<const HelpText> help_texts() { return {texts.data(), texts.size() - 2}; }

const HelpText* help_about(Screen screen) {
    const auto found = std::ranges::find(help_texts(), screen, &HelpText::screen);
    return found == help_texts().end() ? nullptr : &*found;
}

std::string_view place_name(Screen screen) {
    const auto found = std::ranges::find(texts, screen, &HelpText::screen);
    return found == texts.end() ? std::string_view("Home") : found->name;
}

Icon place_icon(Screen screen) {
    switch (screen) {
        case Screen::home: return Icon::home;
        case Screen::people_and_trust: return Icon::people;
        case Screen::this_device: return Icon::device;
        case Screen::help:
        case Screen::accessibility: return Icon::help;
        case Screen::review: return Icon::open;
        case Screen::overview: return Icon::home;
        case Screen::chronology: return Icon::list;
        case Screen::import: return Icon::open;
        case Screen::merged: return Icon::merged;
        case Screen::timeline: return Icon::timeline;
        case Screen::knowledge: return Icon::clock;
        case Screen::discrepancies: return Icon::differ;
        case Screen::not_seen: return Icon::unseen;
        case Screen::gaps: return Icon::gap;
        case Screen::duplicates: return Icon::twins;
        case Screen::family: return Icon::family;
        case Screen::handover: return Icon::send;
        case Screen::history: return Icon::history;
        case Screen::conflicts: return Icon::split;
        case Screen::search: return Icon::search;
    }
    return Icon::home;
}

}  // namespace tributary::ui
