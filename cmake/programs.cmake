if(EXISTS "${CMAKE_SOURCE_DIR}/src/cli/main.cpp" AND NOT EMSCRIPTEN)
  add_executable(tributary "${CMAKE_SOURCE_DIR}/src/cli/main.cpp")
  target_link_libraries(tributary PRIVATE tributary_cli tributary_options)
endif()
