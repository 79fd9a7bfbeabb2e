// The language of words by their script, and long text on paper.
#include <doctest/doctest.h>

#include <string>

#include "ui/core/script_languages.hpp"
#include "ui/document_html.hpp"

namespace tributary::ui {

TEST_CASE("script languages: whole texts of one script have one, Latin letters have none") {
    const std::pair<const char*, const char*> texts[] = {
        {"\u0641\u0627\u0637\u0645\u0629 \u0627\u0644\u0632\u0647\u0631\u0627\u0621", "ar"}, {"\u0628\u06CC\u0679\u0627", "ur"}, {"\u05E9\u05E8\u05D4 \u05DB\u05D4\u05DF", "he"},
        {"\u09AC\u09BE\u0982\u09B2\u09BE", "bn"}, {"\u0939\u093F\u0928\u094D\u0926\u0940, 12", "hi"}, {"\u738B\u5C0F\u660E", "zh"}, {"\u65E5\u672C\u3054", "ja"}, {"\u0416\u0443\u043A", "ru"},
        {"\u0423\u043A\u0440\u0430\u0457\u043D\u0430", "uk"}, {"Si\u00E2n Nguy\u1EC5n", ""}, {"", ""}, {"12/3/08", ""}, {"a \u00B5g of \u03B1", ""},
    };
    for (const auto& [text, language] : texts) {
        CAPTURE(text);
        CHECK(language_of_words(text) == language);
    }
}

TEST_CASE("script languages: a text of several is cut, nothing of it is lost") {
    const std::string text = "Mother: \u0641\u0627\u0637\u0645\u0629, \u05E9\u05E8\u05D4 and \xFF so on";
    const auto parts = in_languages(text);
    REQUIRE(parts.size() == 4);
    CHECK(parts[1].language == "ar");
    CHECK(parts[2].language == "he");
    std::string all;
    for (const InLanguage& part : parts) all += text.substr(part.begin, part.end - part.begin);
    CHECK(all == text);
    CHECK(language_of_words(text).empty());
}

TEST_CASE("long text on paper: formatted, in its languages, its links as their numbers now, nothing unescaped") {
    documents::EntryNumbers numbers;
    for (const char last : {'b', 'a'}) numbers.add_own(*Id::parse(std::string(31, '0') + last));
    const std::string html = document_html("# T & c\n\n**b** *i* [1](entry:" + std::string(31, '0') + "a) [dw i]{lang=cy} <script> \u0641\u0627\u0637\n\n3. x\n4. y", &numbers);
    CHECK(html.find("<h3>T &amp; c</h3>") != std::string::npos);
    CHECK(html.find("<strong>b</strong> <em>i</em> [2] <span lang=\"cy\">dw i</span>") != std::string::npos);
    CHECK(html.find("<span lang=\"ar\">") != std::string::npos);
    CHECK(html.find("<ol start=\"3\"><li><p>x</p></li>") != std::string::npos);
    CHECK(html.find("<script") == std::string::npos);
}

}  // namespace tributary::ui
