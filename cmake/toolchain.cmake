# The private toolchain that emsdk-setup.sh made.
if(DEFINED ENV{TRIBUTARY_TOOLCHAIN})
  set(TRIBUTARY_TOOLCHAIN "$ENV{TRIBUTARY_TOOLCHAIN}")
else()
  get_filename_component(TRIBUTARY_TOOLCHAIN "${CMAKE_CURRENT_LIST_DIR}/../.toolchain" ABSOLUTE)
endif()
if(NOT EXISTS "${TRIBUTARY_TOOLCHAIN}/include")
  message(FATAL_ERROR "There is no toolchain in ${TRIBUTARY_TOOLCHAIN}: run ./emsdk-setup.sh first.")
endif()
