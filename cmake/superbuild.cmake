# A workflow preset knows one configure preset only. The presets test, run and bench therefore build nothing themselves:
# they configure and build the presets native, sanitize and web, one after the other, and gather their tests into one run.
cmake_host_system_information(RESULT cores QUERY NUMBER_OF_LOGICAL_CORES)

# tributary_step(<name> COMMAND …): runs after all earlier steps, with its output on the terminal.
function(tributary_step name)
  add_custom_target(${name} ALL ${ARGN} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}" USES_TERMINAL VERBATIM)
  get_property(before GLOBAL PROPERTY TRIBUTARY_STEP_BEFORE)
  if(before)
    add_dependencies(${name} ${before})
  endif()
  set_property(GLOBAL PROPERTY TRIBUTARY_STEP_BEFORE ${name})
endfunction()

# tributary_sub_build(<preset> [--target …]): configures and builds a preset.
function(tributary_sub_build preset)
  tributary_step(${preset}
    COMMAND ${CMAKE_COMMAND} --preset ${preset} --log-level=WARNING
    COMMAND ${CMAKE_COMMAND} --build build/${preset} --parallel ${cores} ${ARGN})
endfunction()

if(TRIBUTARY_SUPERBUILD STREQUAL "run")
  tributary_sub_build(web --target site)
  tributary_step(serve COMMAND node tests/serve.mjs build/web/site)

elseif(TRIBUTARY_SUPERBUILD STREQUAL "test")
  tributary_step(needs COMMAND bash tests/setup.sh)
  foreach(preset IN ITEMS native sanitize web)
    tributary_sub_build(${preset})
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${CMAKE_SOURCE_DIR}/build/${preset}/CTestTestfile.cmake")
  endforeach()
  add_test(NAME same_cases COMMAND node "${CMAKE_SOURCE_DIR}/tests/same_cases.mjs"
    "${CMAKE_SOURCE_DIR}/build/native" "${CMAKE_SOURCE_DIR}/build/web" 8)

elseif(TRIBUTARY_SUPERBUILD STREQUAL "bench")
  tributary_step(needs COMMAND bash tests/setup.sh)
  tributary_sub_build(native --target benches)
  tributary_sub_build(web --target site gallery_site story_cost)
  tributary_step(measure COMMAND ${CMAKE_COMMAND} -E env "TRIBUTARY_SITE=${CMAKE_SOURCE_DIR}/build/web/site"
    node tests/bench/run.mjs build/native build/web)

else()
  message(FATAL_ERROR "TRIBUTARY_SUPERBUILD is ${TRIBUTARY_SUPERBUILD}; it may be test, run or bench.")
endif()
