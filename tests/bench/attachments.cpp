// 100 MB of attachments handed over and taken in, from chunks on the disk to a file and from a file to chunks on the disk,
// against the stock programs doing the same work on the same bytes in the same run: sha256sum, minisign, zip and age one way,
// age, unzip, minisign and sha256sum the other. What is measured are ratios: times as long, and memory against the data.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "../unit/app/twins.hpp"
#include "cli/vault_folder.hpp"
#include "crypto/random.hpp"
#include "domain/attachments.hpp"

using namespace tributary;
using namespace tributary::app;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t megabyte = 1'000'000;
constexpr std::size_t sizes[] = {60 * megabyte, 30 * megabyte, 10 * megabyte};
constexpr std::size_t data_size = 100 * megabyte;
constexpr int tries = 3;

[[noreturn]] void give_up(const char* what) {
    std::fprintf(stderr, "bench_attachments: %s\n", what);
    std::exit(1);
}
void require(bool holds, const char* what) {
    if (!holds) give_up(what);
}

// Somebody whose vault lies in a folder. Keys are not derived: that is another measurement.
struct Person {
    std::unique_ptr<platform::FileStorage> storage;
    platform::FileChunks chunks;
    testing::QuickKeys keys;
    cli::FolderDevice device;
    Engine engine;

    explicit Person(const fs::path& folder)
        : storage(*platform::FileStorage::open(folder)), chunks(folder),
          engine({.storage = *storage, .keys = keys, .device = device, .write_read_me = testing::no_read_me, .chunks = &chunks}) {
        engine.start();
    }
    void make(const char* name, const char* agency, const char* role) {
        engine.ask(TellWho{name, agency, role});
        engine.ask(CreateVault{"lantern meadow otter brisk"});
        engine.ask(ProveRecoveryKit{engine.model().first_run.recovery_key.substr(2 * 9, 8)});
    }
    void unlock() {
        engine.ask(Unlock{"lantern meadow otter brisk"});
        require(engine.model().phase == Phase::open, "a vault does not open");
    }
    [[nodiscard]] const domain::CaseFile& only_case() const { return engine.model().cases.begin()->second.file; }
    [[nodiscard]] const domain::Part& chronology() const {
        for (const auto& [id, part] : only_case().parts())
            if (part.kind() == "chronology") return part;
        give_up("there is no chronology");
    }
};

std::string file_of(std::size_t number) { return "attachment-" + std::to_string(number); }

void prepare(const fs::path& work) {
    Person author(work / "author"), board(work / "board");
    author.make("Idris Wold", "Children's social care", "Report author");
    board.make("Nell Sallow", "Safeguarding board", "Board administrator");
    author.engine.ask(NewReferral{"TH-1", "Child R", "", ""});
    author.engine.ask(AddEntry{});
    const Id entry = author.engine.model().place.record;
    fs::create_directory(work / "files");
    for (std::size_t i = 0; i < std::size(sizes); ++i) {
        const std::string path = work / "files" / file_of(i);
        require(cli::write_new_file(path, crypto::random_bytes(sizes[i]), cli::Readers::only_me).has_value(), "the data cannot be written");
        author.engine.ask(AttachFile{author.chronology().id, entry, file_of(i), *cli::FileOnDisk::open(path)});
    }
    author.engine.ask(AddCard{copy_of(board.engine.model().me.card)});
    author.engine.ask(SayCompared{board.engine.model().me.id});
    require(domain::attachments_of(author.chronology()).size() == std::size(sizes), "the data was not attached");
}

