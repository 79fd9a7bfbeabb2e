#include "platform/browser/held_file.hpp"

#include <emscripten.h>

#include <cstdlib>
#include <map>

// shell/page.js
extern "C" {
void held_file_read(int ticket, int number, double at, std::size_t size);
void held_file_release(int number);
}

namespace tributary::platform {

namespace {

// Whoever waits for an answer from JavaScript, by ticket.
std::map<int, app::FileSource::Read> waiting;
int last_ticket = 0;

class HeldFile final : public app::FileSource {
public:
    HeldFile(int number, std::uint64_t size) : number_(number), size_(size) {}
    ~HeldFile() override { held_file_release(number_); }
    HeldFile(const HeldFile&) = delete;
    HeldFile& operator=(const HeldFile&) = delete;

    [[nodiscard]] int number() const { return number_; }

    [[nodiscard]] std::uint64_t size() const override { return size_; }
    void read(std::uint64_t at, std::size_t count, Read done) override {
        waiting[++last_ticket] = std::move(done);
        held_file_read(last_ticket, number_, static_cast<double>(at), count);
    }

private:
    int number_;
    std::uint64_t size_;
};

}  // namespace

int held_number(const app::FileRef& file) {
    const auto* held = dynamic_cast<const HeldFile*>(file.get());
    return held ? held->number() : 0;
}

app::FileRef held_file(int number, std::uint64_t size) { return std::make_shared<HeldFile>(number, size); }

}  // namespace tributary::platform

using namespace tributary;
using namespace tributary::platform;

// Takes over the memory, which is from malloc.
extern "C" EMSCRIPTEN_KEEPALIVE void held_file_answer(int ticket, int whole, std::uint8_t* bytes, std::size_t size) {
    Bytes contents = bytes == nullptr ? Bytes{} : Bytes(bytes, bytes + size);
    std::free(bytes);
    const auto found = waiting.extract(ticket);
    if (!found.empty()) found.mapped()(whole != 0 ? Result<Bytes>(std::move(contents)) : fail(Problem::file_unreadable));
}
