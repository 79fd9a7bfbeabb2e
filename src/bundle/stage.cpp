#include "bundle/stage.hpp"

namespace tributary::bundle {

std::optional<Stage> stage_of(Problem problem) {
    switch (problem) {
        case Problem::bundle_not_a_bundle:
        case Problem::bundle_cut_short:
        case Problem::bundle_not_for_me:
        case Problem::bundle_envelope_broken: return Stage::envelope;
        case Problem::bundle_signature_broken: return Stage::signature;
        case Problem::bundle_hash_mismatch: return Stage::hash;
        case Problem::bundle_format:
        case Problem::bundle_newer:
        case Problem::bundle_too_large: return Stage::format;
        default: return std::nullopt;
    }
}

std::string_view name_of(Stage stage) {
    switch (stage) {
        case Stage::envelope: return "envelope";
        case Stage::signature: return "signature";
        case Stage::hash: return "hash";
        case Stage::format: return "format";
    }
    return {};
}

}  // namespace tributary::bundle
