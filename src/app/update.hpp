// The whole behaviour of the application: what a person asks for, and what the world reports, change the
// model and ask for effects. Pure: time and ids are handed in, nothing is read or written.
#pragma once

#include <functional>

#include "app/effect.hpp"
#include "app/event.hpp"
#include "app/intent.hpp"
#include "app/model.hpp"
#include "domain/attachments.hpp"
#include "domain/visibility.hpp"

namespace tributary::app {

/// What the platform adds to an intent or event.
struct Stamp {
    std::int64_t now = 0;                 // milliseconds since 1970, UTC
    std::function<Id()> new_id;           // fresh random ids
    domain::HashFunction hash = nullptr;  // SHA-256
};

[[nodiscard]] Effects update(Model& model, Intent intent, const Stamp& stamp);
[[nodiscard]] Effects receive(Model& model, Event event, const Stamp& stamp);

/// What a bundle of these parts would be: a "commission" when the person's own case header goes out without a
/// chronology of the person's agency, otherwise a "contribution".
[[nodiscard]] std::string_view purpose_of(const Model& model, const domain::CaseFile& file, const std::vector<Id>& parts);

/// The parts that leave when these are ticked: the board's questions about a chronology, with their answers, go where it goes.
[[nodiscard]] std::vector<Id> leaving_parts(const domain::CaseFile& file, std::vector<Id> ticked);

/// How many changes of a feed all these people have, as their receipts say: so many need not leave again.
[[nodiscard]] std::int64_t known_to_all(const Model& model, const Id& case_id, const std::vector<Id>& recipients, const Id& feed_id, const domain::Feed& feed);

/// What becomes of the content of an attachment whose part leaves: it goes along; its people have it, who have `known` changes of the feed that
/// added it; or it is not on this device, so that it is only named.
enum class ContentWay : std::uint8_t { along, there_already, not_here };
[[nodiscard]] ContentWay way_of(const Model& model, const domain::Attachment& attachment, std::int64_t known);

/// The rule of the visibility matrix that keeps this part from this person, or null when they may hold it.
[[nodiscard]] const domain::VisibilityRule* refusing_rule(const domain::Part& part, const Contact& recipient);

/// Whether whoever sealed this bundle can be told what became of it: their key is in use, and it asks for an answer.
[[nodiscard]] bool may_answer(const Model& model, const Review& review);

}  // namespace tributary::app
