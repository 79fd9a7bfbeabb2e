# The programs: natively the command line, for the browser the application, its key-derivation worker and the site around them.
if(EMSCRIPTEN)
  include(cmake/web.cmake)
elseif(EXISTS "${CMAKE_SOURCE_DIR}/src/cli/main.cpp")
  add_executable(tributary "${CMAKE_SOURCE_DIR}/src/cli/main.cpp")
  target_link_libraries(tributary PRIVATE tributary_cli tributary_options)
endif()
