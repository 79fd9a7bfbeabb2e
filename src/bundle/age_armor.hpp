// The text form of an age file ("armor"): strict PEM around it, for a file that travels as text.
//
// A bundle is never written so; what the command line is given may be.
#pragma once

#include <string>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace tributary::bundle {

/// Whether this is meant to be an armored file: its mark stands near the beginning, perhaps misspelt or behind other words.
[[nodiscard]] bool is_age_armored(ByteView file);

/// The file inside. Blanks around it are passed over, lines may end with LF or CRLF; nothing else departs from the one
/// spelling. Safe on hostile input. Error: bundle_envelope_broken; second fact: B-08.
[[nodiscard]] Result<Bytes> read_age_armor(ByteView file);

/// Lines of 64 columns between the two marks.
[[nodiscard]] std::string write_age_armor(ByteView file);

}  // namespace tributary::bundle
