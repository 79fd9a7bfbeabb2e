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
        requires(!std::is_same_v<std::remove_cvref_t<F>, Call> && !std::is_function_v<std::remove_reference_t<F>> && std::is_invocable_v<F&, Args...>)
    Call(F&& f)  // NOLINT: a lambda is a call
        : target_{.object = const_cast<void*>(static_cast<const void*>(std::addressof(f)))},
          call_([](Target to, Args... args) { (*static_cast<std::remove_reference_t<F>*>(to.object))(std::forward<Args>(args)...); }) {}

    Call(void (*function)(Args...))  // NOLINT: and so is a function
        : target_{.function = function}, call_([](Target to, Args... args) { to.function(std::forward<Args>(args)...); }) {}

    void operator()(Args... args) const { call_(target_, std::forward<Args>(args)...); }

private:
    union Target {
        void* object;
        void (*function)(Args...);
    };
    Target target_;
    void (*call_)(Target, Args...);
};

}  // namespace tributary::ui
