#pragma once

#include "core/base/system_files.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace signet::ui {

/// A gate before a disk: a test decides how far the reading thread comes. Open at first.
class Gate {
public:
    void close();
    void open();
    /// Lets so many calls through a closed gate.
    void let(int calls);
    /// Opening this folder or file fails as if the person had no right to it, whoever runs the test.
    void forbid(std::string path);

    [[nodiscard]] int calls() const { return calls_; }     ///< that went through
    [[nodiscard]] bool isWaited() const { return waits_; } ///< a call stands before it

    void pass();
    [[nodiscard]] bool forbids(std::string const& path);

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool isOpen_ = true;
    int left_ = 0;
    std::atomic<int> calls_ = 0;
    std::atomic<bool> waits_ = false;
    std::set<std::string> forbidden_;
};

/// Real files behind a gate.
class GatedFiles final : public Files {
public:
    explicit GatedFiles(std::shared_ptr<Gate> gate) : gate_{std::move(gate)} { } // shared: test and reading thread

    [[nodiscard]] Result<FolderPtr> open(std::string const& path) override;
    [[nodiscard]] Result<FolderPtr> make(std::string const& path) override { return real_.make(path); }
    [[nodiscard]] char const* database_vfs() const override { return nullptr; }
    [[nodiscard]] std::string boot_id() const override { return {}; }

private:
    SystemFiles real_;
    std::shared_ptr<Gate> gate_;
};

/// Opens the gate at the end of a test, however it ends: else its reading thread would stand there.
struct OpenAtEnd {
    Gate& gate;
    ~OpenAtEnd() { gate.open(); }
};

} // namespace signet::ui
