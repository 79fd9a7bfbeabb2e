// The one maker of envelopes and verified bundles.
#pragma once

#include <optional>
#include <vector>

#include "bundle/open.hpp"

namespace tributary::bundle {

class Opener {
public:
    [[nodiscard]] static Envelope envelope(OpenedPayload payload, const std::optional<crypto::PublicKey>& opened_by);
    [[nodiscard]] static const std::optional<crypto::PublicKey>& opened_by(const Envelope& envelope) { return envelope.opened_by_; }

    /// All files of a container, in any order. Errors: those of `verify` but for the container's own.
    [[nodiscard]] static Result<VerifiedBundle> verify(std::vector<File> files, const std::optional<crypto::PublicKey>& opened_by);
};

}  // namespace tributary::bundle
