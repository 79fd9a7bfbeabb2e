// Makes the seeds of the fuzz targets: one right input of each kind, and what the frozen samples and the tests' data hold.
// usage: fuzz_seeds PROJECT FOLDER      FOLDER/<target>/<name>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/vault_record.hpp"
#include "archive/zip.hpp"
#include "bundle/age.hpp"
#include "bundle/age_armor.hpp"
#include "bundle/age_header.hpp"
#include "bundle/identity.hpp"
#include "bundle/manifest.hpp"
#include "bundle/statement.hpp"
#include "bundle/zip.hpp"
#include "documents/csv.hpp"
#include "domain/change.hpp"
#include "fuzz.hpp"
#include "store/backup.hpp"
#include "store/header.hpp"

using namespace tributary;
namespace fs = std::filesystem;

static fs::path seeds;

static void seed(const std::string& target, const std::string& name, ByteView bytes) {
    fs::create_directories(seeds / target);
    std::ofstream(seeds / target / name, std::ios::binary).write(text_of(bytes).data(), static_cast<std::streamsize>(bytes.size()));
}
static void seed(const std::string& target, const std::string& name, std::string_view text) { seed(target, name, bytes_of(text)); }

static Bytes read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return copy_of(std::string(std::istreambuf_iterator<char>(file), {}));
}

static std::string change_line() {
    domain::Change change;
    change.case_id = change.part = change.feed = change.author = *Id::parse("11111111111111111111111111111111");
    change.number = 1;
    change.at = 1'421'746'080'000;
    change.action = "add_entry";
    change.seen.emplace(*Id::parse("22222222222222222222222222222222"), 3);
    change.operations.push_back({"entry", *Id::parse("33333333333333333333333333333333"), {{"event", "Seen at school \xc3\xa9"}, {"seen", true}}});
    return domain::encode(change);
}

static void vault_seeds() {
    const crypto::Secret key = crypto::Secret::copy_of(fuzz::known_bytes(0x55));
    const auto header = store::make_header(*Id::parse("11111111111111111111111111111111"), crypto::new_kdf_parameters(), {key, key, key});
    seed("vault_header", "right", store::write_header(*header));
    const Id id = *Id::parse("11111111111111111111111111111111");
    seed("vault_record", "change", app::change_record(id, change_line()));
    seed("vault_record", "device", app::device_record(id));
    seed("vault_record", "case", app::case_record(id, true));
    seed("vault_record", "contact", app::contact_record({id, "Idris Wold", "Social care", "Author", {"one", "two"}, app::Trust::compared, 5, copy_of("card")}));
    seed("vault_record", "seen", app::seen_record(id, {7, {{id, 3}}}));
    seed("vault_record", "passage", app::passage_record('h', {id, id, "contribution", {"Nell"}, 5, 3, "00"}));
    app::AttachmentKey content{key.clone(), 5, 7};
    seed("vault_record", "attachment", app::attachment_record(std::string(64, '0'), content));
    seed("chunk", "right", std::string_view("\0\5\1\1\0\0\0\5hello", 13));
    seed("chunk", "empty", std::string_view("\0\0\0\0\0\0\0\0", 8));
    seed("chunk", "full", std::string_view("\377\377\2\0", 4));
    Bytes backup = store::write_backup({1'421'746'080'000, {{"header", copy_of("abc")}, {"head", copy_of("de")}, {"attachment-" + std::string(32, 'a'), copy_of("f")}}});
    seed("backup", "with-its-digest", backup);
    backup.resize(backup.size() - 32);
    seed("backup", "right", backup);
    seed("vault_record", "segment", std::string_view("\0\0\0\0\0\0\0\7\0\0\0\2\0\0\0\1x\0\0\0\2yz", 23));
}

