# What importing and merging costs, natively and in wasm (tests/bench/story.bench.mjs).
add_executable(story_cost EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/bench/story_cost.cpp")
target_link_libraries(story_cost PRIVATE tributary_app tributary_options)
if(EMSCRIPTEN)
  target_link_options(story_cost PRIVATE -O2 -sENVIRONMENT=node -sNODERAWFS -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB -sSTACK_SIZE=1MB -sEXIT_RUNTIME=1)
endif()

# The programs: natively the command line, for the browser the application, its key-derivation worker and the site around them.
if(EMSCRIPTEN)
  include(cmake/web.cmake)
elseif(EXISTS "${CMAKE_SOURCE_DIR}/src/cli/main.cpp")
  add_executable(tributary "${CMAKE_SOURCE_DIR}/src/cli/main.cpp")
  target_link_libraries(tributary PRIVATE tributary_cli tributary_options)

  # The stock programs (age, minisign, zip) open what we make, and we open what they make.
  add_executable(interop_sample "${CMAKE_SOURCE_DIR}/tests/interop/sample.cpp")
  target_link_libraries(interop_sample PRIVATE tributary_bundle tributary_options)
  file(GLOB interop_tests CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/interop/*.sh")
  foreach(script IN LISTS interop_tests)
    get_filename_component(name "${script}" NAME_WE)
    add_test(NAME ${TRIBUTARY_TEST_PREFIX}.interop_${name} COMMAND bash "${script}" $<TARGET_FILE:tributary> $<TARGET_FILE:interop_sample>)
    set_tests_properties(${TRIBUTARY_TEST_PREFIX}.interop_${name} PROPERTIES TIMEOUT 300 LABELS interop)
  endforeach()

  # Whole cases through the command line, held against what is known of them.
  file(GLOB case_tests CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/cases/*.test.mjs")
  foreach(script IN LISTS case_tests)
    get_filename_component(name "${script}" NAME_WE)
    add_test(NAME ${TRIBUTARY_TEST_PREFIX}.case_${name} COMMAND node "${script}" $<TARGET_FILE:tributary>)
    set_tests_properties(${TRIBUTARY_TEST_PREFIX}.case_${name} PROPERTIES TIMEOUT 300 LABELS cases)
  endforeach()

  # Measured by the bench preset (tests/bench/run.mjs runs every bench_*), built with everything else so that it keeps building.
  add_executable(bench_edit_cost "${CMAKE_SOURCE_DIR}/tests/bench/edit_cost.cpp")
  target_link_libraries(bench_edit_cost PRIVATE tributary_app tributary_options)
  add_executable(bench_attachments "${CMAKE_SOURCE_DIR}/tests/bench/attachments.cpp")
  target_link_libraries(bench_attachments PRIVATE tributary_cli tributary_options)
  add_executable(bench_save_cost "${CMAKE_SOURCE_DIR}/tests/bench/save_cost.cpp")
  target_link_libraries(bench_save_cost PRIVATE tributary_store tributary_options)
  add_custom_target(benches DEPENDS bench_edit_cost bench_attachments bench_save_cost story_cost)
endif()
