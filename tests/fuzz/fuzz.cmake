# One libFuzzer program for every decoder, in the sanitized build. What is asked for in tests/fuzz/run.sh: the least number of runs, which is
# all that a test run does; TRIBUTARY_FUZZ_SECONDS=60 ctest --preset sanitize -L fuzz goes on for a minute each.
add_executable(fuzz_seeds "${CMAKE_CURRENT_LIST_DIR}/make_seeds.cpp")
target_link_libraries(fuzz_seeds PRIVATE tributary_app tributary_options)
set(seeds "${CMAKE_BINARY_DIR}/fuzz-seeds")
add_test(NAME sanitize.fuzz_seeds COMMAND fuzz_seeds "${CMAKE_SOURCE_DIR}" "${seeds}")
set_tests_properties(sanitize.fuzz_seeds PROPERTIES FIXTURES_SETUP fuzz_seeds LABELS fuzz TIMEOUT 120)

foreach(each IN ITEMS vault_header:300000 vault_record:30000 json:30000 age_header:30000 age_stream:5000 bech32:200000 zip:100000 manifest:20000 minisign:60000
                      card:15000 csv:1500 statement:10000 dates:60000 xlsx:1000 docx:1000 chunk:15000 backup:60000)
  string(REPLACE ":" ";" pair ${each})
  list(GET pair 0 target)
  list(GET pair 1 least)
  add_executable(fuzz_${target} "${CMAKE_CURRENT_LIST_DIR}/${target}.cpp")
  target_compile_options(fuzz_${target} PRIVATE -fsanitize=fuzzer)
  target_link_options(fuzz_${target} PRIVATE -fsanitize=fuzzer)
  target_link_libraries(fuzz_${target} PRIVATE tributary_app tributary_options)
  add_test(NAME sanitize.fuzz_${target} COMMAND bash "${CMAKE_CURRENT_LIST_DIR}/run.sh" $<TARGET_FILE:fuzz_${target}> "${seeds}" ${least})
  set_tests_properties(sanitize.fuzz_${target} PROPERTIES FIXTURES_REQUIRED fuzz_seeds LABELS fuzz TIMEOUT 900)
endforeach()
