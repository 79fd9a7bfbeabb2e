#include <vector>

#include "cli/command.hpp"

namespace tributary::cli {

static constexpr Option with_key{"-i", "KEY", "your secret key: an age key file or an identity folder", false};
static constexpr Option with_passphrase{"--passphrase-env", "NAME", "the environment variable that holds the passphrase", false};
static constexpr Option with_recovery_key{"--recovery-key-env", "NAME", "the environment variable that holds the recovery key", false};
static constexpr Option with_review{"--review", "FROM..TO", "the period under review, both days included", true};
static constexpr Option with_context{"--context", "KEY=DAY; …", "days that dates are counted from: dob, death, incident, edd", false};
static constexpr Option with_attachment{"--attachment", "ID", "which one, as attachment list tells it", true};
static constexpr Option with_card{"--card", "CARD", "the card of the sender you expect", false};

static constexpr Option with_region{"--region", "REGION", "england-and-wales, scotland or northern-ireland", true};

std::span<const Command> commands() {
    static const std::vector<Command> all = {
        {"identity new", "FOLDER", "makes keys and a contact card in a new folder",
         {{"--name", "NAME", "the person's name", true},
          {"--agency", "AGENCY", "the person's agency", true},
          {"--role", "ROLE", "the person's role", true},
          {"--age-key", "FILE", "take this age key file instead of making a key", false},
          {"--minisign-key", "FILE", "take this minisign secret key file instead of making a key", false}},
         identity_new},
        {"identity card", "CARD", "shows a contact card, or that of an identity folder, with its words", {}, identity_card},
        {"bundle verify", "BUNDLE", "checks envelope, signature, hashes and format", {with_key, with_passphrase, with_card}, bundle_verify},
        {"bundle open", "BUNDLE", "checks a bundle and unpacks it into a new folder",
         {with_key, with_passphrase, with_card, {"-o", "FOLDER", "the folder to make", true}}, bundle_open},
        {"bundle inspect", "BUNDLE", "tells what a bundle is: without a key its envelope, with one its manifest and files",
         {with_key, with_passphrase}, bundle_inspect},
        {"case show", "BUNDLE", "shows the case that a bundle holds", {with_key, with_passphrase, with_card}, case_show},
        {"backup check", "BACKUP", "opens a backup as strictly as the application does, and reads every record", {with_passphrase, with_recovery_key}, backup_check},
        {"backup make", "VAULT", "makes a backup of the vault in a folder, with its attachments",
         {with_passphrase, with_recovery_key, {"-o", "FILE", "the file to make", true}}, backup_make},
        {"backup restore", "BACKUP", "checks a backup and makes a vault of it, encrypted as it is, in a new folder",
         {with_passphrase, with_recovery_key, {"-o", "FOLDER", "the folder to make", true}}, backup_restore},
        {"backup open", "BACKUP", "checks a backup and writes what it holds, but for the keys, as lines of JSON",
         {with_passphrase, with_recovery_key, {"-o", "FILE", "the file to make", true}}, backup_open},
        {"attachment list", "VAULT", "tells which files belong to the entries of the vault in a folder", {with_passphrase, with_recovery_key}, attachment_list},
        {"attachment add", "VAULT", "attaches a file to an entry",
         {with_passphrase, with_recovery_key, {"--file", "FILE", "the file, at most 200 MB", true}, {"--entry", "ENTRY", "the entry: its id, or agency and number as in \"CSC 3\"", true}}, attachment_add},
        {"attachment save", "VAULT", "writes a copy of an attachment, as it was attached and not sealed",
         {with_passphrase, with_recovery_key, with_attachment, {"-o", "FILE", "the file to make", true}}, attachment_save},
        {"attachment remove", "VAULT", "removes an attachment, with a reason; the history keeps it",
         {with_passphrase, with_recovery_key, with_attachment, {"--reason", "WORDS", "why", true}}, attachment_remove},
        {"attachment bring-back", "VAULT", "brings back an attachment that was removed", {with_passphrase, with_recovery_key, with_attachment}, attachment_bring_back},
        {"chronology import", "FILE", "reads an agency's file as the application does and tells what each row becomes",
         {{"--agency", "NAME", "the agency whose chronology it is", true}, with_review, with_context, {"--map", "FILE", "what the columns mean: JSON as under \"mapping\" in the answer", false}}, chronology_import},
        {"chronology merge", "FILE…", "puts agencies' files (FILE, or NAME=FILE) into one order and tells where they disagree", {with_review, with_context}, chronology_merge},
        {"chronology export", "FILE…", "writes the merged list with the columns of the board's template",
         {with_review, with_context, {"--as", "FORM", "xlsx, csv, docx or html", true}, {"-o", "FILE", "the file to make", true}}, chronology_export},
        {"dates parse", "EXPRESSION", "reads a written date by the conventions of docs/dates.md",
         {{"--context", "KEY=VALUE; …", "what it may refer to: review=FROM..TO, dob, death, incident, edd, prev, recorded, heading_year, heading_month, agency, order", false}}, dates_parse},
        {"workingdays holidays", "", "lists the bank holidays of a year, substitutes included",
         {with_region, {"--year", "YEAR", "from 1995 on", true}}, workingdays_holidays},
        {"workingdays add", "DATE N", "counts N working days from a date (2015-04-02), or back from it when N is negative", {with_region}, workingdays_add},
        {"profile list", "", "lists the boards' procedures that come with the program", {}, profile_list},
        {"profile check", "FILE", "reads a profile (a file, or the name of one) and names the first line that is wrong", {}, profile_check},
        {"profile show", "NAME", "shows a profile: its events, deadlines, decisions and so on", {}, profile_show},
        {"profile diff", "BEFORE AFTER", "tells in what two profiles differ", {}, profile_diff},
        {"profile schema", "", "prints the JSON Schema of profiles", {}, profile_schema},
        {"deadlines", "", "works out a procedure's deadlines from the days on which things happened",
         {{"--profile", "NAME", "a profile's name, or its file", true},
          {"--event", "NAME=DATE", "what happened, and when (2015-04-02, 2015-05-14T10:00); may be given more than once", false},
          {"--agreed", "NAME=DATE", "a date agreed for one deadline of this case; may be given more than once", false},
          {"--today", "DATE", "the day to look from; without it the last of the events", false}}, deadlines},
        {"criteria", "", "says whether a case meets a board's criteria, limb by limb",
         {{"--profile", "NAME", "a profile's name, or its file", true}, {"--answers", "FILE", "JSON: each question's id with true, false, a number or a choice", true}}, criteria},
        {"requirements", "", "tells of every requirement of the catalogue what enacts it, or what it waits for", {}, requirements},
        {"age encrypt", "FILE", "seals a file (- for standard input) to standard output",
         {{"-r", "AGE1…", "a recipient; may be given more than once", false}, with_passphrase,
          {"-a", "", "as text (armored), to go where only text goes", false}}, age_encrypt, true},
        {"age decrypt", "FILE", "opens an age file, armored or not (- for standard input), to standard output", {with_key, with_passphrase}, age_decrypt, true},
    };
    return all;
}

}  // namespace tributary::cli
