// Names in scripts that the program's own font cannot draw, wherever words stand. All people are invented.
#include <array>

#include "gallery.hpp"

namespace tributary::gallery {

using namespace ui;

void draw_status(Ui& ui);

namespace {

struct Name {
    std::string_view language, name;
};

constexpr std::array names = {
    Name{"Arabic", "محمد عبد الله"}, Name{"Urdu", "فاطمہ صدیقی"}, Name{"Bengali", "রহিমা বেগম"}, Name{"Hindi", "प्रिया शर्मा"}, Name{"Hebrew", "שָׂרָה כהן"},
    Name{"Chinese", "王小明"}, Name{"Yoruba", "Adébáyọ̀ Ọláńrewájú"}, Name{"Welsh", "Siân Ŵyn Llŷr"}, Name{"Vietnamese", "Nguyễn Thị Hằng"},
    Name{"Polish", "Świętosława Żółć"}, Name{"Marks of their own", "Zoe\u0308 N\u0303an\u0303ez"},
};

void table_of_names(Ui& ui) {
    ui.table("People", {{.name = "Language", .width = 180}, {.name = "Name"}, {.name = "Said", .share = 2}}, names.size(), {}, [](RowView& row) {
        const Name& one = names[row.index()];
        row.cell(one.language);
        row.cell(bold(one.name));
        row.cell({Run("Seen with "), quoted(one.name), Run(" and SW2, "), link_to(one.name, "#/names"), Run(", on 3 May.")});
    });
}

void paragraphs(Ui& ui) {
    ui.heading(2, "Paragraphs");
    ui.paragraph("قالت الأم إن الطفل (Child R) كان نائما في 25 July 2013، ولم يره أحد حتى وصول العاملة SW2 في الساعة 14:30 مع جدته فاطمة صديقي.", {.measure = 420});
    ui.paragraph("The mother said in Arabic: كان الطفل نائما في الطابق العلوي ولم يره أحد. She was with שרה כהן (neighbour), and nobody else.", {.measure = 420});
    ui.paragraph("उन्होंने कहा कि बच्चा ऊपर सो रहा था और किसी ने उसे नहीं देखा। कार्यकर्ता ने दो बार फोन किया।", {.measure = 420});
    ui.paragraph("王小明的母親說孩子在樓上睡覺，沒有人見過他。工作人員打了兩次電話，第二天又去了一次學校。", {.measure = 420});
    ui.paragraph("Emoji in a message: 😀👍🏽 sent by 👩‍👧 at 21:14, then ❤️ again.", {.measure = 420});
    ui.heading(2, "Characters that turn others around");
    ui.paragraph("Wrote \xE2\x80\xAE" "drawkcab\xE2\x80\xAC and \x01" "bell\x07 beside \xE2\x81\xA7isolates\xE2\x81\xA9.", {.measure = 420});
}

}  // namespace

void draw_names(Ui& ui, Gallery& state) {
    ui.page({.title = "Names", .place = "Child R"}, [&] {
        draw_frame_around(ui, "Names");
        ui.content([&] { ui.page_head("Names", "In the scripts that people write them in", [] {}); }, [&] {
            table_of_names(ui);
            ui.columns({{}, {}}, 32, 700, [&](std::size_t i) {
                if (i == 0) return paragraphs(ui);
                ui.heading(2, "Fields");
                ui.text_box("Name in Arabic", state.arabic);
                ui.text_box("Name in Bengali", state.bengali);
                ui.text_area("What was said", state.mixed, {.least_lines = 3});
                ui.heading(2, "Everywhere else");
                ui.wrap(8, [&] {
                    ui.button("Ask 王小明", {.kind = Kind::primary, .icon = Icon::talk});
                    ui.chip(Icon::clock, Tone::needs_you, "Waits for محمد");
                    ui.lane_tag(1, "POL", "Police");
                });
                ui.note(Tone::needs_you, "שרה כהן", "Her statement has not been read to her in Hebrew yet.");
                ui.check_box("প্রিয়া was seen alone", state.said);
            });
        });
        draw_status(ui);
    });
}

}  // namespace tributary::gallery
