#include "gallery.hpp"
#include "platform/browser/page_host.hpp"

namespace tributary::platform {

Program start_program() {
    static gallery::Gallery state;
    Program program;
    program.draw = [](ui::Ui& ui) { gallery::draw(ui, state); };
    program.go = [](std::string address) { state.address = std::move(address); };
    return program;
}

}  // namespace tributary::platform

int main() { return 0; }
