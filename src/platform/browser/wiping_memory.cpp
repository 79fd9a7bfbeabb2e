// Whatever the program gives back of its memory is overwritten first, so that no word of a case outlives its lock there. Every
// `free` and `realloc` of ours and of the libraries, and through them every `delete`, is led here by the linker (cmake/web.cmake).
#include <malloc.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>

extern "C" {

void __real_free(void* at);

void __wrap_free(void* at) {
    if (at == nullptr) return;
    std::memset(at, 0, malloc_usable_size(at));
    asm volatile("" : : "r"(at) : "memory");  // the compiler would leave out what nobody reads
    __real_free(at);
}

// Never in place: what moves leaves nothing behind.
void* __wrap_realloc(void* at, std::size_t size) {
    if (at == nullptr) return std::malloc(size);
    void* next = std::malloc(size);
    if (next == nullptr) return nullptr;
    std::memcpy(next, at, std::min(size, malloc_usable_size(at)));
    __wrap_free(at);
    return next;
}
}
