# The sanitized tests and the fuzz targets are built by clang 19 or later: earlier ones cannot read g++ 12's <expected>.
# One build serves both: the rooms that read hostile bytes carry what libFuzzer steers by.
find_program(TRIBUTARY_CLANG NAMES clang++-22 clang++-21 clang++-20 clang++-19 DOC "clang++ 19 or later, with its runtime libraries")
if(NOT TRIBUTARY_CLANG)
  message(FATAL_ERROR "The sanitized tests need clang 19 or later with its runtime: run tests/setup.sh, or install clang-19 and libclang-rt-19-dev.")
endif()
set(CMAKE_CXX_COMPILER "${TRIBUTARY_CLANG}")
string(REPLACE "clang++" "clang" TRIBUTARY_CLANG_C "${TRIBUTARY_CLANG}")
set(CMAKE_C_COMPILER "${TRIBUTARY_CLANG_C}")
