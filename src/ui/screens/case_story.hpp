// What the merge finds in the case that is open, kept from change to change: an edit costs what it changes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "domain/case_file.hpp"
#include "domain/story/story.hpp"

namespace tributary::ui {

class CaseStory {
public:
    /// Takes in what changed since the last call; reads all entries when it is another case, or when entries came or went.
    void follow(const domain::CaseFile& file);
    /// There is nothing to take in.
    [[nodiscard]] bool up_to_date(const domain::CaseFile& file) const { return case_id_ == file.id() && revision_ == file.revision() && story_ != nullptr; }

    /// Of the last `follow`. Entries are indexes of `place`.
    [[nodiscard]] const domain::story::Story& story() const { return *story_; }
    [[nodiscard]] const domain::story::Findings& findings() const { return findings_; }
    [[nodiscard]] const domain::RecordPlace& place(std::uint32_t entry) const { return places_[entry]; }
    /// Why an entry stands after the one before it in the merged order; nothing for what is no entry of the story.
    [[nodiscard]] std::optional<domain::story::PositionReason> why(const Id& record) const;

private:
    bool take_changes(const domain::CaseFile& file);
    void read(const domain::CaseFile& file);

    Id case_id_{};
    std::uint64_t revision_ = 0;
    std::size_t followed_ = 0;  // of CaseFile::touched
    std::vector<domain::RecordPlace> places_;
    std::unordered_map<Id, std::uint32_t> index_;
    std::unique_ptr<domain::story::Story> story_;
    domain::story::Findings findings_;
    std::vector<std::uint32_t> positions_;  // of each entry in the merged order
};

}  // namespace tributary::ui
