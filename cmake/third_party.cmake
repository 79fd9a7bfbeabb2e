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

add_library(third_party_tinyxml2 STATIC ${source}/tinyxml2/tinyxml2.cpp)
target_include_directories(third_party_tinyxml2 SYSTEM PUBLIC "${source}/tinyxml2")
target_compile_options(third_party_tinyxml2 PRIVATE -w)

# cmark's parser and its tree, without what writes other formats. The headers that its own build makes are made here.
set(cmark "${source}/cmark/src")
set(cmark_made "${CMAKE_BINARY_DIR}/cmark")
function(make_cmark_headers)
  set(PROJECT_VERSION_MAJOR 0)
  set(PROJECT_VERSION_MINOR 30)
  set(PROJECT_VERSION_PATCH 0)
  set(HAVE_STDBOOL_H ON)
  set(HAVE___BUILTIN_EXPECT ON)
  set(HAVE___ATTRIBUTE__ ON)
  configure_file("${cmark}/config.h.in" "${cmark_made}/config.h")
  configure_file("${cmark}/cmark_version.h.in" "${cmark_made}/cmark_version.h")
  file(CONFIGURE OUTPUT "${cmark_made}/cmark_export.h" CONTENT "#define CMARK_EXPORT\n#define CMARK_NO_EXPORT\n" @ONLY)
endfunction()
make_cmark_headers()
add_library(third_party_cmark STATIC
  ${cmark}/blocks.c ${cmark}/buffer.c ${cmark}/cmark.c ${cmark}/cmark_ctype.c ${cmark}/houdini_href_e.c ${cmark}/houdini_html_e.c
  ${cmark}/houdini_html_u.c ${cmark}/html.c ${cmark}/inlines.c ${cmark}/iterator.c ${cmark}/node.c ${cmark}/references.c ${cmark}/scanners.c ${cmark}/utf8.c)
target_include_directories(third_party_cmark SYSTEM PUBLIC "${cmark}" "${cmark_made}")
target_compile_options(third_party_cmark PRIVATE -w)

# qrencode without its program: draws QR codes, reads none.
set(qrencode "${source}/qrencode")
add_library(third_party_qrencode STATIC
  ${qrencode}/bitstream.c ${qrencode}/mask.c ${qrencode}/mmask.c ${qrencode}/mqrspec.c ${qrencode}/qrencode.c ${qrencode}/qrinput.c ${qrencode}/qrspec.c
  ${qrencode}/rsecc.c ${qrencode}/split.c)
target_include_directories(third_party_qrencode SYSTEM PUBLIC "${qrencode}")
target_compile_definitions(third_party_qrencode PRIVATE STATIC_IN_RELEASE=static MAJOR_VERSION=4 MINOR_VERSION=1 MICRO_VERSION=1 VERSION="4.1.1")
target_compile_options(third_party_qrencode PRIVATE -w)

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
