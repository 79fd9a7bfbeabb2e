#include "app/transfer.hpp"

#include "archive/zip_format.hpp"
#include "crypto/random.hpp"

namespace tributary::app {

// Answers that come at once are a loop and not a call inside a call, so that a long file needs no deep stack.
void Transfer::go_on() {
    const auto self = shared_from_this();
    again_ = true;
    if (stepping_) return;
    stepping_ = true;
    while (again_ && !over_) {
        again_ = false;
        step();
    }
    stepping_ = false;
}

void Transfer::give_up() {
    if (over_) return;
    over_ = true;
    undo();
}

// ---- in

TakeIn::TakeIn(store::ChunkPort& port, Read read, std::uint64_t size, Moved moved, Done done)
    : port_(port), read_(std::move(read)), key_{crypto::random_secret(32), static_cast<std::int64_t>(size), 0}, chunks_(key_.key, size), moved_(std::move(moved)), done_(std::move(done)) {}

void TakeIn::step() {
    if (next_ == chunks_.count()) return finish();
    const std::uint64_t at = std::uint64_t{next_} * store::chunk_content;
    read_(at, chunks_.content_size(next_), then([this](Result<Bytes> content) {
        if (!content) return refuse(content.error());
        keep(std::move(*content));
    }));
}

void TakeIn::keep(Bytes content) {
    hash_.add(content);
    key_.crc32 = zip::crc32_on(key_.crc32, content);
    const auto sealed = chunks_.seal(next_, content);
    if (next_ == 0) beginning_ = std::move(content);
    else crypto::wipe(content);
    if (!sealed) return refuse(sealed.error());
    port_.put(chunks_.name(next_), *sealed, then([this](const Result<void>& stored) {
        if (!stored) return refuse(stored.error());
        ++next_;
        moved_(std::min<std::uint64_t>(std::uint64_t{next_} * store::chunk_content, static_cast<std::uint64_t>(key_.size)));
        go_on();
    }));
}

void TakeIn::finish() {
    end();
    const auto done = std::move(done_);
    done(TakenContent{to_hex(hash_.finish()), std::move(beginning_), std::move(key_)});
}

void TakeIn::refuse(const Error& error) {
    end();
    undo();
    const auto done = std::move(done_);
    done(std::unexpected(error));
}

// A chunk whose storing failed may have been stored all the same. What cannot be erased now is swept at the next opening.
void TakeIn::undo() {
    std::vector<std::string> names;
    for (std::uint32_t number = 0; number <= next_ && number < chunks_.count(); ++number) names.push_back(chunks_.name(number));
    port_.erase(names, [](const Result<void>&) {});
    crypto::wipe(beginning_);
}

// ---- out

ReadOut::ReadOut(store::ChunkPort& port, const AttachmentKey& key, std::string sha256, Sink sink, Moved moved, Done done)
    : port_(port), chunks_(key.key, static_cast<std::uint64_t>(key.size)), sha256_(std::move(sha256)), sink_(std::move(sink)), moved_(std::move(moved)), done_(std::move(done)) {}

void ReadOut::step() {
    const auto answer = [this](const Result<void>& result) {
        end();
        const auto done = std::move(done_);
        done(result);
    };
    if (next_ == chunks_.count()) return answer(to_hex(hash_.finish()) == sha256_ ? Result<void>{} : fail(Problem::attachment_damaged));
    port_.get(chunks_.name(next_), then([this, answer](const Result<Bytes>& file) {
        auto content = file ? chunks_.open(next_, *file) : std::unexpected(file.error());
        if (!content) return answer(std::unexpected(content.error()));
        hash_.add(*content);
        sink_(*content);
        given_ += content->size();
        crypto::wipe(*content);
        ++next_;
        moved_(given_);
        go_on();
    }));
}

}  // namespace tributary::app
