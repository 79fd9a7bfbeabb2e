// Bundles that are sealed and signed, and still wrong: the rules from B-30 on, one by one.
#include <doctest/doctest.h>

#include <algorithm>

#include "bundle/stage.hpp"
#include "sample.hpp"

using namespace tributary;
using namespace tributary::bundle;
using sample::opened;
using sample::people;
using sample::replace;

namespace {

using Change = std::function<void(std::string&)>;

// The manifest changed and signed again by its sender.
Error after(const Change& change, const BundleContent& content = sample::content()) {
    auto files = sample::files_of(sample::written(content));
    sample::resign(files, people().author, change);
    const auto parts = opened(sample::sealed(files));
    REQUIRE_FALSE(parts);
    return parts.error();
}

Error after_files(const std::function<void(std::vector<File>&)>& change) {
    auto files = sample::files_of(sample::written(sample::content()));
    change(files);
    const auto parts = opened(sample::sealed(files));
    REQUIRE_FALSE(parts);
    return parts.error();
}

Error format(std::string rule) { return {Problem::bundle_format, std::move(rule)}; }
Error at_signature(std::string rule) { return {Problem::bundle_signature_broken, "", std::move(rule)}; }
Error at_hash(std::string path, std::string rule) { return {Problem::bundle_hash_mismatch, std::move(path), std::move(rule)}; }

void remove(std::vector<File>& files, std::string_view path) {
    std::erase_if(files, [&](const File& file) { return file.path == path; });
}

}  // namespace

TEST_CASE("signing again without a change changes nothing") {
    auto files = sample::files_of(sample::written(sample::content()));
    sample::resign(files, people().author, [](std::string&) {});
    CHECK(opened(sample::sealed(files)));
}

TEST_CASE("an envelope around something else is refused by format") {
    CHECK(opened(sample::sealed(bytes_of("words"))).error() == format("B-10"));
    CHECK(opened(sample::sealed(ByteView{})).error() == format("B-10"));
}

