# The Emscripten that emsdk-setup.sh fetched, or the one it found on PATH.
include("${CMAKE_CURRENT_LIST_DIR}/toolchain.cmake")
if(NOT EXISTS "${TRIBUTARY_TOOLCHAIN}/emscripten.folder")
  message(FATAL_ERROR "The toolchain in ${TRIBUTARY_TOOLCHAIN} is not complete: run ./emsdk-setup.sh again.")
endif()
file(STRINGS "${TRIBUTARY_TOOLCHAIN}/emscripten.folder" EMSCRIPTEN_ROOT_PATH LIMIT_COUNT 1)
include("${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake")
