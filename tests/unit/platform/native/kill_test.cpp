// A program that saves is killed at random moments, with no chance to put anything in order.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "platform/native/file_storage.hpp"
#include "store/support.hpp"

using namespace tributary;
using namespace tributary::platform;
using namespace tributary::store;

namespace {

namespace fs = std::filesystem;

Bytes numbered(std::size_t number) {
    Bytes record(1 + number * 37 % 3000, static_cast<std::uint8_t>(number));
    record[0] = static_cast<std::uint8_t>(number >> 8);
    return record;
}

// Saves until it is killed, and tells through the pipe the number of records that were acknowledged.
[[noreturn]] void save_for_ever(const fs::path& folder, const crypto::Secret& key, int pipe) {
    auto storage = FileStorage::open(folder);
    auto opened = test::reopen(**storage, key);
    for (std::uint32_t number = static_cast<std::uint32_t>((*opened.vault)->records());;) {
        const std::size_t batch = number % 7 == 0 ? 40 : 1;
        test::Records records;
        for (std::size_t i = 0; i < batch; ++i) records.push_back(numbered(number++));
        if (!test::append(**opened.vault, records)) _exit(1);
        if (::write(pipe, &number, sizeof number) != sizeof number) _exit(2);
    }
}

// The number that was acknowledged last.
std::uint32_t run_and_kill(const fs::path& folder, const crypto::Secret& key, std::chrono::microseconds after) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) save_for_ever(folder, key, ends[1]);
    ::close(ends[1]);
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    std::uint32_t acknowledged = 0;
    while (::read(ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged) {}
    ::close(ends[0]);
    return acknowledged;
}

}  // namespace

TEST_CASE("files: a program killed while it saves loses nothing that was acknowledged") {
    const test::Keys keys;
    const fs::path folder = fs::temp_directory_path() / ("tributary-test-" + crypto::new_id().text());
    REQUIRE(test::create(**FileStorage::open(folder), keys));
    std::mt19937 random(11);
    for (int trial = 0; trial < 20; ++trial) {
        const std::uint32_t acknowledged = run_and_kill(folder, keys.passphrase, std::chrono::microseconds(random() % 40000));
        auto storage = FileStorage::open(folder);
        REQUIRE(storage);
        const auto opened = test::reopen(**storage, keys.passphrase);
        REQUIRE(opened.vault);
        REQUIRE(opened.records.size() >= acknowledged);
        for (std::size_t number = 0; number < opened.records.size(); ++number)
            REQUIRE(opened.records[number] == numbered(number));
    }
    fs::remove_all(folder);
}
