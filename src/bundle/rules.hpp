// The numbers of the must-refuse rules of docs/bundle-format.md, as refusals carry them.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace tributary::bundle::rule {

// envelope
inline constexpr std::string_view version_line = "B-01";
inline constexpr std::string_view whole = "B-02";
inline constexpr std::string_view header_grammar = "B-03";
inline constexpr std::string_view known_stanzas = "B-04";
inline constexpr std::string_view for_me = "B-05";
inline constexpr std::string_view header_code = "B-06";
inline constexpr std::string_view payload = "B-07";
inline constexpr std::string_view armor = "B-08";
// container
inline constexpr std::string_view end_record = "B-10";
inline constexpr std::string_view directory = "B-11";
inline constexpr std::string_view one_after_another = "B-12";
inline constexpr std::string_view local_header = "B-13";
inline constexpr std::string_view method = "B-14";
inline constexpr std::string_view extra_fields = "B-15";
inline constexpr std::string_view regular_files = "B-16";
inline constexpr std::string_view path = "B-17";
inline constexpr std::string_view distinct_paths = "B-18";
inline constexpr std::string_view limits = "B-19";
inline constexpr std::string_view inflated = "B-20";
// signature
inline constexpr std::string_view signed_files = "B-30";
inline constexpr std::string_view manifest_label = "B-31";
inline constexpr std::string_view signature_form = "B-32";
inline constexpr std::string_view signature = "B-33";
inline constexpr std::string_view trusted_comment = "B-34";
// card
inline constexpr std::string_view card_members = "B-40";
inline constexpr std::string_view card_texts = "B-41";
inline constexpr std::string_view card_keys = "B-42";
inline constexpr std::string_view card_signature = "B-43";
inline constexpr std::string_view card_label = "B-44";
// hash
inline constexpr std::string_view files_named = "B-50";
inline constexpr std::string_view files_agree = "B-51";
inline constexpr std::string_view checksums = "B-52";
// format
inline constexpr std::string_view manifest_members = "B-60";
inline constexpr std::string_view manifest_texts = "B-61";
inline constexpr std::string_view purpose = "B-62";
inline constexpr std::string_view recipients = "B-63";
inline constexpr std::string_view files_sorted = "B-64";
inline constexpr std::string_view feed_files = "B-65";
inline constexpr std::string_view feed_lines = "B-66";
inline constexpr std::string_view attachments = "B-67";
inline constexpr std::string_view folders = "B-68";
// statements
inline constexpr std::string_view statement = "B-80";
inline constexpr std::string_view endorsements = "B-81";
inline constexpr std::string_view key_change = "B-82";
inline constexpr std::string_view sign_off = "B-83";
inline constexpr std::string_view receipt = "B-84";

}  // namespace tributary::bundle::rule

namespace tributary::bundle {

/// The error for a broken rule: bundle_format and card_malformed carry the rule as their fact, others as second fact.
[[nodiscard]] inline std::unexpected<Error> refuse(Problem problem, std::string_view rule, std::string fact = {}) {
    if (problem == Problem::bundle_format || problem == Problem::card_malformed) return fail(problem, std::string(rule));
    return fail(problem, std::move(fact), std::string(rule));
}

}  // namespace tributary::bundle
