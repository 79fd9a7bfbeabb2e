// What was signed about a case: receipts, sign-offs, directories, as records that anybody may carry on.
//
// Each statement vouches for itself (bundle/statement.hpp); one whose signature does not hold is passed over.
#pragma once

#include "app/model.hpp"

namespace tributary::app {

/// Reads and verifies the statements of a case that were not read yet, at most so many. True when there may be more.
bool read_statements(Statements& statements, const domain::CaseFile& file, std::size_t most);
/// The latest directory of each signer.
[[nodiscard]] std::vector<bundle::Statement> directories_of(const domain::CaseFile& file);
/// Adds one statement to those it belongs to.
void take_statement(Statements& statements, std::string_view text);

/// How far each feed of a part goes, by feed id.
[[nodiscard]] std::vector<bundle::FeedState> state_of(const domain::Part& part);

/// How many changes of this feed a person has, as their receipts say; 0 when they do not, or speak of another line.
[[nodiscard]] std::int64_t acknowledged(const Statements& statements, const Id& person, const Id& feed_id, const domain::Feed& feed);

/// How many changes the part has beyond the signed state; -1 when the state is not one that this part ever had.
[[nodiscard]] std::int64_t changes_since(const bundle::SignOff& signed_off, const domain::Part& part);

/// The receipt for a bundle, or null.
[[nodiscard]] const SeenReceipt* receipt_for(const Model& model, const Passage& handed_over);

/// The part of this kind about this id, or nil.
[[nodiscard]] Id part_about(const domain::CaseFile& file, std::string_view part_kind, const Id& about);

}  // namespace tributary::app
