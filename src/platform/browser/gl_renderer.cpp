#include "platform/browser/gl_renderer.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <imgui.h>

#include <algorithm>
#include <cstring>
#include <unordered_set>
#include <vector>

namespace tributary::platform {

namespace {

constexpr const char* canvas = "#canvas";

constexpr const char* vertex_source = R"(#version 300 es
uniform vec4 projection;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 colour;
out vec2 at;
out vec4 tint;
void main() {
    at = texel;
    tint = colour;
    gl_Position = vec4(position * projection.xy + projection.zw, 0.0, 1.0);
})";

constexpr const char* fragment_source = R"(#version 300 es
precision highp float;
uniform sampler2D atlas;
uniform bool coloured;
in vec2 at;
in vec4 tint;
out vec4 pixel;
void main() {
    vec4 texel = texture(atlas, at);
    pixel = coloured ? vec4(texel.rgb, tint.a * texel.a) : vec4(tint.rgb, tint.a * texel.r);
})";

GLuint compile(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    return shader;
}

class GlRenderer final : public Renderer {
public:
    explicit GlRenderer(EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context) : context_(context) {
        make_pipeline();
        emscripten_set_webglcontextlost_callback(canvas, this, false, [](int, const void*, void* renderer) {
            static_cast<GlRenderer*>(renderer)->lost_ = true;
            return true;  // it may come back; web/picture.js then asks for a frame
        });
    }

    void set_gamma(const TextGamma& gamma) override {
        gamma_changed_ = gamma_changed_ || gamma != gamma_;
        gamma_ = gamma;
    }

    bool draw(ImDrawData& data) override {
        if (emscripten_is_webgl_context_lost(context_)) return false;
        if (lost_) come_back(data);
        const int width = static_cast<int>(data.DisplaySize.x * data.FramebufferScale.x + 0.5f);
        const int height = static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y + 0.5f);
        if (width <= 0 || height <= 0) return true;
        take_textures(data);
        glViewport(0, 0, width, height);
        glUniform4f(projection_, 2 / data.DisplaySize.x, -2 / data.DisplaySize.y, -1, 1);
        make_room(data);
        GLintptr vertices = 0;
        GLintptr indices = 0;
        for (const ImDrawList* list : data.CmdLists) {
            glBufferSubData(GL_ARRAY_BUFFER, vertices, list->VtxBuffer.size_in_bytes(), list->VtxBuffer.Data);
            glBufferSubData(GL_ELEMENT_ARRAY_BUFFER, indices, list->IdxBuffer.size_in_bytes(), list->IdxBuffer.Data);
            for (const ImDrawCmd& command : list->CmdBuffer)
                if (!command.UserCallback) draw_command(command, vertices, indices, data.FramebufferScale.x, height);
            vertices += list->VtxBuffer.size_in_bytes();
            indices += list->IdxBuffer.size_in_bytes();
        }
        return true;
    }

