#include "store/backup.hpp"

#include <algorithm>
#include <ranges>

#include "store/chunk_port.hpp"
#include "store/wire.hpp"

namespace tributary::store {

namespace {

constexpr std::string_view magic = "tributary-backup\n";
constexpr std::size_t digest_size = 32;
constexpr std::size_t least_size = magic.size() + 2 + digest_size;

constexpr std::size_t longest_name = 64;
constexpr std::size_t at_once = 1024 * 1024;
constexpr std::string_view chunk_prefix = "attachment-";

Bytes bytes_of_number(std::uint64_t value, bool wide) {
    Writer writer;
    if (wide) writer.u64(value);
    else writer.u32(static_cast<std::uint32_t>(value));
    return writer.take();
}

struct Entry {
    std::string name;
    std::uint64_t at = 0, size = 0;   // of the contents
};

// Goes from file to file; `end` is where the last one has to end at the latest.
class Walk {
public:
    Walk(Source& file, std::uint64_t at, std::uint64_t end) : file_(file), at_(at), end_(end) {}

    std::optional<Entry> next() {
        const auto head = file_.read(at_, static_cast<std::size_t>(std::min<std::uint64_t>(1 + longest_name + 8, end_ - at_)));
        if (!head) return std::nullopt;
        Reader reader(*head);
        Entry entry{std::string(text_of(reader.raw(reader.u8()))), 0, reader.u64()};
        if (!reader.ok() || !is_storage_name(entry.name) || (!last_.empty() && entry.name >= last_)) return std::nullopt;
        entry.at = at_ + 1 + entry.name.size() + 8;
        if (entry.size > end_ - entry.at) return std::nullopt;
        at_ = entry.at + entry.size;
        last_ = entry.name;
        return entry;
    }
    [[nodiscard]] bool at_end() const { return at_ == end_; }

private:
    Source& file_;
    std::uint64_t at_, end_;
    std::string last_;
};

bool is_chunk(std::string_view name) { return name.starts_with(chunk_prefix) && is_chunk_name(name.substr(chunk_prefix.size())); }

// Names descend, so that there is one spelling and none occurs twice; the header then comes first, and of a file that was
// cut short something can still be salvaged. False when there was not all of what was announced.
bool read_all(Source& file, Walk& walk, std::uint32_t count, Backup& backup) {
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto entry = walk.next();
        if (!entry) return false;
        if (is_chunk(entry->name)) {
            backup.chunks.emplace(entry->name.substr(chunk_prefix.size()), Backup::Place{entry->at, entry->size});
            continue;
        }
        auto contents = file.read(entry->at, static_cast<std::size_t>(entry->size));
        if (!contents) return false;
        backup.files.emplace(entry->name, std::move(*contents));
    }
    return true;
}

Result<bool> begins_as_backup(Source& file) {
    if (file.size() < magic.size()) return false;
    const auto start = file.read(0, magic.size());
    if (!start) return std::unexpected(start.error());
    return text_of(*start) == magic;
}

Result<bool> digest_holds(Source& file) {
    crypto::Sha256 hash;
    const std::uint64_t end = file.size() - digest_size;
    for (std::uint64_t at = 0; at < end;) {
        const auto piece = file.read(at, static_cast<std::size_t>(std::min<std::uint64_t>(at_once, end - at)));
        if (!piece) return std::unexpected(piece.error());
        hash.add(*piece);
        at += piece->size();
    }
    const auto digest = file.read(end, digest_size);
    if (!digest) return std::unexpected(digest.error());
    return std::ranges::equal(hash.finish(), *digest);
}

constexpr std::size_t fields_size = 2 + 8 + 4;  // version, made, files

}  // namespace

// ---- writing

BackupWriter::BackupWriter(std::int64_t made, std::size_t files, Sink sink) : sink_(std::move(sink)) {
    put(bytes_of(magic));
    Writer version;
    version.u16(backup_version);
    put(version.bytes());
    put(bytes_of_number(static_cast<std::uint64_t>(made), true));
    put(bytes_of_number(files, false));
}

void BackupWriter::put(ByteView bytes) {
    content_.add(bytes);
    file_.add(bytes);
    size_ += bytes.size();
    sink_(bytes);
}

void BackupWriter::add(const std::string& name, ByteView contents) {
    Writer head;
    head.u8(static_cast<std::uint8_t>(name.size()));
    head.raw(bytes_of(name));
    head.u64(contents.size());
    put(head.bytes());
    put(contents);
}

