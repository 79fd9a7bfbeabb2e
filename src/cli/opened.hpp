// A bundle that the command line opened and verified, in one go.
#pragma once

#include <vector>

#include "bundle/open.hpp"
#include "cli/command.hpp"

namespace tributary::cli {

struct OpenedBundle {
    bundle::VerifiedBundle bundle;
    std::vector<bundle::PartContent> parts;
    Bytes container;
};

/// Opens the file with `-i` or `--passphrase-env`, verifies it, and compares the sender with `--card` when given.
/// Errors: those of `opening_of`, reading and verifying; sender_unknown, sender_key_changed.
[[nodiscard]] Result<OpenedBundle> open_bundle(const Arguments& arguments);

}  // namespace tributary::cli
