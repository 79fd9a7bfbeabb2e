#include "platform/browser/kdf_worker.hpp"

#include <emscripten.h>

#include <map>

namespace tributary::platform {

namespace {

extern "C" void vault_kdf_derive(int ticket, const std::uint8_t* passphrase, std::size_t size, const std::uint8_t* salt,
                                 std::uint32_t memory_kib, std::uint32_t passes, std::uint32_t wanted, std::uint8_t* key);

struct Job {
    crypto::KdfParameters kdf;
    crypto::Secret key{32};
    store::KeyPort::Done done;
};

std::map<int, Job> jobs;
int last_ticket = 0;

void start(crypto::Secret passphrase, const crypto::KdfParameters& kdf, std::uint32_t wanted, store::KeyPort::Done done) {
    const int ticket = ++last_ticket;
    Job& job = jobs[ticket];
    job.kdf = kdf;
    job.done = std::move(done);
    vault_kdf_derive(ticket, passphrase.data(), passphrase.size(), job.kdf.salt.data(), kdf.memory_kib, kdf.passes, wanted,
                     job.key.data());
}

}  // namespace

// Called by shell/vault_kdf.js when the worker has answered; no memory means that it could not.
extern "C" EMSCRIPTEN_KEEPALIVE void vault_kdf_answer(int ticket, std::uint32_t memory_kib, std::uint32_t passes) {
    auto found = jobs.extract(ticket);
    if (found.empty()) return;
    Job& job = found.mapped();
    if (memory_kib == 0) return job.done(fail(Problem::crypto_unavailable));
    job.kdf.memory_kib = memory_kib;
    job.kdf.passes = passes;
    if (!job.kdf.within_bounds()) return job.done(fail(Problem::crypto_unavailable));
    job.done(store::KeyPort::Derived{job.kdf, std::move(job.key)});
}

void WorkerKeys::derive(crypto::Secret passphrase, const crypto::KdfParameters& kdf, Done done) {
    if (!kdf.within_bounds()) return done(fail(Problem::key_out_of_bounds));
    start(std::move(passphrase), kdf, 0, std::move(done));
}

void WorkerKeys::derive_new(crypto::Secret passphrase, Done done) {
    start(std::move(passphrase), crypto::new_kdf_parameters(), static_cast<std::uint32_t>(store::derivation_time),
          std::move(done));
}

}  // namespace tributary::platform
