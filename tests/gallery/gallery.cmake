# The widget gallery: the interface's own test bed, a site of its own in build/web/gallery, without vault or case data.
# In a function of its own, so that it does not become part of the application's site.
function(tributary_gallery)
  # The widgets alone, without the screens and what they stand on.
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/gallery/*.cpp" "${CMAKE_SOURCE_DIR}/src/platform/picture/*.cpp"
    "${CMAKE_SOURCE_DIR}/src/ui/core/*.cpp" "${CMAKE_SOURCE_DIR}/src/ui/widgets/*.cpp" "${CMAKE_SOURCE_DIR}/src/app/file_source.cpp")
  set(browser "${CMAKE_SOURCE_DIR}/src/platform/browser")
  tributary_web_program(gallery createTributary web "${CMAKE_SOURCE_DIR}/shell/application.options"
    ${sources} "${browser}/page_host.cpp" "${browser}/held_file.cpp" "${browser}/gl_renderer.cpp" "${browser}/canvas_renderer.cpp" "${browser}/browser_shaper.cpp")
  set_target_properties(gallery PROPERTIES OUTPUT_NAME tributary RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/gallery_program")
  target_link_libraries(gallery PRIVATE tributary_base tributary_documents tributary_options third_party_imgui)
  target_link_options(gallery PRIVATE -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sFILESYSTEM=0 "SHELL:--js-library ${CMAKE_SOURCE_DIR}/shell/page.js")
  set_property(TARGET gallery APPEND PROPERTY LINK_DEPENDS "${CMAKE_SOURCE_DIR}/shell/page.js")
  set(fonts "${TRIBUTARY_TOOLCHAIN}/fonts/SourceSans3-Regular.otf" "${TRIBUTARY_TOOLCHAIN}/fonts/SourceSans3-Semibold.otf" "${TRIBUTARY_TOOLCHAIN}/fonts/SourceSans3-It.otf")
  file(GLOB_RECURSE web_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/web/*")
  add_custom_command(OUTPUT "${CMAKE_BINARY_DIR}/gallery.stamp"
    COMMAND node "${CMAKE_SOURCE_DIR}/cmake/site.mjs" "${CMAKE_BINARY_DIR}/gallery" "${CMAKE_SOURCE_DIR}/web"
      $<TARGET_FILE:gallery> "${CMAKE_BINARY_DIR}/gallery_program/tributary.wasm" --fonts ${fonts} --licences "${CMAKE_SOURCE_DIR}/LICENSE"
    COMMAND ${CMAKE_COMMAND} -E touch "${CMAKE_BINARY_DIR}/gallery.stamp"
    DEPENDS gallery ${web_files} ${fonts} "${CMAKE_SOURCE_DIR}/cmake/site.mjs" VERBATIM)
  add_custom_target(gallery_site ALL DEPENDS "${CMAKE_BINARY_DIR}/gallery.stamp")
endfunction()
tributary_gallery()
