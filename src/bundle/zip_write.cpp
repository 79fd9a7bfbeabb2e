#include <algorithm>
#include <cassert>

#include "archive/zip_records.hpp"
#include "bundle/rules.hpp"
#include "bundle/zip.hpp"

namespace tributary::bundle {

namespace {

zip::Packed pack(const File& file) {
    if (file.outside) return {zip::stored, {}, file.outside->crc32, file.outside->size};
    return zip::pack(file.bytes, {zip_limit::ratio, zip_limit::ratio_free});
}

bool within_limits(const std::vector<File>& files) {
    std::uint64_t total = 0;
    for (const File& file : files) total += file.size();
    return files.size() <= zip_limit::files && total <= zip_limit::all_files &&
           std::ranges::all_of(files, [](const File& file) { return file.size() <= zip_limit::one_file; });
}

}  // namespace

Result<std::vector<Piece>> write_zip_in_pieces(const std::vector<File>& files) {
    if (!within_limits(files)) return refuse(Problem::bundle_too_large, rule::limits);
    std::vector<Piece> pieces(1);
    Bytes directory;
    std::uint64_t before = 0;  // how long all pieces but the last are
    for (const File& file : files) {
        assert(is_bundle_path(file.path));
        const zip::Packed packed = pack(file);
        Bytes& out = pieces.back().bytes;
        zip::put_entry(directory, file.path, packed, before + out.size());
        zip::put_local(out, file.path, packed);
        if (!file.outside) {
            zip::append(out, packed.method == zip::stored ? ByteView(file.bytes) : ByteView(packed.deflated));
            continue;
        }
        before += out.size() + file.outside->size;
        pieces.push_back({{}, file.outside});
        pieces.emplace_back();
    }
    Bytes& out = pieces.back().bytes;
    const std::uint64_t directory_at = before + out.size();
    zip::append(out, directory);
    zip::put_end(out, files.size(), directory_at, directory.size());
    return pieces;
}

Result<Bytes> write_zip(const std::vector<File>& files) {
    auto pieces = write_zip_in_pieces(files);
    if (!pieces) return std::unexpected(pieces.error());
    assert(pieces->size() == 1);  // nothing is elsewhere
    return std::move(pieces->front().bytes);
}

}  // namespace tributary::bundle
