// How questions and answers of tasks are spelled. Inside `app` only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "store/wire.hpp"

namespace tributary::app {

class TaskWriter : public store::Writer {
public:
    void count(std::size_t number) { u32(static_cast<std::uint32_t>(number)); }
    void bytes(ByteView value) {
        count(value.size());
        raw(value);
    }
    void text(std::string_view value) { bytes(bytes_of(value)); }
    void texts(const std::vector<std::string>& values) {
        count(values.size());
        for (const auto& value : values) text(value);
    }
    void id(const Id& value) { raw(value.bytes); }
    void error(const Error& error) {
        u8(static_cast<std::uint8_t>(error.problem));
        text(error.fact);
        text(error.second_fact);
    }
    void date(const DateReading& reading);
};

class TaskReader : public store::Reader {
public:
    using store::Reader::Reader;
    [[nodiscard]] std::size_t count() {
        const std::size_t number = u32();
        return number <= left() ? number : (raw(left() + 1), 0);  // nothing is shorter than a byte
    }
    [[nodiscard]] ByteView bytes() { return raw(u32()); }
    [[nodiscard]] std::string text() { return std::string(text_of(bytes())); }
    [[nodiscard]] std::vector<std::string> texts() {
        std::vector<std::string> values(count());
        for (auto& value : values) value = text();
        return values;
    }
    [[nodiscard]] Id id() { return {array<16>()}; }
    [[nodiscard]] std::int64_t number() { return static_cast<std::int64_t>(u64()); }
    [[nodiscard]] Error error() {
        const auto problem = static_cast<Problem>(u8());
        std::string fact = text();
        return {problem, std::move(fact), text()};
    }
    [[nodiscard]] DateReading date();
};

}  // namespace tributary::app
