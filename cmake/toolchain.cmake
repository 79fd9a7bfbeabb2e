# The private toolchain that emsdk-setup.sh made.
if(DEFINED ENV{TRIBUTARY_TOOLCHAIN})
  set(TRIBUTARY_TOOLCHAIN "$ENV{TRIBUTARY_TOOLCHAIN}")
else()
  set(TRIBUTARY_TOOLCHAIN "${CMAKE_SOURCE_DIR}/.toolchain")
endif()
if(NOT EXISTS "${TRIBUTARY_TOOLCHAIN}/include")
  message(FATAL_ERROR "There is no toolchain in ${TRIBUTARY_TOOLCHAIN}: run ./emsdk-setup.sh first.")
endif()
