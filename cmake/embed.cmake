# tributary_embed(<room> <kind> <name> <file>): compiles a file into the room as tributary::<room>::<name>,
# which its sources include as "generated/<name>.hpp". The kinds are those of embed.mjs; of a folder, its files follow.
function(tributary_embed room kind name file)
  get_target_property(type tributary_${room} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY" OR NOT EXISTS "${file}")
    return()
  endif()
  set(header "${CMAKE_BINARY_DIR}/generated/${name}.hpp")
  add_custom_command(OUTPUT "${header}"
    COMMAND node "${CMAKE_SOURCE_DIR}/cmake/embed.mjs" ${kind} tributary::${room} ${name} "${file}" "${header}"
    DEPENDS "${file}" ${ARGN} "${CMAKE_SOURCE_DIR}/cmake/embed.mjs" VERBATIM)
  target_sources(tributary_${room} PRIVATE "${header}")
endfunction()

tributary_embed(crypto words word_list "${CMAKE_SOURCE_DIR}/node_modules/@scure/bip39/wordlists/english.js")
# The sample case that opens from Home; the tests read the same files.
foreach(sample IN ITEMS children-social-care police school family)
  string(REPLACE "-" "_" name "sample_${sample}")
  tributary_embed(app text ${name} "${CMAKE_SOURCE_DIR}/tests/data/child-r/${sample}.csv")
endforeach()
# Every board's procedure; a new file needs no edit here.
file(GLOB profiles CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/profiles/*.json")
tributary_embed(domain texts profile_texts "${CMAKE_SOURCE_DIR}/src/profiles" ${profiles})
# What `tributary requirements` tells.
if(TARGET tributary_cli)
  tributary_embed(cli text requirements_text "${CMAKE_SOURCE_DIR}/docs/requirements.md")
  tributary_embed(cli text coverage_text "${CMAKE_SOURCE_DIR}/docs/coverage.json")
endif()