static void bundle_seeds(const fs::path& project) {
    const bundle::MinisignKey signing{{1, 2, 3, 4, 5, 6, 7, 8}, fuzz::known_signing_key()};
    const auto recipient = fuzz::known_age_key().public_key();
    const Bytes sealed = *bundle::age_encrypt(bytes_of("words"), {&recipient, 1});
    seed("age_header", "right", sealed);
    seed("age_header", "armored", bundle::write_age_armor(sealed));
    seed("age_header", "passphrase", *bundle::age_encrypt_for_passphrase(bytes_of("words"), bytes_of("words"), 1));
    for (const std::string_view bytes : {std::string_view("\0\5\0\1\1", 5), std::string_view("\12\0\4\0\0", 5), std::string_view("\24\7\5\1\0\1\3\3", 8)})
        seed("age_stream", std::to_string(bytes[0]), bytes);
    seed("bech32", "recipient", bundle::write_age_recipient(recipient));
    seed("bech32", "key", text_of(bundle::write_age_key(fuzz::known_age_key()).view()));
    const auto identity = bundle::Identity::from_keys({"Idris Wold", "Social care", "Author"}, {signing.number, fuzz::known_signing_key()}, fuzz::known_age_key(), 5);
    seed("card", "right", identity->card().file());
    seed("card", "identity", identity->serialise().view());
    seed("minisign", "signature", bundle::sign(signing, bytes_of("message"), "signed for the fuzz targets"));
    seed("minisign", "public", bundle::write_public_file(signing.public_key()));
    seed("minisign", "secret", bundle::write_secret_file(signing).view());
    const Id id = *Id::parse("11111111111111111111111111111111");
    const bundle::FeedState feed{id, 3, {}};
    const bundle::Said said[] = {bundle::Directory{{identity->card()}, {{id, 5, "Left"}}}, bundle::SignOff{id, id, {feed}, "words"},
                                 bundle::Receipt{id, id, {}, bundle::Outcome::added, 3, 0, {feed}},
                                 bundle::KeyChange{bundle::Identity::generate({"Idris Wold", "Social care", "Author"}, 6)->card()}};
    for (const auto& each : said) seed("statement", std::to_string(each.index()), *bundle::sign_statement(*identity, 5, each));
    bundle::Manifest manifest{.sender = identity->card()};
    manifest.bundle = manifest.of_case.id = id;
    manifest.of_case.reference = "TH-2014-03";
    manifest.recipients = {bundle::recipient_of(identity->card())};
    manifest.in_reply_to = id;
    manifest.parts = {{id, "chronology", "Chronology", {{id, 2, {}}}}};
    manifest.files = {{"read-me/index.html", 4, {}}};
    seed("manifest", "right", bundle::encode(manifest));
    seed("json", "manifest", bundle::encode(manifest));
    seed("json", "change", change_line());
    seed("zip", "right", *bundle::write_zip({{"manifest.json", copy_of("{}")}, {"parts/a/b.jsonl", Bytes(3000, 'x')}}));
    const auto reader = bundle::Identity::parse(text_of(read(project / "tests/vectors/frozen/bundle/reader.identity")));
    for (const auto& entry : fs::directory_iterator(project / "tests/vectors/frozen/bundle")) {
        if (entry.path().extension() != ".trib") continue;
        const Bytes file = read(entry.path());
        seed("age_header", entry.path().stem(), file);
        const crypto::AgreementKey& key = reader->age();
        if (const auto container = bundle::age_decrypt(file, {&key, 1})) seed("zip", entry.path().stem(), *container);
    }
}

int main(int count, char** values) {
    if (count != 3 || !crypto::start()) return 2;
    const fs::path project = values[1];
    seeds = values[2];
    fs::remove_all(seeds);
    vault_seeds();
    bundle_seeds(project);
    for (const auto& entry : fs::recursive_directory_iterator(project / "tests/data"))
        if (entry.path().extension() == ".csv" && entry.file_size() < 64 * 1024) seed("csv", entry.path().filename(), read(entry.path()));
    for (const auto& name : {"dates.csv", "dates-more.csv"}) {
        const auto table = documents::read_csv(read(project / "tests/data" / name));
        for (std::size_t row = 1; table && row < table->rows.size(); ++row) seed("dates", table->rows[row][0], table->rows[row][1]);
    }
    for (const auto& entry : fs::recursive_directory_iterator(project / "tests/data")) {
        const std::string extension = entry.path().extension();
        if (extension != ".xlsx" && extension != ".docx") continue;
        const Bytes file = read(entry.path());
        seed(extension.substr(1), entry.path().filename(), file);
        const auto archive = zip::Archive::open(file);
        for (const auto& part : {"xl/worksheets/sheet1.xml", "word/document.xml"})
            if (archive && archive->has(part)) seed(extension.substr(1), entry.path().stem(), *archive->read(part));
    }
    seed("csv", "small", "Date;Event\r\n4/2/2014;\"Call; from \"\"school\"\"\"\r\n");
    return 0;
}
