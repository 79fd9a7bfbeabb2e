// The engine's work with the content of attachments: in, out, and which of it is here. Keys stay in the engine.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "app/engine_side_work.hpp"
#include "crypto/random.hpp"
#include "documents/media_type.hpp"

namespace tributary::app {

namespace {

struct Ending {
    std::string_view media;
    std::string_view ending;
};

constexpr std::array endings = {
    Ending{"image/png", "png"},   Ending{"image/jpeg", "jpg"},     Ending{"image/gif", "gif"},       Ending{"image/webp", "webp"},        Ending{"image/tiff", "tif"},
    Ending{"text/plain", "txt"},  Ending{"application/pdf", "pdf"}, Ending{"application/rtf", "rtf"}, Ending{"application/msword", "doc"},
    Ending{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    Ending{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
};

// Of what content alone does not tell; nothing that a computer would run.
constexpr std::array<std::string_view, 12> given_endings = {"odt", "ods", "odp", "pptx", "heic", "eml", "msg", "mp3", "mp4", "m4a", "wav", "csv"};

// The name says nothing of the case; the ending follows from what the file is, as far as that can be told.
std::string ending_for(std::string_view media, std::string_view given) {
    const auto known = std::ranges::find(endings, media, &Ending::media);
    if (known != endings.end()) return std::string(known->ending);
    std::string ending(given.substr(given.rfind('.') == std::string_view::npos ? given.size() : given.rfind('.') + 1));
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (std::ranges::find(given_endings, ending) != given_endings.end()) return ending;
    return media == "application/zip" ? "zip" : "bin";
}

}  // namespace

void Engine::begin(std::shared_ptr<Transfer> transfer) {
    transfer_ = std::move(transfer);
    const auto held = transfer_;  // it may end at once
    held->go_on();
}

void Engine::give_up_transfer() {
    if (const auto given_up = std::exchange(transfer_, nullptr)) {
        given_up->give_up();
        ports_.device.drop_file();
    }
}

Transfer::Moved Engine::moved(std::uint64_t work) {
    return [this, work](std::uint64_t bytes) { report(WorkMoved{static_cast<std::size_t>(bytes), 0, work}); };
}

void Engine::carry_out(KeepContent& effect) {
    if (ports_.chunks == nullptr) return report(ContentRefused{Error{Problem::storage_refused}, effect.work});
    const auto read = [file = effect.file](std::uint64_t at, std::size_t count, FileSource::Read done) { file->read(at, count, std::move(done)); };
    begin(std::make_shared<TakeIn>(*ports_.chunks, read, effect.file->size(), moved(effect.work), [this, work = effect.work](Result<TakenContent> taken) {
        transfer_.reset();
        if (!taken) return report(ContentRefused{taken.error(), work});
        ContentKept kept{taken->sha256, std::string(documents::media_type_of(taken->beginning)), taken->key.size, {}, work};
        crypto::wipe(taken->beginning);
        kept.record = keep(std::move(*taken));
        report(std::move(kept));
    }));
}

// A content is kept once, however often it is attached. The record to store, or nothing when it was here already.
Bytes Engine::keep(TakenContent taken) {
    if (named_.contains(taken.sha256) && !broken_.contains(taken.sha256)) {
        ports_.chunks->erase(store::Chunks(taken.key.key, static_cast<std::uint64_t>(taken.key.size)).names(), [](const Result<void>&) {});
        return {};
    }
    Bytes record = attachment_record(taken.sha256, taken.key);
    broken_.erase(taken.sha256);
    contents_.insert_or_assign(taken.sha256, std::move(taken.key));
    return record;
}

// ---- out of a bundle

// One after the other; what was kept until one fails is named by nobody, and swept.
struct Engine::TakingContents {
    std::vector<std::string> left;
    std::map<std::string, Bytes> records;
    std::uint64_t done = 0;
    std::uint64_t work = 0;
};

// The payload's chunks were proved when the bundle was opened; they are proved again, for the file may have changed.
TakeIn::Read Engine::reader_of(const OpenedFile::Place& place) const {
    if (!place.bytes.empty()) return [file = file_in_memory(place.bytes)](std::uint64_t at, std::size_t count, FileSource::Read done) { file->read(at, count, std::move(done)); };
    return [this, place](std::uint64_t at, std::size_t count, FileSource::Read done) {
        if (!bundle_) return done(fail(Problem::file_unreadable));
        const auto where = bundle::sealed_piece(bundle_->size, place.at + at, count);
        bundle_->file->read(bundle_->at + where.at, where.size, [this, where, count, done = std::move(done)](const Result<Bytes>& sealed) {
            if (!sealed || !bundle_) return done(sealed ? fail(Problem::file_unreadable) : std::unexpected(sealed.error()));
            done(bundle::open_piece(bundle_->key, bundle_->size, where, count, *sealed));
        });
    };
}

void Engine::carry_out(TakeContents& effect) {
    if (ports_.chunks == nullptr) return report(ContentRefused{Error{Problem::storage_refused}, effect.work});
    auto taking = std::make_shared<TakingContents>();
    taking->left = std::move(effect.wanted);
    taking->work = effect.work;
    take_next(std::move(taking));
}

void Engine::take_next(std::shared_ptr<TakingContents> taking) {
    if (taking->left.empty()) return report(ContentsTaken{std::move(taking->records), taking->work});
    const std::string hash = std::move(taking->left.back());
    taking->left.pop_back();
    const auto place = bundle_ ? bundle_->contents.find(hash) : decltype(bundle_->contents.find(hash)){};
    if (!bundle_ || place == bundle_->contents.end()) return report(ContentRefused{Error{Problem::file_unreadable}, taking->work});
    const auto size = static_cast<std::uint64_t>(place->second.size);
    if (size > store::attachment_limit) return report(ContentRefused{Error{Problem::bundle_too_large}, taking->work});
    const auto progress = [this, taking](std::uint64_t bytes) { report(WorkMoved{static_cast<std::size_t>(taking->done + bytes), 0, taking->work}); };
    begin(std::make_shared<TakeIn>(*ports_.chunks, reader_of(place->second), size, progress, [this, taking, hash, size](Result<TakenContent> taken) {
        transfer_.reset();
        if (!taken) return report(ContentRefused{taken.error(), taking->work});
        crypto::wipe(taken->beginning);
        if (taken->sha256 != hash) return report(ContentRefused{Error{Problem::file_unreadable}, taking->work});
        taking->records[hash] = keep(std::move(*taken));
        taking->done += size;
        take_next(taking);
    }));
}

// ---- into a bundle

std::vector<bundle::Outside> Engine::outside_of(const SealBundle& wanted) const {
    std::vector<bundle::Outside> contents;
    for (const SealBundle::Content& each : wanted.contents) {
        const auto held = contents_.find(each.sha256);
        Bytes hash;
        if (held == contents_.end() || !from_hex(each.sha256, hash)) continue;
        bundle::Outside content{static_cast<std::uint64_t>(held->second.size), {}, held->second.crc32, 0};
        std::copy_n(hash.begin(), content.sha256.size(), content.sha256.begin());
        contents.push_back(content);
    }
    return contents;
}

namespace {

// A bundle on its way out, piece after piece: chunks are opened, go through the envelope and leave.
class WritingBundle final : public Transfer {
public:
    using Open = std::function<std::shared_ptr<Transfer>(const std::string& hash, ReadOut::Sink sink, ReadOut::Done done)>;
    using Done = std::function<void(Result<std::string> sha256)>;
    WritingBundle(bundle::PreparedBundle bundle, Open open, ReadOut::Sink sink, Done done)
        : bundle_(std::move(bundle)), writer_(std::move(bundle_.payload_key)), open_(std::move(open)), sink_(std::move(sink)), done_(std::move(done)) {
        out_ = std::move(bundle_.beginning);
    }

private:
    void step() override {
        if (next_ == bundle_.container.size()) return finish();
        const bundle::Piece& piece = bundle_.container[next_++];
        if (!piece.outside) {
            add(piece.bytes);
            return go_on();
        }
        const auto add_piece = [this](ByteView bytes) { add(bytes); };
        reading_ = open_(to_hex(piece.outside->sha256), add_piece, then([this](const Result<void>& result) {
            if (result) return go_on();
            end();
            const auto done = std::move(done_);
            done(std::unexpected(result.error()));
        }));
        reading_->go_on();
    }
    void undo() override {
        if (const auto reading = std::exchange(reading_, nullptr)) reading->give_up();  // each holds the other until then
    }
    void add(ByteView bytes) {
        writer_.add(bytes, out_);
        give();
    }
    void give() {
        hash_.add(out_);
        sink_(out_);
        out_.clear();
    }
    void finish() {
        end();
        writer_.finish(out_);
        give();
        const auto done = std::move(done_);
        done(to_hex(hash_.finish()));
    }

    bundle::PreparedBundle bundle_;
    bundle::PayloadWriter writer_;
    Open open_;
    ReadOut::Sink sink_;
    Done done_;
    crypto::Sha256 hash_;
    Bytes out_;
    std::size_t next_ = 0;
    std::shared_ptr<Transfer> reading_;
};

}  // namespace

void Engine::write_out(bundle::PreparedBundle prepared, SealedBundle sealed) {
    const std::uint64_t work = sealed.work;
    std::uint64_t all = 0;
    for (const bundle::Piece& piece : prepared.container)
        if (piece.outside)
            if (const auto held = contents_.find(to_hex(piece.outside->sha256)); held != contents_.end()) all += static_cast<std::uint64_t>(held->second.size);
    const auto done_so_far = std::make_shared<std::uint64_t>(0);
    const auto open = [this, work, all, done_so_far](const std::string& hash, ReadOut::Sink sink, ReadOut::Done done) -> std::shared_ptr<Transfer> {
        const std::uint64_t before = *done_so_far;
        const auto& held = contents_.at(hash);  // it was there when the bundle was prepared, and nothing takes one away
        *done_so_far += static_cast<std::uint64_t>(held.size);
        const auto progress = [this, work, before, all](std::uint64_t bytes) { report(WorkMoved{static_cast<std::size_t>(before + bytes), static_cast<std::size_t>(all), work}); };
        return std::make_shared<ReadOut>(*ports_.chunks, held, hash, std::move(sink), progress, std::move(done));
    };
    ports_.device.begin_file();
    const auto told = std::make_shared<SealedBundle>(std::move(sealed));
    begin(std::make_shared<WritingBundle>(std::move(prepared), open, [this](ByteView bytes) { ports_.device.add_to_file(bytes); }, [this, told](const Result<std::string>& hash) {
        transfer_.reset();
        if (!hash) {
            ports_.device.drop_file();
            return report(SealRefused{hash.error(), told->work});
        }
        ports_.device.offer_begun_file(told->file_name, "application/octet-stream");
        told->sha256 = *hash;
        report(std::move(*told));
    }));
}

// ---- shown, or given out as they are

void Engine::carry_out(GiveContent& effect) {
    const auto content = contents_.find(effect.sha256);
    if (content == contents_.end() || ports_.chunks == nullptr) return report(ContentRefused{Error{Problem::attachment_missing}, effect.work});
    ports_.device.begin_file();
    auto media = std::make_shared<std::string>();
    const auto sink = [this, media](ByteView piece) {
        if (media->empty()) *media = documents::media_type_of(piece);
        ports_.device.add_to_file(piece);
    };
    begin(std::make_shared<ReadOut>(*ports_.chunks, content->second, effect.sha256, sink, moved(effect.work), [this, media, effect](const Result<void>& result) {
        transfer_.reset();
        given(effect, *media, result);
    }));
}

// What it is, is told from the content once more: the record may come from somebody else.
void Engine::given(const GiveContent& what, const std::string& media, const Result<void>& result) {
    if (!result || (what.show && !documents::shows_without_scripts(media))) ports_.device.drop_file();
    if (!result) return report(ContentRefused{result.error(), what.work});
    ContentShown shown{{}, {}, what.work};
    if (!what.show) {
        shown.file_name = "attachment-" + short_name(crypto::new_id()) + '.' + ending_for(media, what.name);
        ports_.device.offer_begun_file(shown.file_name, "application/octet-stream");
    } else if (documents::shows_without_scripts(media)) {
        shown.address = ports_.device.show_begun_file(media == "text/plain" ? "text/plain;charset=utf-8" : media);
    }
    report(std::move(shown));
}

void Engine::carry_out(ForgetShown&) { ports_.device.forget_shown(); }

void Engine::carry_out(LookAtContents&) {
    if (ports_.chunks == nullptr) return;
    ports_.chunks->names([this](const Result<std::vector<std::string>>& names) {
        if (names && vault_) sweep(*names);  // not when it was locked meanwhile
    });
}

// Never while something is on its way, and never when anything was odd: what nobody names may then be what a record that
// cannot be read names.
void Engine::sweep(const std::vector<std::string>& stored) {
    std::set<std::string> unnamed(stored.begin(), stored.end());
    broken_.clear();
    for (const auto& [hash, content] : contents_)
        for (const std::string& name : store::Chunks(content.key, static_cast<std::uint64_t>(content.size)).names())
            if (unnamed.erase(name) == 0) broken_.insert(hash);
    const bool may_sweep = opened_whole_ && broken_.empty() && ports_.storage.writable() && !transfer_;
    if (may_sweep) ports_.chunks->erase({unnamed.begin(), unnamed.end()}, [](const Result<void>&) {});
    if (!broken_.empty()) report(ContentsSeen{{broken_.begin(), broken_.end()}});
}

}  // namespace tributary::app
