// A borrowed callable: what a container calls to fill itself. Never kept after the call that takes it.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace tributary::ui {

template <class... Args>
class Call {
public:
    template <class F>
        requires(!std::is_same_v<std::remove_cvref_t<F>, Call> && std::is_invocable_v<F&, Args...>)
    Call(F&& f)  // NOLINT: a lambda is a call
        : object_(const_cast<void*>(static_cast<const void*>(std::addressof(f)))),
          call_([](void* object, Args... args) { (*static_cast<std::remove_reference_t<F>*>(object))(std::forward<Args>(args)...); }) {}

    void operator()(Args... args) const { call_(object_, std::forward<Args>(args)...); }

private:
    void* object_;
    void (*call_)(void*, Args...);
};

}  // namespace tributary::ui
