# Libraries that are not ours, built from the sources in the toolchain, with their warnings off.
# Their headers are system headers to our code, so that our warnings do not look into them.
set(source "${TRIBUTARY_TOOLCHAIN}/src")

add_library(third_party_headers INTERFACE)
target_include_directories(third_party_headers SYSTEM INTERFACE "${TRIBUTARY_TOOLCHAIN}/include")

set(sodium "${TRIBUTARY_TOOLCHAIN}/native")
if(EMSCRIPTEN)
  set(sodium "${TRIBUTARY_TOOLCHAIN}/wasm")
endif()
add_library(third_party_sodium INTERFACE)
target_include_directories(third_party_sodium SYSTEM INTERFACE "${sodium}/include")
target_link_libraries(third_party_sodium INTERFACE "${sodium}/lib/libsodium.a")
target_compile_definitions(third_party_sodium INTERFACE SODIUM_STATIC=1)

add_library(third_party_zlib STATIC
  ${source}/zlib/adler32.c ${source}/zlib/crc32.c ${source}/zlib/deflate.c ${source}/zlib/inffast.c
  ${source}/zlib/inflate.c ${source}/zlib/inftrees.c ${source}/zlib/trees.c ${source}/zlib/zutil.c)
target_include_directories(third_party_zlib SYSTEM PUBLIC "${source}/zlib")
target_compile_options(third_party_zlib PRIVATE -w)

# Dear ImGui without its own window handling: platform brings the backend.
option(TRIBUTARY_IMGUI_TEST_ENGINE "Let ImGui report every item it draws, for the audit of the semantics mirror" ON)
set(imgui "${source}/imgui")
add_library(third_party_imgui STATIC
  ${imgui}/imgui.cpp ${imgui}/imgui_draw.cpp ${imgui}/imgui_tables.cpp ${imgui}/imgui_widgets.cpp)
target_include_directories(third_party_imgui SYSTEM PUBLIC "${imgui}")
target_compile_definitions(third_party_imgui PUBLIC
  IMGUI_USE_WCHAR32 IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  $<$<BOOL:${TRIBUTARY_IMGUI_TEST_ENGINE}>:IMGUI_ENABLE_TEST_ENGINE>)
target_compile_options(third_party_imgui PRIVATE -w)
