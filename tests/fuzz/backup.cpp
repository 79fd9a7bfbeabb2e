// Backups: the input as a file whose digest was put right, and as one that was damaged, for salvage.
#include "fuzz.hpp"
#include "store/backup.hpp"
#include "store/chunk_port.hpp"

using namespace tributary;

static void check(const store::Backup& backup, std::size_t size) {
    std::size_t held = 0;
    for (const auto& [name, contents] : backup.files) {
        fuzz::promise(store::is_storage_name(name), "every file has a name of the storage");
        held += contents.size();
    }
    for (const auto& [name, place] : backup.chunks) {
        fuzz::promise(store::is_chunk_name(name), "every chunk has a name of its port");
        fuzz::promise(place.at <= size && place.size <= size - place.at, "and lies inside the file");
        held += place.size;
    }
    fuzz::promise(held <= size, "nothing is held twice");
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::start();
    const ByteView input(data, size);
    check(store::read_damaged_backup(input), size);
    static_cast<void>(store::read_backup(input));
    Bytes whole(input.begin(), input.end());
    const crypto::Digest digest = crypto::sha256(input);
    whole.insert(whole.end(), digest.begin(), digest.end());
    const auto backup = store::read_backup(whole);
    if (!backup) return 0;
    check(*backup, whole.size());
    if (backup->chunks.empty()) fuzz::promise(store::write_backup(*backup) == whole, "a backup has one spelling");
    return 0;
}
