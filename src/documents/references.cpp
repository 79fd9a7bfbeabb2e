#include "documents/references.hpp"

#include <algorithm>

#include "documents/commonmark.hpp"

namespace tributary::documents {

namespace {

constexpr std::size_t most_digits = 6, id_size = 32;

struct Span {
    std::size_t size = 0;  // bytes; 0: none
    int first = 0, last = 0;
};

std::size_t digits_at(std::string_view text, std::size_t at, int& number) {
    std::size_t count = 0;
    number = 0;
    for (; at + count < text.size() && text[at + count] >= '0' && text[at + count] <= '9'; ++count) {
        if (count == most_digits) return 0;
        number = number * 10 + (text[at + count] - '0');
    }
    return count;
}

std::size_t hyphen_at(std::string_view text, std::size_t at) {
    for (const std::string_view hyphen : {std::string_view("-"), std::string_view("\u2011"), std::string_view("\u2013")})
        if (text.substr(at).starts_with(hyphen)) return hyphen.size();
    return 0;
}

// A number, or two with a hyphen between, and the closing character.
Span numbers_at(std::string_view text, std::size_t at, char closing) {
    Span span;
    std::size_t size = digits_at(text, at, span.first);
    if (size == 0) return {};
    span.last = span.first;
    if (const std::size_t hyphen = hyphen_at(text, at + size); hyphen > 0) {
        const std::size_t more = digits_at(text, at + size + hyphen, span.last);
        if (more == 0 || span.last <= span.first) return {};
        size += hyphen + more;
    }
    if (at + size >= text.size() || text[at + size] != closing) return {};
    span.size = size;
    return span;
}

// "entry:ID)" or "entry:ID-ID)": bytes up to the bracket.
std::size_t address_at(std::string_view text, std::size_t at, EntryLink& link) {
    if (!text.substr(at).starts_with(entry_scheme)) return 0;
    const std::size_t end = text.substr(at, entry_scheme.size() + 2 * id_size + 2).find(')');
    if (end == std::string_view::npos) return 0;
    const auto found = entry_link(text.substr(at, end));
    if (!found) return 0;
    link = *found;
    return end;
}

// What stands between backticks, as far as its paragraph goes; the backticks alone when nothing closes them.
std::size_t code_at(std::string_view text, std::size_t at) {
    std::size_t ticks = 0;
    while (at + ticks < text.size() && text[at + ticks] == '`') ++ticks;
    const std::string_view run = text.substr(at, ticks);
    const std::size_t limit = std::min(text.find("\n\n", at), text.size());
    for (std::size_t next = text.find(run, at + ticks); next < limit; next = text.find(run, next)) {
        std::size_t size = 0;
        while (next + size < text.size() && text[next + size] == '`') ++size;
        if (size == ticks) return next + size - at;
        next += size;
    }
    return ticks;
}

bool goes_on_as_link(std::string_view rest) { return rest.starts_with('(') || rest.starts_with(language_mark); }

bool is_entry(const EntryNumbers& numbers, int number) { return number >= 1 && static_cast<std::size_t>(number) <= numbers.own.size(); }
bool names_entries(const EntryNumbers& numbers, const Span& span) { return span.size > 0 && is_entry(numbers, span.first) && is_entry(numbers, span.last); }

std::string address_of(const EntryNumbers& numbers, const Span& span) {
    const auto id = [&](int number) { return numbers.own[static_cast<std::size_t>(number) - 1].text(); };
    return "(" + std::string(entry_scheme) + id(span.first) + (span.last == span.first ? "" : "-" + id(span.last)) + ")";
}

// Walks a text. `convert` is called at each bracket that is one: it appends what it understands and returns how many bytes of
// the text that was, or 0.
template <class Convert>
std::string walked(std::string_view text, Convert convert) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = std::min(text.find_first_of("[]\\`", at), text.size());
        out += text.substr(at, next - at);
        at = next;
        if (at == text.size()) break;
        std::size_t size = 1;
        if (text[at] == '\\') size = std::min<std::size_t>(2, text.size() - at);
        else if (text[at] == '`') size = code_at(text, at);
        else if (const std::size_t understood = convert(out, at); understood > 0) {
            at += understood;
            continue;
        }
        out += text.substr(at, size);
        at += size;
    }
    return out;
}

