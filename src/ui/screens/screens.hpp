// The screens, one file each. Each draws one whole page, with its strip, navigation and status line.
#pragma once

#include "ui/screens/stage.hpp"

namespace tributary::ui {

void draw_starting(Stage& stage);
void draw_first_run(Stage& stage);
void draw_unlock(Stage& stage);
void draw_vaults(Stage& stage);

void draw_home(Stage& stage);
void draw_people_and_trust(Stage& stage);
void draw_this_device(Stage& stage);
void draw_help(Stage& stage);
void draw_accessibility(Stage& stage);
void draw_review(Stage& stage);

void draw_overview(Stage& stage, const app::Case& opened);
void draw_chronology(Stage& stage, const app::Case& opened);
void draw_import(Stage& stage, const app::Case& opened);
void draw_merged(Stage& stage, const app::Case& opened);
void draw_timeline(Stage& stage, const app::Case& opened);
void draw_findings(Stage& stage, const app::Case& opened);
void draw_knowledge(Stage& stage, const app::Case& opened);
void draw_family(Stage& stage, const app::Case& opened);
void draw_handover(Stage& stage, const app::Case& opened);
void draw_history(Stage& stage, const app::Case& opened);
void draw_conflicts(Stage& stage, const app::Case& opened);
void draw_search(Stage& stage, const app::Case& opened);

}  // namespace tributary::ui
