# The application for the browser, and build/web/site, which any static web server can serve as it is.
set(site "${CMAKE_BINARY_DIR}/site")
set(site_inputs "")

# tributary_web_program(<name> <factory> <environment> <options file> <source>…): <name>.js and <name>.wasm.
# shell/*.js are the JavaScript functions that C++ may call. <options file> holds further linker options, one a line.
function(tributary_web_program name factory environment options)
  add_executable(${name} ${ARGN})
  target_link_options(${name} PRIVATE
    --closure 1 "--closure-args=--externs=${CMAKE_SOURCE_DIR}/cmake/closure_externs.js" -sMODULARIZE -sEXPORT_NAME=${factory} -sENVIRONMENT=${environment}
    -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=1MB -sDYNAMIC_EXECUTION=0)
  if(EXISTS "${options}")
    file(STRINGS "${options}" further REGEX "^[^#]")
    target_link_options(${name} PRIVATE ${further})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${options}")
  endif()
  # The closure compiler comes from npm.
  set_target_properties(${name} PROPERTIES CXX_LINKER_LAUNCHER
    "${CMAKE_COMMAND};-E;env;EM_CLOSURE_COMPILER=${closure_compiler}")
  set(site_inputs ${site_inputs} ${name} PARENT_SCOPE)
endfunction()

file(GLOB closure_compiler "${CMAKE_SOURCE_DIR}/node_modules/google-closure-compiler-linux*/compiler")

if(EXISTS "${CMAKE_SOURCE_DIR}/src/platform/browser/main.cpp")
  # The objects themselves and not their archive, so that functions only JavaScript calls are not left out.
  tributary_web_program(application createTributary "web,worker" "${CMAKE_SOURCE_DIR}/shell/application.options"
    src/platform/browser/main.cpp $<TARGET_OBJECTS:tributary_platform>)
  set_target_properties(application PROPERTIES OUTPUT_NAME tributary)
  target_link_libraries(application PRIVATE tributary_platform tributary_options third_party_imgui)
  # What is freed is wiped (src/platform/browser/wiping_memory.cpp).
  target_link_options(application PRIVATE -Wl,--wrap=free -Wl,--wrap=realloc)
  target_link_options(application PRIVATE -lidbfs.js -sFORCE_FILESYSTEM -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2)
  file(GLOB libraries CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/shell/*.js")
  foreach(library IN LISTS libraries)
    target_link_options(application PRIVATE "SHELL:--js-library ${library}")
    set_property(TARGET application APPEND PROPERTY LINK_DEPENDS "${library}")
  endforeach()
endif()

file(GLOB worker_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/platform/worker/*.cpp")
if(worker_sources)
  tributary_web_program(kdf createKdf worker "${CMAKE_SOURCE_DIR}/shell/kdf.options" ${worker_sources})
  target_link_libraries(kdf PRIVATE tributary_crypto tributary_options)
endif()

include("${CMAKE_SOURCE_DIR}/tests/browser/vault_page/vault_page.cmake")
include("${CMAKE_SOURCE_DIR}/tests/gallery/gallery.cmake")

file(GLOB_RECURSE web_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/web/*")
if(site_inputs AND web_files)
  set(fonts
    "${TRIBUTARY_TOOLCHAIN}/fonts/SourceSans3-Regular.otf"
    "${TRIBUTARY_TOOLCHAIN}/fonts/SourceSans3-Semibold.otf"
    "${TRIBUTARY_TOOLCHAIN}/fonts/SourceSans3-It.otf")
  set(licences "${CMAKE_SOURCE_DIR}/LICENSE")
  foreach(part IN ITEMS imgui libsodium zlib tinyxml2 cmark qrencode nlohmann-json3-dev fonts-adobe-sourcesans3 emscripten)
    list(APPEND licences "${TRIBUTARY_TOOLCHAIN}/licences/${part}.txt")
  endforeach()
  # What reads QR codes, from npm; loaded by a worker (web/qr-worker.js).
  set(jsqr "${CMAKE_SOURCE_DIR}/node_modules/jsqr")
  list(APPEND licences "${jsqr}/LICENSE")
  set(built "")
  foreach(program IN LISTS site_inputs)
    list(APPEND built $<TARGET_FILE:${program}> $<TARGET_FILE_DIR:${program}>/$<TARGET_FILE_BASE_NAME:${program}>.wasm)
  endforeach()
  add_custom_command(OUTPUT "${CMAKE_BINARY_DIR}/site.stamp"
    COMMAND node "${CMAKE_SOURCE_DIR}/cmake/site.mjs" "${site}" "${CMAKE_SOURCE_DIR}/web" ${built} "${jsqr}/dist/jsQR.js" --fonts ${fonts} --licences ${licences}
    COMMAND ${CMAKE_COMMAND} -E touch "${CMAKE_BINARY_DIR}/site.stamp"
    DEPENDS ${site_inputs} ${web_files} ${fonts} ${licences} "${CMAKE_SOURCE_DIR}/cmake/site.mjs"
    COMMENT "Putting the site together in ${site}" VERBATIM)
  add_custom_target(site ALL DEPENDS "${CMAKE_BINARY_DIR}/site.stamp")
endif()

# Browser tests: every tests/browser/*.test.mjs is one test, run by node against the built site.
file(GLOB browser_tests CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/browser/*.test.mjs")
list(LENGTH browser_tests browser_test_count)
if(browser_test_count LESS 14)
  message(FATAL_ERROR "Expected at least 14 browser tests in tests/browser, found ${browser_test_count}.")
endif()
foreach(test IN LISTS browser_tests)
  get_filename_component(name "${test}" NAME)
  string(REPLACE ".test.mjs" "" name "${name}")
  # Two at a time, but those that kill the browser or count its transactions alone.
  set(processors 1)
  if(name MATCHES "kill|^vault|^sentences$")
    set(processors 2)
  endif()
  add_test(NAME browser.${name} COMMAND node "${test}")
  set_tests_properties(browser.${name} PROPERTIES
    TIMEOUT 600 PROCESSORS ${processors} LABELS browser WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    ENVIRONMENT "TRIBUTARY_SITE=${site};TRIBUTARY_CLI=${CMAKE_SOURCE_DIR}/build/native/tributary")
endforeach()
# A power cut needs a disk image and the rights to mount it; the test says what was missing.
set_tests_properties(browser.vault-power PROPERTIES SKIP_REGULAR_EXPRESSION "SKIPPED: ")