private:
    void make_pipeline() {
        program_ = glCreateProgram();
        glAttachShader(program_, compile(GL_VERTEX_SHADER, vertex_source));
        glAttachShader(program_, compile(GL_FRAGMENT_SHADER, fragment_source));
        glLinkProgram(program_);
        glUseProgram(program_);
        projection_ = glGetUniformLocation(program_, "projection");
        coloured_ = glGetUniformLocation(program_, "coloured");
        bound_ = 0;
        GLuint array = 0;
        GLuint buffers[2] = {0, 0};
        glGenVertexArrays(1, &array);
        glBindVertexArray(array);
        glGenBuffers(2, buffers);
        glBindBuffer(GL_ARRAY_BUFFER, buffers[0]);
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffers[1]);
        for (GLuint i = 0; i < 3; ++i) glEnableVertexAttribArray(i);
        glEnable(GL_BLEND);
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        glEnable(GL_SCISSOR_TEST);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        vertex_room_ = index_room_ = 0;
    }

    void come_back(ImDrawData& data) {
        lost_ = false;
        colours_.clear();
        make_pipeline();
        make_again(data);
    }

    void make_room(const ImDrawData& data) {
        const auto vertices = static_cast<GLsizeiptr>(data.TotalVtxCount) * static_cast<GLsizeiptr>(sizeof(ImDrawVert));
        const auto indices = static_cast<GLsizeiptr>(data.TotalIdxCount) * static_cast<GLsizeiptr>(sizeof(ImDrawIdx));
        vertex_room_ = std::max(vertex_room_, vertices * 3 / 2);
        index_room_ = std::max(index_room_, indices * 3 / 2);
        glBufferData(GL_ARRAY_BUFFER, vertex_room_, nullptr, GL_STREAM_DRAW);
        glBufferData(GL_ELEMENT_ARRAY_BUFFER, index_room_, nullptr, GL_STREAM_DRAW);
    }

    void take_textures(ImDrawData& data) {
        if (!data.Textures) return;
        for (ImTextureData* texture : *data.Textures) {
            if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
                const auto name = static_cast<GLuint>(texture->TexID);
                glDeleteTextures(1, &name);
                colours_.erase(name);
                texture->SetTexID(ImTextureID_Invalid);
                texture->SetStatus(ImTextureStatus_Destroyed);
            } else if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates || (gamma_changed_ && texture->Status == ImTextureStatus_OK && kind_of(*texture) == TextureKind::glyphs)) {
                upload(*texture);
            }
        }
        gamma_changed_ = false;
    }

    void bind(GLuint name) {
        glBindTexture(GL_TEXTURE_2D, bound_ = name);
        glUniform1i(coloured_, colours_.contains(name));
    }

    void upload(ImTextureData& texture) {
        const TextureKind kind = kind_of(texture);
        const bool fresh = texture.Status == ImTextureStatus_WantCreate;
        if (fresh) create(texture, kind);
        bind(static_cast<GLuint>(texture.TexID));
        if (fresh || texture.Status == ImTextureStatus_OK) upload_part(texture, kind, 0, 0, texture.Width, texture.Height);
        else
            for (const ImTextureRect& part : texture.Updates) upload_part(texture, kind, part.x, part.y, part.w, part.h);
        texture.SetStatus(ImTextureStatus_OK);
    }

    void create(ImTextureData& texture, TextureKind kind) {
        GLuint name = 0;
        glGenTextures(1, &name);
        if (kind == TextureKind::colours) colours_.insert(name);
        bind(name);
        const GLint filter = kind == TextureKind::glyphs ? GL_LINEAR : GL_NEAREST;
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        if (kind == TextureKind::colours) glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, texture.Width, texture.Height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        else glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, texture.Width, texture.Height, 0, GL_RED, GL_UNSIGNED_BYTE, nullptr);
        texture.SetTexID(name);
    }

    // Glyphs and runs are one byte a texel: coverage, of glyphs made darker or lighter for the ground they stand on.
    void upload_part(const ImTextureData& texture, TextureKind kind, int x, int y, int width, int height) {
        const std::size_t texel = kind == TextureKind::colours ? 4 : 1;
        const auto across = static_cast<std::size_t>(width);
        part_.resize(across * static_cast<std::size_t>(height) * texel);
        std::uint8_t* to = part_.data();
        for (int row = y; row < y + height; ++row, to += across * texel) {
            const auto* from = texture.Pixels + (static_cast<std::size_t>(row) * static_cast<std::size_t>(texture.Width) + static_cast<std::size_t>(x)) * static_cast<std::size_t>(texture.BytesPerPixel);
            if (kind != TextureKind::glyphs) std::memcpy(to, from, across * texel);
            else
                for (std::size_t i = 0; i < across; ++i) to[i] = gamma_[from[i * 4 + 3]];
        }
        glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, kind == TextureKind::colours ? GL_RGBA : GL_RED, GL_UNSIGNED_BYTE, part_.data());
    }

    void draw_command(const ImDrawCmd& command, GLintptr vertices, GLintptr indices, float scale, int height) {
        const int x0 = std::max(0, static_cast<int>(command.ClipRect.x * scale + 0.5f));
        const int y0 = std::max(0, static_cast<int>(command.ClipRect.y * scale + 0.5f));
        const int x1 = static_cast<int>(command.ClipRect.z * scale + 0.5f);
        const int y1 = std::min(height, static_cast<int>(command.ClipRect.w * scale + 0.5f));
        if (x1 <= x0 || y1 <= y0) return;
        glScissor(x0, height - y1, x1 - x0, y1 - y0);
        const auto name = static_cast<GLuint>(command.GetTexID());
        if (name != bound_) bind(name);
        const GLintptr at = vertices + static_cast<GLintptr>(command.VtxOffset) * static_cast<GLintptr>(sizeof(ImDrawVert));
        const auto pointer = [&](std::size_t offset) { return reinterpret_cast<const void*>(at + static_cast<GLintptr>(offset)); };
        glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert), pointer(offsetof(ImDrawVert, pos)));
        glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert), pointer(offsetof(ImDrawVert, uv)));
        glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(ImDrawVert), pointer(offsetof(ImDrawVert, col)));
        static_assert(sizeof(ImDrawIdx) == 2);
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_SHORT,
                       reinterpret_cast<const void*>(indices + static_cast<GLintptr>(command.IdxOffset) * 2));
    }

    EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context_;
    GLuint program_ = 0, bound_ = 0;
    GLint projection_ = -1, coloured_ = -1;
    GLsizeiptr vertex_room_ = 0, index_room_ = 0;
    std::vector<std::uint8_t> part_;
    std::unordered_set<GLuint> colours_;  // textures that are not coverage
    TextGamma gamma_ = text_gamma(false);
    bool gamma_changed_ = true;
    bool lost_ = false;
};

}  // namespace

std::unique_ptr<Renderer> make_gl_renderer() {
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    wanted.alpha = false;
    wanted.depth = false;
    wanted.stencil = false;
    wanted.antialias = false;
    wanted.enableExtensionsByDefault = false;
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context(canvas, &wanted);
    if (context <= 0) return nullptr;
    emscripten_webgl_make_context_current(context);
    return std::make_unique<GlRenderer>(context);
}

}  // namespace tributary::platform
