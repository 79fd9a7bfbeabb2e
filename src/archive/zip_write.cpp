#include "archive/zip.hpp"
#include "archive/zip_records.hpp"

namespace tributary::zip {

Bytes write(const std::vector<File>& files) {
    Bytes out;
    Bytes directory;
    for (const File& file : files) {
        const Packed packed = pack(file.bytes, Density{});
        put_entry(directory, file.path, packed, out.size());
        put_local(out, file.path, packed);
        append(out, packed.method == stored ? ByteView(file.bytes) : ByteView(packed.deflated));
    }
    const std::size_t directory_at = out.size();
    append(out, directory);
    put_end(out, files.size(), directory_at, directory.size());
    return out;
}

}  // namespace tributary::zip