void BackupWriter::finish() {
    const crypto::Digest digest = content_.finish();
    file_.add(digest);
    size_ += digest.size();
    sink_(digest);
    sha256_ = file_.finish();
}

std::string backup_name_of_chunk(const std::string& chunk) { return std::string(chunk_prefix) + chunk; }

std::vector<std::string> backup_names(const MemoryStorage::Files& files, const std::vector<std::string>& chunks) {
    std::vector<std::string> names;
    for (const auto& [name, contents] : files) names.push_back(name);
    for (const std::string& chunk : chunks) names.push_back(backup_name_of_chunk(chunk));
    std::ranges::sort(names, std::ranges::greater{});
    return names;
}

Bytes write_backup(const Backup& backup) {
    Bytes file;
    std::size_t size = least_size + 12;
    for (const auto& [name, contents] : backup.files) size += name.size() + 9 + contents.size();
    file.reserve(size);
    BackupWriter writer(backup.made, backup.files.size(), [&](ByteView bytes) { file.insert(file.end(), bytes.begin(), bytes.end()); });
    for (const auto& [name, contents] : std::views::reverse(backup.files)) writer.add(name, contents);
    writer.finish();
    return file;
}

// ---- reading

Result<Backup> read_backup(Source& file) {
    const auto begins = begins_as_backup(file);
    if (!begins) return std::unexpected(begins.error());
    if (!*begins) return fail(Problem::backup_not_a_backup);
    if (file.size() < least_size) return fail(Problem::backup_damaged);
    const auto holds = digest_holds(file);
    if (!holds) return std::unexpected(holds.error());
    if (!*holds) return fail(Problem::backup_damaged);
    const std::uint64_t end = file.size() - digest_size;
    const auto fields = file.read(magic.size(), static_cast<std::size_t>(std::min<std::uint64_t>(fields_size, end - magic.size())));
    if (!fields) return std::unexpected(fields.error());
    Reader reader(*fields);
    const std::uint16_t version = reader.u16();
    if (version > backup_version) return fail(Problem::vault_newer, std::to_string(version));
    Backup backup{static_cast<std::int64_t>(reader.u64()), {}, {}};
    const std::uint32_t count = reader.u32();
    if (!reader.ok() || version != backup_version || backup.made < 0) return fail(Problem::backup_damaged);
    Walk walk(file, magic.size() + fields_size, end);
    if (!read_all(file, walk, count, backup) || !walk.at_end()) return fail(Problem::backup_damaged);
    return backup;
}

Backup read_damaged_backup(Source& file) {
    Backup backup;
    const auto begins = begins_as_backup(file);
    if (!begins || !*begins || file.size() < magic.size() + fields_size) return backup;
    const auto fields = file.read(magic.size(), fields_size);
    if (!fields) return backup;
    Reader reader(*fields);
    static_cast<void>(reader.u16());
    static_cast<void>(reader.u64());
    Walk walk(file, magic.size() + fields_size, file.size());
    read_all(file, walk, reader.u32(), backup);
    return backup;
}

Result<Backup> read_backup(ByteView bytes) {
    SourceInMemory file(bytes);
    return read_backup(file);
}

Backup read_damaged_backup(ByteView bytes) {
    SourceInMemory file(bytes);
    return read_damaged_backup(file);
}

Result<MemoryStorage::Files> stored_files(StoragePort& port) {
    const auto names = port.list();
    if (!names) return std::unexpected(names.error());
    MemoryStorage::Files files;
    for (const std::string& name : *names) {
        auto contents = port.read(name);
        if (!contents) return std::unexpected(contents.error());
        files[name] = std::move(*contents);
    }
    return files;
}

void replace_all(StoragePort& port, const MemoryStorage::Files& files, StoragePort::Done done) {
    const auto names = port.list();
    if (!names) return done(std::unexpected(names.error()));
    Transaction transaction{{head_name, std::nullopt}, files, {}};
    for (const std::string& name : *names) {
        if (!files.contains(name)) transaction.deletes.push_back(name);
        if (name != head_name) continue;
        auto head = port.read(name);
        if (!head) return done(std::unexpected(head.error()));
        transaction.guard.contents = std::move(*head);
    }
    port.commit(transaction, std::move(done));
}

}  // namespace tributary::store
