// Where a browser breaks the words of a field beside spaces, so that the picture of a field has the same lines. Found by asking
// Chromium for every pair of ASCII characters and for the usual punctuation (tests/browser/lines.test.mjs holds it to that).
#pragma once

namespace tributary::ui {

/// Whether a line may end between `before` and `after`, neither of them a space; `earlier` is the character before them or 0.
[[nodiscard]] bool browser_breaks(char32_t earlier, char32_t before, char32_t after);

}  // namespace tributary::ui