double seconds(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double hand_over(const fs::path& work) {
    Person author(work / "author");
    author.unlock();
    author.device.output = work / "ours.trib";
    const double took = seconds([&] {
        author.engine.ask(HandOver{author.only_case().id(), {author.chronology().id}, {author.engine.model().contacts.begin()->first}, "", true, false});
    });
    require(!author.device.failed && fs::exists(work / "ours.trib") && fs::file_size(work / "ours.trib") > data_size, "nothing was handed over");
    return took;
}

double take_in(const fs::path& work) {
    Person board(work / "board");
    board.unlock();
    const auto file = *cli::FileOnDisk::open(work / "ours.trib");
    const double took = seconds([&] {
        board.engine.ask(OpenBundle{FileRef(file)});
        board.engine.ask(AnswerCompared{true});
        board.engine.ask(AddBundle{});
    });
    require(board.engine.model().held.size() == std::size(sizes), "the attachments were not taken in");
    return took;
}

// As docs/bundle-format.md, section 10, says. What is written has reached the disk in the end, as ours has.
constexpr const char* stock_keys = "age-keygen -o age.key 2>keygen.log && minisign -G -W -p sign.pub -s sign.key >keygen.log";
constexpr const char* stock_seals =
    "(cd files && sha256sum attachment-* >../SHA256SUMS) && cp SHA256SUMS files/manifest.json && minisign -S -s sign.key -m files/manifest.json >sign.log && "
    "(cd files && zip -q -0 -X -D ../stock.zip *) && age -r $(age-keygen -y age.key) -o stock.trib stock.zip && sync stock.trib";
constexpr const char* stock_opens =
    "age -d -i age.key -o opened.zip stock.trib && unzip -q opened.zip -d opened && minisign -V -q -p sign.pub -m opened/manifest.json && "
    "(cd opened && sha256sum -c --quiet manifest.json) && sync opened/*";
constexpr const char* stock_clears = "rm -rf stock.zip stock.trib opened.zip opened files/manifest.json*";

double shell(const fs::path& work, const char* command) {
    return seconds([&] { require(std::system(("cd '" + work.string() + "' && " + command).c_str()) == 0, "age, minisign, zip, unzip or sha256sum failed: run tests/setup.sh"); });
}

struct Cost {
    double seconds = 1e9;
    double memory = 0;   // bytes at the most
};

// In a process of its own, so that its memory is its own.
Cost in_child(const std::function<double()>& work) {
    int ends[2];
    require(::pipe(ends) == 0, "no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        const double took = work();
        ::_exit(::write(ends[1], &took, sizeof took) == sizeof took ? 0 : 1);
    }
    ::close(ends[1]);
    Cost cost;
    const bool told = ::read(ends[0], &cost.seconds, sizeof cost.seconds) == sizeof cost.seconds;
    ::close(ends[0]);
    struct rusage used {};
    int status = 0;
    require(::wait4(child, &status, 0, &used) == child && told && status == 0, "a measurement did not come to its end");
    cost.memory = static_cast<double>(used.ru_maxrss) * 1024;
    return cost;
}

void keep_least(Cost& least, const Cost& cost) {
    least.seconds = std::min(least.seconds, cost.seconds);
    least.memory = std::max(least.memory, cost.memory);
}

// As tests/bench/lib/report.mjs.
void report(const char* what, const Cost& ours, const Cost& stock, const char* programs) {
    std::printf("{\"name\":\"100 MB of attachments %s, time against the stock programs\",\"value\":%.2f,\"unit\":\"times\",\"goal\":5,\"words\":\"%.2f s, %s %.2f s, native\"}\n", what,
                ours.seconds / stock.seconds, ours.seconds, programs, stock.seconds);
    std::printf("{\"name\":\"100 MB of attachments %s, memory against the data\",\"value\":%.2f,\"unit\":\"times\",\"goal\":2,\"words\":\"%.0f MB at the most, native\"}\n", what,
                ours.memory / static_cast<double>(data_size), ours.memory / 1e6);
}

}  // namespace

int main() {
    require(crypto::start().has_value(), "the cryptography does not start");
    std::string pattern = (fs::temp_directory_path() / "tributary-bench-XXXXXX").string();
    const fs::path work = ::mkdtemp(pattern.data());
    in_child([&] { return prepare(work), 0.0; });
    shell(work, stock_keys);
    Cost sealed, opened, stock_sealed, stock_opened;
    for (int i = 0; i < tries; ++i) {
        fs::remove(work / "ours.trib");
        shell(work, stock_clears);
        keep_least(sealed, in_child([&] { return hand_over(work); }));
        fs::remove_all(work / "board.fresh");
        fs::copy(work / "board", work / "board.fresh", fs::copy_options::recursive);
        keep_least(opened, in_child([&] { return take_in(work); }));
        fs::remove_all(work / "board");
        fs::rename(work / "board.fresh", work / "board");
        keep_least(stock_sealed, in_child([&] { return shell(work, stock_seals); }));
        keep_least(stock_opened, in_child([&] { return shell(work, stock_opens); }));
    }
    report("handed over", sealed, stock_sealed, "sha256sum, minisign, zip and age");
    report("taken in", opened, stock_opened, "age, unzip, minisign and sha256sum");
    fs::remove_all(work);
    return 0;
}
