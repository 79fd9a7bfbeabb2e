// Makes changes in cases and gathers the vault records that keep them, for one transaction.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/update.hpp"

namespace tributary::app {

class Recorder {
public:
    Recorder(Model& model, const Stamp& stamp) : model_(model), stamp_(stamp) {}
    /// Changes of one case are applied to a layer over it. Stamp and layer must outlive the recorder.
    Recorder(Model& model, const Stamp& stamp, domain::Layer& beside) : model_(model), stamp_(stamp), beside_(&beside) {}

    /// Applies a change of this person on this device to a case (or the layer) and gathers its record. A change that the
    /// case refuses leaves no record; `store` tells the problem.
    void change(Case& target, const Id& part, std::string_view action, std::vector<domain::Operation> operations);

    /// Gathers a record that is no change.
    void keep(Bytes record) { records_.push_back(std::move(record)); }

    /// The model's drafts are stored with what was gathered.
    void keep_drafts() { with_drafts_ = true; }

    /// A fresh case with its header and people parts.
    Case& new_case(const Id& id, const domain::Json::Object& header, bool sample);

    /// The part of this kind in the case, or nil.
    [[nodiscard]] static Id find_part(const Case& target, std::string_view part_kind, std::string_view agency = {});

    /// The chronology of an agency, made when there is none.
    Id chronology_of(Case& target, std::string_view agency);

    /// The panel's part of a case, made when there is none.
    Id panel_of(Case& target);
    /// The part with the board's questions about a chronology, made when there is none.
    Id queries_to(Case& target, const Id& chronology);

    [[nodiscard]] Id new_id() const { return stamp_.new_id(); }
    [[nodiscard]] std::int64_t now() const { return stamp_.now; }

    /// What was changed so far becomes one step that can be taken back; what was taken back before cannot be done again
    /// after it. The step's number.
    std::uint64_t remember(std::string_view action);

    /// The effect that stores what was gathered; the model says "saving" until it is acknowledged.
    [[nodiscard]] Effects store();
    /// Something was gathered to be stored.
    [[nodiscard]] bool made_changes() const { return !records_.empty(); }
    /// The case refused one of the changes.
    [[nodiscard]] bool failed() const { return refused_.has_value(); }

private:
    void note(const Case& target, const Id& part, const std::vector<domain::Operation>& operations);

    Model& model_;
    const Stamp& stamp_;
    domain::Layer* beside_ = nullptr;
    bool with_drafts_ = false;
    std::vector<Bytes> records_;
    std::vector<Touch> touches_;
    Id case_id_{};
    std::optional<Error> refused_;
    std::int64_t changes_ = 0;  // made so far: each is a millisecond later than the one before, so that their order is told
};

/// The feed of this device in a part: derived, so that it needs no record of its own.
[[nodiscard]] Id feed_of(const Id& device, const Id& part, domain::HashFunction hash);

/// The case a header or a foreign id leads to: its own, one it was joined to, or null.
[[nodiscard]] Case* find_case(Model& model, const Id& id);

/// Reads from the cases' headers which other cases they were joined with.
void refresh_joined(Model& model);

/// How much of a case is here now.
[[nodiscard]] LastSeen seen_now(const domain::CaseFile& file, std::int64_t now);

/// The last year that a two-digit year can mean in this case: the one after the review period, else after now.
[[nodiscard]] int latest_year(const Case& target, std::int64_t now);

}  // namespace tributary::app