// "[10](entry:ID)" becomes "[10]"; brackets that would be a reference get a backslash.
std::size_t open_typed(std::string& out, std::string_view text, std::size_t at, const EntryNumbers& numbers) {
    const Span span = numbers_at(text, at + 1, ']');
    if (span.size == 0) return 0;
    const std::size_t after = at + span.size + 2;
    EntryLink link;
    const std::size_t address = after < text.size() && text[after] == '(' ? address_at(text, after + 1, link) : 0;
    if (address > 0) {
        const std::size_t end = after + address + 2;
        if (!numbers.is_own(link.first) || !numbers.is_own(link.last) || goes_on_as_link(text.substr(end))) return 0;
        const bool same = numbers.number_of(link.first) == span.first && numbers.number_of(link.last) == span.last;
        out += "[" + (same ? std::string(text.substr(at + 1, span.size)) : numbers_of(link, numbers)) + "]";
        return end - at;
    }
    if (!names_entries(numbers, span) || goes_on_as_link(text.substr(after))) return 0;
    out += "\\[";
    return 1;
}

// "](entry:ID)" behind other words becomes "](10)".
std::size_t close_typed(std::string& out, std::string_view text, std::size_t at, const EntryNumbers& numbers) {
    if (at + 1 >= text.size() || text[at + 1] != '(') return 0;
    EntryLink link;
    if (const std::size_t address = address_at(text, at + 2, link); address > 0) {
        if (!numbers.is_own(link.first) || !numbers.is_own(link.last)) return 0;
        out += "](" + numbers_of(link, numbers) + ")";
        return address + 3;
    }
    if (!names_entries(numbers, numbers_at(text, at + 2, ')'))) return 0;
    out += "]\\(";
    return 2;
}

}  // namespace

void EntryNumbers::add_own(const Id& entry) {
    own.push_back(entry);
    all.insert_or_assign(entry, static_cast<int>(own.size()));
    for (const std::uint8_t byte : entry.bytes) stamp = (stamp ^ byte) * 0x01000193u;
}

int EntryNumbers::number_of(const Id& entry) const {
    const auto found = all.find(entry);
    return found == all.end() ? 0 : found->second;
}

bool EntryNumbers::is_own(const Id& entry) const {
    const int number = number_of(entry);
    return number > 0 && static_cast<std::size_t>(number) <= own.size() && own[static_cast<std::size_t>(number) - 1] == entry;
}

std::optional<EntryLink> entry_link(std::string_view address) {
    if (!address.starts_with(entry_scheme)) return std::nullopt;
    address.remove_prefix(entry_scheme.size());
    const bool run = address.size() == 2 * id_size + 1 && address[id_size] == '-';
    const auto first = Id::parse(run ? address.substr(0, id_size) : address);
    const auto last = run ? Id::parse(address.substr(id_size + 1)) : first;
    if (!first || !last) return std::nullopt;
    return EntryLink{*first, *last};
}

std::string numbers_of(const EntryLink& link, const EntryNumbers& numbers) {
    const auto [least, most] = std::minmax({numbers.number_of(link.first), numbers.number_of(link.last)});
    if (least == 0) return {};
    return std::to_string(least) + (least == most ? "" : "-" + std::to_string(most));
}

bool are_numbers(std::string_view words) { return numbers_at(std::string(words) + "]", 0, ']').size == words.size() && !words.empty(); }

std::string typed_form(std::string_view stored, const EntryNumbers& numbers) {
    return walked(stored, [&](std::string& out, std::size_t at) {
        return stored[at] == '[' ? open_typed(out, stored, at, numbers) : close_typed(out, stored, at, numbers);
    });
}

std::string stored_form(std::string_view typed, const EntryNumbers& numbers) {
    return walked(typed, [&](std::string& out, std::size_t at) -> std::size_t {
        const bool opens = typed[at] == '[';
        if (!opens && (at + 1 >= typed.size() || typed[at + 1] != '(')) return 0;
        const Span span = numbers_at(typed, at + (opens ? 1 : 2), opens ? ']' : ')');
        if (!names_entries(numbers, span)) return 0;
        if (opens && goes_on_as_link(typed.substr(at + span.size + 2))) return 0;
        out += (opens ? std::string(typed.substr(at, span.size + 2)) : "]") + address_of(numbers, span);
        return span.size + (opens ? 2 : 3);
    });
}

}  // namespace tributary::documents
