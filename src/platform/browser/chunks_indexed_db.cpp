#include "platform/browser/chunks_indexed_db.hpp"

#include <emscripten.h>

#include <cstdlib>
#include <map>

// shell/attachments.js
extern "C" {
void chunk_put(int ticket, const char* name, const std::uint8_t* bytes, std::size_t size);
void chunk_get(int ticket, const char* name);
void chunk_names(int ticket);
void chunk_erase(int ticket, const char* names);
}

namespace tributary::platform {

namespace {

// Whoever waits for an answer from JavaScript, by ticket.
std::map<int, store::ChunkPort::Got> waiting;
int last_ticket = 0;

int ticket_for(store::ChunkPort::Got got) {
    waiting[++last_ticket] = std::move(got);
    return last_ticket;
}

int ticket_for_done(store::ChunkPort::Done done) {
    return ticket_for([done = std::move(done)](const Result<Bytes>& result) { done(result ? Result<void>{} : std::unexpected(result.error())); });
}

// The codes of shell/vault.js and shell/attachments.js.
Problem problem_of(int code) {
    switch (code) {
    case 1: return Problem::storage_full;
    case 2: return Problem::storage_refused;
    case 6: return Problem::attachment_missing;
    default: return Problem::storage_failed;
    }
}

// Takes over memory from malloc.
Bytes taken(std::uint8_t* bytes, std::size_t size) {
    Bytes copy(bytes, bytes + size);
    std::free(bytes);
    return copy;
}

std::string lines(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += name + '\n';
    return text;
}

std::vector<std::string> names_in(std::string_view text) {
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (store::is_chunk_name(text.substr(0, end))) names.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return names;
}

}  // namespace

void IndexedDbChunks::put(const std::string& name, ByteView contents, Done done) {
    chunk_put(ticket_for_done(std::move(done)), name.c_str(), contents.data(), contents.size());
}

void IndexedDbChunks::get(const std::string& name, Got got) { chunk_get(ticket_for(std::move(got)), name.c_str()); }

void IndexedDbChunks::names(Names names) {
    chunk_names(ticket_for([names = std::move(names)](const Result<Bytes>& text) {
        if (!text) return names(std::unexpected(text.error()));
        names(names_in(text_of(*text)));
    }));
}

void IndexedDbChunks::erase(const std::vector<std::string>& names, Done done) {
    if (names.empty()) return done({});
    chunk_erase(ticket_for_done(std::move(done)), lines(names).c_str());
}

}  // namespace tributary::platform

using namespace tributary;
using namespace tributary::platform;

extern "C" {

EMSCRIPTEN_KEEPALIVE void chunk_answer(int ticket, int code, std::uint8_t* bytes, std::size_t size) {
    Bytes contents = taken(bytes, size);
    const auto found = waiting.extract(ticket);
    if (!found.empty()) found.mapped()(code == 0 ? Result<Bytes>(std::move(contents)) : fail(problem_of(code)));
}
}
