// Makes what the interop tests give to the stock programs: a bundle with a small case in it.
// usage: interop_sample FOLDER CARD…   writes FOLDER/bundle.trib, sealed to the cards, and FOLDER/sender.tribcard
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "bundle/write.hpp"
#include "crypto/random.hpp"
#include "crypto/start.hpp"
#include "domain/case_file.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"

using namespace tributary;
namespace field = domain::field;

static constexpr std::int64_t monday = 1'421'746'080'000;  // 20 January 2015, 09:28

static domain::Json::Object description() {
    domain::Json::Object fields;
    fields.emplace(field::kind, domain::part_kind::chronology);
    fields.emplace(field::agency, "Children's social care");
    fields.emplace(field::agency_short, "CSC");
    return fields;
}

static domain::Json::Object entry(std::string_view day, std::string_view event) {
    domain::Json::Object fields;
    fields.emplace(field::known, domain::date_value(read_date(day, 2030)));
    fields.emplace(field::event, event);
    return fields;
}

static bundle::FeedContent feed_of(const domain::CaseFile& file, Id part, Id feed) {
    bundle::FeedContent content{feed, {}, {}};
    for (const auto& stored : file.part(part)->feeds.at(feed).changes) {
        content.lines.push_back(stored->line);
        content.head_hash = to_hex(stored->hash);
    }
    return content;
}

static bundle::BundleContent content() {
    bundle::BundleContent content;
    content.bundle = crypto::new_id();
    content.of_case = {crypto::new_id(), "TH-2014-03", "Child R"};
    content.created = monday;
    domain::CaseFile file(content.of_case.id, crypto::sha256);
    const Id part = crypto::new_id();
    const Id feed = crypto::new_id();
    const auto take = [&](std::string_view action, std::string_view kind, Id record, domain::Json::Object set) {
        std::vector<domain::Operation> operations;
        operations.push_back({std::string(kind), record, std::move(set)});
        const auto change = file.next(part, feed, crypto::new_id(), monday, std::string(action), std::move(operations));
        return file.apply(domain::encode(change)).has_value();
    };
    const auto add = [&](std::string_view day, std::string_view event) {
        return take(domain::action::add_entry, domain::kind::entry, crypto::new_id(), entry(day, event));
    };
    const bool taken = take(domain::action::add_chronology, domain::kind::part, part, description()) &&
                       add("4 February 2014", "Call from the school to duty.") && add("3 February 2014", "Home visit. Child R not seen.");
    if (taken) content.parts.push_back({part, "chronology", "Chronology of children's social care", {feed_of(file, part, feed)}});
    content.attachments.push_back(copy_of("A letter, as it came.\n"));
    content.read_me = copy_of("<!doctype html><html lang=en><title>Chronology</title><h1>Chronology</h1>");
    return content;
}

static bool save(const std::string& path, ByteView bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(text_of(bytes).data(), static_cast<std::streamsize>(bytes.size()));
    return file.good();
}

int main(int count, char** values) {
    if (count < 3 || !crypto::start()) return 2;
    std::vector<bundle::Recipient> recipients;
    for (int i = 2; i < count; ++i) {
        std::ifstream file(values[i], std::ios::binary);
        const auto card = bundle::read_card(std::string(std::istreambuf_iterator<char>(file), {}));
        if (!card) return 2;
        recipients.push_back(bundle::recipient_of(*card));
    }
    const auto sender = bundle::Identity::generate({"Idris Wold", "Children's social care", "IMR author"}, monday);
    if (!sender) return 1;
    const auto made = bundle::write(content(), *sender, recipients);
    const std::string folder = values[1];
    if (!made || !save(folder + "/bundle.trib", *made) || !save(folder + "/sender.tribcard", bytes_of(sender->card().file()))) return 1;
    return 0;
}
