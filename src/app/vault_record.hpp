// What the vault's records hold: a letter for the kind, then the content. Docs/store-format.md, section "Records".
//
//   c  a change: 16 bytes id of the case on this device, then the line of canonical JSON
//   i  the identity with its secret keys (written and read by the engine alone)
//   d  the id of this device                            {"device"}
//   n  a case that is kept here                         {"case","sample"}
//   k  a contact, the latest of one id holds            {"agency","board","card","endorsed_by_me","id","name","refused_at",
//                                                        "refused_for","role","trust","trusted_at","words"}
//   s  how much of a case had been seen at a lock       {"at","case","feeds":{id: number}}
//   b  a backup made, or restored from                  {"at","bytes","records","restored","sha256"}
//   a  the content of an attachment: what opens it      {"crc32","key","sha256","size"}; the latest of one hash holds
//   g  whom this person endorses, a signed statement; the latest holds
//   h  a bundle handed over, r one received             {"at","bundle","case","changes","in_reply_to","people","person",
//                                                        "purpose","quarantined","sha256"}
#pragma once

#include <string_view>

#include "app/model.hpp"
#include "crypto/secret.hpp"

namespace tributary::app {

inline constexpr char record_of_change = 'c';
inline constexpr char record_of_identity = 'i';
inline constexpr char record_of_device = 'd';
inline constexpr char record_of_case = 'n';
inline constexpr char record_of_contact = 'k';
inline constexpr char record_of_seen = 's';
inline constexpr char record_of_backup = 'b';
inline constexpr char record_of_handed_over = 'h';
inline constexpr char record_of_received = 'r';
inline constexpr char record_of_directory = 'g';
inline constexpr char record_of_attachment = 'a';

[[nodiscard]] Bytes change_record(const Id& case_id, std::string_view line);
[[nodiscard]] Bytes device_record(const Id& device);
[[nodiscard]] Bytes case_record(const Id& case_id, bool sample);
[[nodiscard]] Bytes contact_record(const Contact& contact);
[[nodiscard]] Bytes seen_record(const Id& case_id, const LastSeen& seen);
[[nodiscard]] Bytes passage_record(char kind, const Passage& passage);

[[nodiscard]] Bytes backup_record(const Backup& backup);

/// What the vault keeps as its drafts: canonical JSON [{"field","part","record","text"}]; empty when there are none.
[[nodiscard]] Bytes drafts_content(const DraftTexts& drafts);
/// Errors: json_*, change_malformed. Empty content: no drafts.
[[nodiscard]] Result<DraftTexts> read_drafts(ByteView content);
[[nodiscard]] Bytes directory_record(std::string_view statement);

/// What the vault keeps of the content of an attachment. `crc32` is ZIP's, for bundles.
struct AttachmentKey {
    crypto::Secret key;
    std::int64_t size = 0;
    std::uint32_t crc32 = 0;
};
[[nodiscard]] Bytes attachment_record(std::string_view sha256, const AttachmentKey& attachment);
/// The hash in hexadecimal and the rest. Errors: json_*, change_malformed.
[[nodiscard]] Result<std::pair<std::string, AttachmentKey>> read_attachment_record(ByteView record);

/// Takes one record into the model.
/// Errors: json_*, change_malformed and those of `CaseFile::apply`.
[[nodiscard]] Result<void> replay(Model& model, ByteView record, domain::HashFunction hash);

}  // namespace tributary::app
