#include "ui/frame.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "ui/core/core.hpp"

namespace tributary::ui {

namespace {

constexpr int passes_at_most = 5;
Core* audited_core = nullptr;

// What a person does; the rest tells where focus, pointer and scroll bars are.
bool is_deed(EventKind kind) {
    switch (kind) {
        case EventKind::focused:
        case EventKind::blurred:
        case EventKind::hovered:
        case EventKind::scrolled:
        case EventKind::refused:
        case EventKind::hidden: return false;
        default: return true;
    }
}

constexpr ImGuiWindowFlags whole_window = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                          ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus;

}  // namespace

Frame::Frame(Shaper* shaper) : core_(std::make_unique<Core>(shaper)) {}

std::unique_ptr<Frame> Frame::create(const FontFiles& fonts, Shaper* shaper) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_RendererHasTextures;
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowMinSize = {1, 1};
    style.CircleTessellationMaxError = 0.1f;
    style.AntiAliasedLinesUseTex = false;
    io.Fonts->Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
    std::unique_ptr<Frame> frame(new Frame(shaper));
    return frame->core_->fonts.load(fonts) ? std::move(frame) : nullptr;
}

Frame::~Frame() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->TexID == ImTextureID_Invalid) continue;
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::GetPlatformIO().Textures.clear();  // the list still names those that are released now
    core_->pictures.release();
    if (audited_core == core_.get()) audited_core = nullptr;
    ImGui::DestroyContext();
}

void Frame::resize(const Window& window) {
    if (window.scale != core_->window.scale) {
        core_->paragraphs.forget_unused(true);
        core_->typed.forget_unused(true);
    }
    core_->window = window;
}

void Frame::look(const Theme& theme) { core_->theme = theme; }
void Frame::post(Event event) { core_->inbox.push_back(std::move(event)); }
bool Frame::wants(std::string_view chord) const { return core_->chords.contains(chord); }
ImDrawData* Frame::picture() const { return ImGui::GetDrawData(); }
const Semantics& Frame::semantics() const { return core_->semantics; }
bool Frame::owes_description() const { return core_->owes_description; }
bool Frame::described_anew() const { return core_->described_anew; }
Requests Frame::take_requests() { return std::exchange(core_->requests, {}); }
const std::string& Frame::title() const { return core_->title; }
int Frame::passes() const { return core_->passes; }
bool Frame::unsettled() const { return core_->unsettled; }
const std::string& Frame::audit_report() const { return core_->audit_report; }

void Frame::audit(bool on) {
    core_->audit = on;
    audited_core = on ? core_.get() : nullptr;
    ImGui::GetCurrentContext()->TestEngineHookItems = on;
}

void Frame::draw(Call<Ui&> screen, bool may_wait) {
    Core& core = *core_;
    may_wait = may_wait && std::ranges::all_of(core.inbox, [](const Event& event) { return event.kind == EventKind::scrolled || event.kind == EventKind::hovered; });
    core.memory.begin_frame();
    core.paragraphs.forget_unused();
    core.typed.forget_unused();
    core.pictures.begin_frame();
    core.documents.forget_unused();
    core.forget_finished_editing();
    for (bool drawn = false; !drawn || !core.inbox.empty(); drawn = true) {
        if (drawn) ImGui::EndFrame();
        core.take_in_events();
        core.draw_until_settled(screen);
    }
    ImGui::Render();
    // What asks for focus or speaks means elements that are there.
    core.owes_description = may_wait && !core.requests.focus && !core.requests.scroll_id && core.requests.announcements.empty();
    core.described_anew = !core.owes_description && core.semantics.finish();
}

void Core::draw_until_settled(Call<Ui&> screen) {
    const bool happened = !events.empty();
    for (passes = 1;; ++passes) {
        begin_pass();
        Ui ui(*this);
        screen(ui);
        end_pass();
        events.clear();
        left.clear();
        paused.clear();
        const bool again = memory.changed() || (happened && passes == 1);
        unsettled = again && passes == passes_at_most;
        if (!again || unsettled) break;
        ImGui::EndFrame();
    }
}

void Core::forget_finished_editing() {
    std::erase_if(editing, [](const auto& text) { return !text.second.drawn; });
    for (auto& [id, text] : editing) text.drawn = false;
}

void Core::forget_words() {
    paragraphs.forget_unused(true);
    typed.forget_unused(true);
    documents.forget_unused(true);
    pictures.forget();
    semantics.forget();
    editing.clear();
    notices.clear();
    audit_report.clear();
    row = {};
}

