// Segments and the records in them. Seals cannot be guessed, so the input is what lies under the seal: the fields and
// records of one segment, sealed here; and by itself one record, replayed into an empty model.
#include <algorithm>

#include "app/vault_record.hpp"
#include "crypto/seal.hpp"
#include "fuzz.hpp"
#include "store/segment.hpp"

using namespace tributary;

static const Id vault = *Id::parse("11111111111111111111111111111111");
static const Id name = *Id::parse("22222222222222222222222222222222");

static store::Place place() {
    static const crypto::Secret key = crypto::Secret::copy_of(fuzz::known_bytes(0x55));
    return {key, vault};
}

// Docs/store-format.md, section 3: what is authenticated beside a segment.
static Bytes context() {
    Bytes bytes = copy_of("tributary vault segment 1\n");
    bytes.insert(bytes.end(), vault.bytes.begin(), vault.bytes.end());
    bytes.insert(bytes.end(), name.bytes.begin(), name.bytes.end());
    return bytes;
}

// The seal made here is the one that the store looks for: else nothing below would be reached.
static bool context_is_right() {
    store::Segment segment{name, 7, 0, {}};
    segment.add(bytes_of("record"));
    const auto file = store::seal_segment(place(), segment);
    const auto plain = file ? crypto::open(place().key, *file, context()) : Result<Bytes>(fail(Problem::vault_damaged));
    return plain && store::open_segment(place(), name, *crypto::seal(place().key, *plain, context()));
}

static void replay(ByteView record) {
    app::Model model;
    const auto replayed = app::replay(model, record, crypto::sha256);
    fuzz::promise(replayed || model.cases.size() <= 1, "a refused record leaves at most an empty case");
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::start();
    static const bool right = context_is_right();
    fuzz::promise(right, "segments are sealed as docs/store-format.md says");
    replay({data, size});
    Bytes plain(data, data + size);
    plain.resize(std::max<std::size_t>(plain.size(), 4096 - crypto::seal_overhead));
    const auto segment = store::open_segment(place(), name, *crypto::seal(place().key, plain, context()));
    if (!segment) return 0;
    const auto records = store::records_of(*segment);
    fuzz::promise(records.size() == segment->count, "a segment holds as many records as it says");
    for (const ByteView record : records) replay(record);
    return 0;
}
