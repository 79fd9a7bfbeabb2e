#include "platform/browser/storage_indexed_db.hpp"

#include <dirent.h>
#include <emscripten.h>
#include <sys/stat.h>

#include <cstdio>
#include <map>
#include <memory>

namespace tributary::platform {

namespace {

extern "C" {
void vault_choose(int ticket, const char* suffix);
void vault_leave();
void vaults_remove(int ticket, const char* suffix);
void vault_take_over(int ticket);
void vault_give_up();
void vault_keep();
void vault_load(int ticket, int writer);
void vault_release();
void vault_begin(const char* guarded, const std::uint8_t* contents, std::size_t size);
void vault_put(const char* name, const std::uint8_t* contents, std::size_t size);
void vault_delete(const char* name);
void vault_commit(int ticket);
void vault_persist(int ticket);
void vault_estimate(int ticket);
}

// The codes of shell/vault.js.
Result<void> result_of(int code) {
    switch (code) {
    case 0: return {};
    case 1: return fail(Problem::storage_full);
    case 2: return fail(Problem::storage_refused);
    case 4: return fail(Problem::vault_read_only);
    default: return fail(Problem::storage_failed);
    }
}

// Whoever waits for an answer from JavaScript, by ticket.
std::map<int, store::StoragePort::Done> waiting;
std::map<int, std::function<void(StorageSpace)>> waiting_for_space;
int last_ticket = 0;

int ticket_for(store::StoragePort::Done done) {
    waiting[++last_ticket] = std::move(done);
    return last_ticket;
}

IndexedDbStorage* started = nullptr;

std::string suffix_of(const std::string& place) { return place.empty() ? "" : "-" + place; }

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void vault_answer(int ticket, int code) {
    const auto found = waiting.extract(ticket);
    if (!found.empty()) found.mapped()(result_of(code));
}

extern "C" EMSCRIPTEN_KEEPALIVE void vault_estimated(int ticket, double used, double quota) {
    const auto found = waiting_for_space.extract(ticket);
    if (!found.empty()) found.mapped()({used, quota});
}

// What the lock reports.
struct LockCalls {
    static void wanted() {
        if (started && started->wanted_) started->wanted_();
    }
    static void lost() {
        if (!started) return;
        started->writable_ = false;
        started->loaded_ = false;
        if (started->lost_) started->lost_();
    }
};

extern "C" {
EMSCRIPTEN_KEEPALIVE void vault_wanted() { LockCalls::wanted(); }
EMSCRIPTEN_KEEPALIVE void vault_lost() { LockCalls::lost(); }
}

void IndexedDbStorage::on_other_tab(std::function<void()> wanted, std::function<void()> lost) {
    wanted_ = std::move(wanted);
    lost_ = std::move(lost);
}

void IndexedDbStorage::give_up() {
    writable_ = false;
    loaded_ = false;
    vault_give_up();
}

void IndexedDbStorage::keep_writing() { vault_keep(); }

void IndexedDbStorage::take_over(Done done) {
    vault_take_over(ticket_for([this, done = std::move(done)](const Result<void>& result) {
        if (result) writable_ = true;
        if (result) loaded_ = false;
        done(result);
    }));
}

void IndexedDbStorage::choose(const std::string& place, Done done) {
    started = this;
    writable_ = false;
    loaded_ = false;
    mount_ = "/vault" + suffix_of(place);
    const int ticket = ticket_for([this, done = std::move(done)](const Result<void>& result) {
        writable_ = result.has_value();
        const bool known = result || result.error().problem == Problem::vault_read_only;
        done(known ? Result<void>{} : result);
    });
    vault_choose(ticket, suffix_of(place).c_str());
}

void IndexedDbStorage::leave() {
    writable_ = false;
    loaded_ = false;
    vault_leave();
}

void IndexedDbStorage::remove(const std::string& place, Done done) { vaults_remove(ticket_for(std::move(done)), suffix_of(place).c_str()); }

// What the only writer has loaded stays true until it commits.
void IndexedDbStorage::load(Done done) {
    if (loaded_ && writable_) return done({});
    loaded_ = false;
    const int ticket = ticket_for([this, done = std::move(done)](const Result<void>& result) {
        loaded_ = result.has_value();
        done(result);
    });
    vault_load(ticket, writable_ ? 1 : 0);
}

void IndexedDbStorage::release() {
    loaded_ = false;
    vault_release();
}

Result<std::vector<std::string>> IndexedDbStorage::list() {
    if (!loaded_) return fail(Problem::storage_failed);
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(mount_.c_str()), ::closedir);
    if (!folder) return fail(Problem::storage_failed);
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(folder.get()))
        if (store::is_storage_name(entry->d_name)) names.emplace_back(entry->d_name);
    return names;
}

Result<Bytes> IndexedDbStorage::read(const std::string& name) {
    if (!loaded_) return fail(Problem::storage_failed);
    struct stat about {};
    const std::string path = mount_ + "/" + name;
    if (::stat(path.c_str(), &about) != 0) return fail(Problem::vault_missing);
    const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
    Bytes contents(static_cast<std::size_t>(about.st_size));
    if (!file || std::fread(contents.data(), 1, contents.size(), file.get()) != contents.size())
        return fail(Problem::storage_failed);
    return contents;
}

void IndexedDbStorage::commit(const store::Transaction& transaction, Done done) {
    if (!writable_) return done(fail(Problem::vault_read_only));
    loaded_ = false;
    const auto& guarded = transaction.guard.contents;
    vault_begin(transaction.guard.name.c_str(), guarded ? guarded->data() : nullptr, guarded ? guarded->size() : 0);
    for (const auto& [name, contents] : transaction.puts) vault_put(name.c_str(), contents.data(), contents.size());
    for (const std::string& name : transaction.deletes) vault_delete(name.c_str());
    vault_commit(ticket_for(std::move(done)));
}

void IndexedDbStorage::ask_persistence(std::function<void(bool)> answer) {
    vault_persist(ticket_for([answer = std::move(answer)](const Result<void>& result) { answer(result.has_value()); }));
}

void IndexedDbStorage::estimate(std::function<void(StorageSpace)> answer) {
    waiting_for_space[++last_ticket] = std::move(answer);
    vault_estimate(last_ticket);
}

}  // namespace tributary::platform