TEST_CASE("B-30: manifest, signature and checksums must be there") {
    for (const char* path : {"manifest.json", "manifest.json.minisig", "SHA256SUMS"}) {
        CAPTURE(path);
        CHECK(after_files([&](auto& files) { remove(files, path); }) == format("B-30"));
    }
    CHECK(after_files([](auto& files) { files.clear(); }) == format("B-30"));
    CHECK(after_files([](auto& files) { sample::bytes_at(files, "manifest.json.minisig").resize(20'000, 'x'); }) == format("B-30"));
}

TEST_CASE("B-31: a manifest must be canonical JSON under its own label, and a later one is newer") {
    CHECK(after([](std::string& text) { text = "{}"; }) == format("B-31"));
    CHECK(after([](std::string& text) { text += "\n"; }) == format("B-31"));
    CHECK(after([](std::string& text) { text.insert(1, " "); }) == format("B-31"));
    CHECK(after([](std::string& text) { replace(text, R"(,"version":1})", R"(,"version":1,"version":1})"); }) == format("B-31"));
    CHECK(after([](std::string& text) { replace(text, R"({"bundle")", R"({"zebra":1,"bundle")"); }) == format("B-31"));
    CHECK(after([](std::string& text) { replace(text, "tributary-manifest", "tributary-contact-card"); }) == format("B-31"));
    CHECK(after([](std::string& text) { text.replace(text.size() - 2, 2, "0}"); }) == format("B-31"));
    const Error newer = after([](std::string& text) { text.replace(text.size() - 2, 2, "2}"); });
    CHECK(newer == Error{Problem::bundle_newer, "", "B-31"});
    CHECK(stage_of(newer.problem) == Stage::format);
}

TEST_CASE("B-33: a manifest that somebody else signed, or that changed after signing, is refused") {
    auto files = sample::files_of(sample::written(sample::content()));
    sample::resign(files, people().stranger, [](std::string&) {});
    CHECK(opened(sample::sealed(files)).error() == at_signature("B-33"));

    files = sample::files_of(sample::written(sample::content()));
    std::string text(text_of(sample::bytes_at(files, "manifest.json")));
    replace(text, "Child R", "Child S");
    sample::bytes_at(files, "manifest.json") = copy_of(text);
    sample::mend_checksums(files);
    CHECK(opened(sample::sealed(files)).error() == at_signature("B-33"));
}

TEST_CASE("the signature of another bundle by the same sender does not fit") {
    auto files = sample::files_of(sample::written(sample::content()));
    auto other = sample::files_of(sample::written(sample::content()));
    sample::bytes_at(files, "manifest.json.minisig") = sample::bytes_at(other, "manifest.json.minisig");
    sample::mend_checksums(files);
    CHECK(opened(sample::sealed(files)).error() == at_signature("B-33"));
}

TEST_CASE("B-34: a trusted comment that names another bundle is refused") {
    CHECK(after([](std::string& text) { replace(text, R"({"bundle":")", R"({"bundle":"00000000000000000000000000000001","case":{"id":")"); }).problem ==
          Problem::bundle_format);
    const std::string other = crypto::new_id().text();
    CHECK(after([&](std::string& text) { text.replace(11, 32, other); }) == at_signature("B-34"));
}

TEST_CASE("B-43: a sender's card that was changed is refused at the signature") {
    CHECK(after([](std::string& text) { replace(text, "Idris Wold", "Idris Weld"); }) == at_signature("B-43"));
}

TEST_CASE("B-50: a file more, a file less, and a file that covers the manifest") {
    CHECK(after_files([](auto& files) {
              files.push_back({"read-me/more.html", copy_of("x")});
              sample::mend_checksums(files);
          }) == at_hash("read-me/more.html", "B-50"));
    CHECK(after_files([](auto& files) {
              remove(files, "read-me/index.html");
              sample::mend_checksums(files);
          }) == at_hash("read-me/index.html", "B-50"));
    CHECK(after([](std::string& text) { replace(text, "read-me/index.html", "manifest.json"); }).problem != Problem::bundle_not_for_me);
}

TEST_CASE("B-51: a file of another size or content") {
    CHECK(after_files([](auto& files) {
              sample::bytes_at(files, "read-me/index.html").push_back('\n');
              sample::mend_checksums(files);
          }) == at_hash("read-me/index.html", "B-51"));
}

TEST_CASE("B-52: checksums in another order, or with another line") {
    CHECK(after_files([](auto& files) { sample::bytes_at(files, "SHA256SUMS").push_back('\n'); }) == at_hash("SHA256SUMS", "B-52"));
    CHECK(after_files([](auto& files) {
              Bytes& sums = sample::bytes_at(files, "SHA256SUMS");
              const auto second = std::ranges::find(sums, '\n') + 1;
              std::rotate(sums.begin(), second, sums.end());
          }) == at_hash("SHA256SUMS", "B-52"));
}

TEST_CASE("B-60: a manifest with a member missing, left over or of another type") {
    const auto rule = [](std::string_view from, std::string_view to) {
        return after([&](std::string& text) {
            REQUIRE(text.find(from) != std::string::npos);
            replace(text, from, to);
        });
    };
    CHECK(after([](std::string& text) { text.replace(text.size() - 1, 1, R"(,"zebra":1})"); }) == format("B-60"));
    CHECK(rule(R"("in_reply_to":null,)", "") == format("B-60"));
    CHECK(rule(R"("in_reply_to":null)", R"("in_reply_to":"x")") == format("B-60"));
    CHECK(rule(R"("created":1421746080000,"files")", R"("created":"then","files")") == format("B-60"));
    CHECK(rule(R"("created":1421746080000,"files")", R"("created":-1,"files")") == format("B-60"));
    CHECK(rule(R"("path":"read-me/)", R"("path":"../)") == format("B-60"));
    CHECK(rule(R"("changes":2)", R"("changes":0)") == format("B-60"));
    CHECK(rule(R"("head":")", R"("head":"0)") == format("B-60"));
    CHECK(rule(R"("kind":"chronology")", R"("kind":"a b")") == format("B-60"));
}

TEST_CASE("B-61: labels that are no plain lines") {
    CHECK(after([](std::string& text) { replace(text, "Child R", " Child R"); }) == format("B-61"));
    CHECK(after([](std::string& text) { replace(text, "TH-2014-03", "TH\xe2\x80\xae"); }) == format("B-61"));
    CHECK(after([](std::string& text) { replace(text, "Nell Sallow", ""); }) == format("B-61"));
}

TEST_CASE("B-62: a purpose that nobody knows") {
    CHECK(after([](std::string& text) { replace(text, R"("purpose":"contribution")", R"("purpose":"present")"); }) == format("B-62"));
}

TEST_CASE("B-63: a recipient without a right key, or named twice") {
    CHECK(after([](std::string& text) { replace(text, R"([{"age":"age1)", R"([{"age":"age2)"); }) == format("B-63"));
    CHECK(after([](std::string& text) {
              const std::size_t from = text.find(R"("recipients":[)") + 14;
              const std::size_t to = text.find(']', from);
              text.insert(to, ',' + text.substr(from, to - from));
          }) == format("B-63"));
}

TEST_CASE("B-64: files out of order") {
    CHECK(after([](std::string& text) { replace(text, R"("path":"read-me/index.html")", R"("path":"attachments/x")"); }) == format("B-64"));
}

// A content whose manifest is right but for what the content says of itself.
static Error content_refused(const std::function<void(std::vector<File>&)>& change_files, const Change& change_manifest) {
    auto files = sample::files_of(sample::written(sample::content()));
    change_files(files);
    sample::resign(files, people().author, [&](std::string& text) {
        const std::size_t from = text.find(R"("files":[)");
        std::vector<File> named = files;
        std::erase_if(named, [](const File& file) { return layout::is_unnamed(file.path); });
        std::ranges::sort(named, {}, &File::path);
        std::string list = R"("files":[)";
        for (const File& file : named) {
            if (list.back() == '}') list += ',';
            list += R"({"path":")" + file.path + R"(","sha256":")" + to_hex(crypto::sha256(file.bytes)) + R"(","size":)" + std::to_string(file.bytes.size()) + '}';
        }
        text.replace(from, text.find(']', from) - from, list);
        change_manifest(text);
    });
    const auto parts = opened(sample::sealed(files));
    REQUIRE_FALSE(parts);
    return parts.error();
}

static File& feed_file(std::vector<File>& files) {
    return *std::ranges::find_if(files, [](const File& file) { return file.path.starts_with("parts/"); });
}

TEST_CASE("B-65: parts whose files are missing, and files that no part names") {
    CHECK(content_refused([](auto& files) { remove(files, feed_file(files).path); }, [](std::string&) {}) == format("B-65"));
    CHECK(content_refused([](auto& files) { files.push_back({"parts/more.jsonl", copy_of("{}\n")}); }, [](std::string&) {}) == format("B-65"));
}

TEST_CASE("B-66: feeds that are no lines of canonical JSON, or not those that the manifest promised") {
    const auto with = [](const std::function<void(Bytes&)>& change) {
        return content_refused([&](auto& files) { change(feed_file(files).bytes); }, [](std::string&) {});
    };
    CHECK(with([](Bytes& bytes) { bytes.pop_back(); }) == format("B-66"));
    CHECK(with([](Bytes& bytes) { bytes.push_back('\n'); }) == format("B-66"));
    CHECK(with([](Bytes& bytes) { bytes = copy_of("{}\n"); }) == format("B-66"));
    CHECK(with([](Bytes& bytes) { bytes.insert(bytes.begin(), {'{', '}', '\n'}); }) == format("B-66"));
    CHECK(with([](Bytes& bytes) { bytes.insert(bytes.begin(), ' '); }) == format("B-66"));
    CHECK(with([](Bytes& bytes) { bytes.clear(); }) == format("B-66"));
    CHECK(with([](Bytes& bytes) { bytes[bytes.size() - 2] = '\r'; }) == format("B-66"));
}

TEST_CASE("B-67: an attachment whose name is not its hash") {
    CHECK(content_refused([](auto& files) { files.push_back({"attachments/letter", copy_of("x")}); }, [](std::string&) {}) == format("B-67"));
}

TEST_CASE("B-68: a file in a folder that nobody knows") {
    CHECK(content_refused([](auto& files) { files.push_back({"autorun.inf", copy_of("x")}); }, [](std::string&) {}) == format("B-68"));
}
