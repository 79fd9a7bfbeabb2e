// The parts of the hand-over page that say under which terms something leaves, and what became of what left.
#pragma once

#include "ui/screens/screens.hpp"

namespace tributary::ui {

struct HandOverShown {
    Stage& stage;
    const app::Case& opened;
    HandOverState& chosen;
};

/// A part that a person may tick: receipts and directories leave by ways of their own.
[[nodiscard]] bool can_be_ticked(const domain::Part& part);

/// How many changes of the ticked part leave: fewer than it has when the people ticked have some already.
struct LeavingCount { std::int64_t leaves = 0; std::int64_t all = 0; };
[[nodiscard]] LeavingCount leaving_of(const HandOverShown& shown, const domain::Part& part);

/// The attachments of a ticked part by name and size: which leave with it, and which do not because they are not on this device.
void leaving_attachments(const HandOverShown& shown, const domain::Part& part);

/// The purpose chosen, as a manifest names it; empty when it follows from what leaves.
[[nodiscard]] std::string chosen_purpose(const HandOverState& chosen);

/// The choice of the purpose, and of sending everything again.
void terms(const HandOverShown& shown);

/// Sealing to a passphrase, when no card of the person is here yet.
void first_contact(const HandOverShown& shown);
/// The passphrase of the bundle that was just sealed, until it was read out.
void passphrase_to_tell(const HandOverShown& shown);

/// Who of those ticked may not hold what is ticked, each with the rule; true when there is somebody.
bool visibility_notes(const HandOverShown& shown);

/// What somebody answered for, whether it still stands, and signing it off.
void sign_offs(const HandOverShown& shown);

/// Receipts that are due, and everything that left this case, each with its receipt.
void disclosure_log(const HandOverShown& shown);

}  // namespace tributary::ui