// One deed at a time: a screen that is told of a press has drawn what was typed or ticked before it. What is typed into one
// field without anything between is one deed.
void Core::take_in_events() {
    const Event* deed = nullptr;
    std::size_t taken = 0;
    for (; taken < inbox.size(); ++taken) {
        const Event& event = inbox[taken];
        if (!is_deed(event.kind)) continue;
        const bool goes_on = deed && deed->kind == EventKind::typed && event.kind == EventKind::typed && deed->id == event.id;
        if (deed && !goes_on) break;
        deed = &event;
    }
    const auto end = inbox.begin() + static_cast<std::ptrdiff_t>(taken);
    events.assign(std::make_move_iterator(inbox.begin()), std::make_move_iterator(end));
    inbox.erase(inbox.begin(), end);
    follow_events();
}

void Core::follow_events() {
    // Escape puts a tip away before it does anything else.
    const auto puts_away = [&](const Event& event) { return tip_shown != 0 && event.kind == EventKind::key && event.text == "Close"; };
    if (std::erase_if(events, puts_away) > 0) tip_put_away = tip_shown;
    for (Event& event : events) {
        switch (event.kind) {
            case EventKind::focused:
                focused = event.id;
                focus_shown = event.number > 0;
                break;
            case EventKind::blurred:
                if (touched.erase(event.id)) left.insert(event.id);
                if (focused == event.id) focused = 0;
                break;
            case EventKind::hovered: hovered = event.id; break;
            case EventKind::typed:
                touched.insert(event.id);
                notices.erase(event.id);
                break;
            case EventKind::paused:
                if (touched.contains(event.id)) paused.insert(event.id);
                break;
            case EventKind::refused: notices[event.id] = {event.text, static_cast<std::size_t>(event.number), false}; break;
            case EventKind::scrolled: scroll_tops[event.id] = event.number; break;
            case EventKind::hidden:
                left.insert(touched.begin(), touched.end());
                touched.clear();
                break;
            default: break;
        }
    }
}

void Core::begin_pass() {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {window.width, window.height};
    io.DisplayFramebufferScale = {window.scale, window.scale};
    io.DeltaTime = 1.0f / 60;
    fonts.set_density(window.scale);
    pictures.set_density(window.scale);
    memory.begin_pass();
    semantics.begin();
    scopes_.assign(1, 1);
    regions_.clear();
    drawn_before_ = std::exchange(drawn_, {});
    chords.clear();
    focus_next = false;
    tip_shown = 0;
    covered = std::exchange(covers, 0.0f);
    modal = {};
    ImGui::NewFrame();
    ImGui::GetDrawListSharedData()->InitialFringeScale = 1 / window.scale;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({std::ceil(window.width), std::ceil(window.height)});  // ImGui would cut off the fraction of a pixel
    ImGui::Begin("page", nullptr, whole_window);
    audited.clear();  // the window itself
    paint.begin(*ImGui::GetWindowDrawList(), window.scale);
    paint.fill({0, 0, window.width, window.height}, theme[Colour::ground]);
    flow.begin(window.width, window.height);
}

void Core::end_pass() {
    paint.end();
    ImGui::End();
    if (!audit) return;
    audit_report.clear();
    std::unordered_set<NodeId> known;
    for (const Node& node : semantics.nodes())
        if (!known.insert(node.id).second) audit_report += "twice: role " + std::to_string(node.role) + " " + std::string(semantics.name_of(node)) + "\n";
    for (const auto& [item_id, label] : audited)
        if (!known.contains(item_id)) audit_report += "undescribed: " + (label.empty() ? std::to_string(item_id) : label) + "\n";
}

}  // namespace tributary::ui

#ifdef IMGUI_ENABLE_TEST_ENGINE
// ImGui calls these for every item that it is told of.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect&, const ImGuiLastItemData*) {
    if (tributary::ui::audited_core) tributary::ui::audited_core->audited.emplace_back(id, "");
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID id, const char* label, ImGuiItemStatusFlags) {
    if (!tributary::ui::audited_core || !label) return;
    auto& audited = tributary::ui::audited_core->audited;
    for (auto entry = audited.rbegin(); entry != audited.rend(); ++entry)
        if (entry->first == id) {
            entry->second = label;
            return;
        }
}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
#endif
