// The container: within its limits, with distinct paths that lead nowhere else, and readable again when written.
#include <set>

#include "bundle/zip.hpp"
#include "fuzz.hpp"

using namespace tributary;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto files = bundle::read_zip({data, size});
    if (!files) return 0;
    fuzz::promise(files->size() <= bundle::zip_limit::files, "no more files than the limit");
    std::set<std::string> paths;
    for (const bundle::File& file : *files) {
        fuzz::promise(bundle::is_bundle_path(file.path), "every path may stand in a bundle");
        fuzz::promise(paths.insert(file.path).second, "no path twice");
    }
    const auto written = bundle::write_zip(*files);
    fuzz::promise(written && bundle::read_zip(*written) == *files, "what was read can be written and read again");
    return 0;
}
