// An invented procedure for tests: small, whole, and with one of each thing that can be wrong.
#pragma once

#include <string>
#include <string_view>

namespace tributary::testing {

inline constexpr std::string_view sample_profile = R"json({
  "format": "tributary-profile-1",
  "name": "invented-2099",
  "title": "An invented procedure",
  "board": "Board of the Isle of Nowhere",
  "version": 1,
  "region": "scotland",
  "checked": "2026-11-20",
  "sources": [{"id": "law", "name": "An invented act", "checked": "2026-11-20", "sure": "read"}],
  "bodies": [{"id": "inspectorate", "name": "Old Inspectorate", "from": "2001-04-01", "until": "2098-12-31"}],
  "roles": [
    {"id": "chair", "name": "Chair of Chairs"},
    {"id": "clerk", "name": "Clerk"}
  ],
  "facts": [{"id": "grave", "name": "Grave", "type": "yes_no"}],
  "questions": [{"id": "harmed", "name": "Was somebody harmed?"}],
  "limbs": [{"id": "harm", "name": "Harm", "when": {"var": "question.harmed"}}],
  "routes": [{"id": "review", "name": "Review", "limbs": ["harm"], "outcome": "met"}],
  "stages": [
    {"id": "first", "name": "First", "done_when": ["closed"]},
    {"id": "second", "name": "Second", "after": ["first"]}
  ],
  "events": [
    {"id": "asked", "name": "Asked", "stage": "first"},
    {"id": "answered", "name": "Answered", "stage": "first", "after": ["asked"]},
    {"id": "closed", "name": "Closed", "stage": "first", "after": ["asked"]},
    {"id": "read_out", "name": "Read out", "stage": "second"}
  ],
  "deadlines": [
    {"id": "answer", "name": "Answer", "anchor": "asked", "offset": 10, "unit": "working_days", "met_by": "answered", "strength": "statute", "source": "law", "checked": "2026-11-20", "unmet": "Say so.", "requirements": ["SUR-1.2-02"]},
    {"id": "before_answer", "name": "Draft", "anchor": "answer", "offset": -2, "unit": "weeks", "strength": "local", "source": "law", "checked": "2026-11-20", "unmet": "Say so."},
    {"id": "look_again", "name": "Look again", "anchor": "closed", "offset": 3, "unit": "months", "every": true, "strength": "local", "source": "law", "checked": "2026-11-20", "unmet": "Say so."},
    {"id": "open_end", "name": "Open end", "anchor": "asked", "unit": "case_set", "strength": "case", "source": "law", "checked": "2026-11-20", "unmet": "Agree a day."}
  ],
  "decisions": [{"id": "decide", "name": "Decide", "role": "chair", "stage": "first", "outcomes": ["yes", "no"], "reason": true, "event": "closed"}],
  "artefacts": [
    {"id": "letter", "name": "Letter", "kind": "letter", "stage": "first", "by": ["clerk"],
     "fields": [{"id": "reason", "name": "Reason", "type": "long_text"}],
     "template": "Dear {{ body.inspectorate }}, {% if fact.grave %}gravely: {% endif %}{{ form.letter.reason }}"}
  ],
  "checks": [
    {"id": "has_reason", "name": "A reason is given", "strength": "BLOCK", "holds": {"!!": [{"var": "form.letter.reason"}]}, "guards": ["letter", "closed", "decide"]},
    {"id": "slow", "name": "Nobody hurries", "strength": "WARN", "holds": {"var": "event.answered"}, "guards": ["decide"]}
  ],
  "notifications": [{"id": "tell", "name": "Tell", "when": "closed", "to": ["inspectorate"], "deadline": "answer"}]
}
)json";

/// The sample with one piece of text put in the place of another; the first must be in it.
inline std::string with(std::string_view was, std::string_view is) {
    std::string text(sample_profile);
    const std::size_t at = text.find(was);
    if (at == std::string::npos) return "the sample does not hold: " + std::string(was);
    return text.replace(at, was.size(), is);
}

}  // namespace tributary::testing
