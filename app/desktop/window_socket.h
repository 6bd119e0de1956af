#pragma once

#include <functional>
#include <memory>
#include <string>

namespace signet::desktop {

/// One window per profile, whatever its keys are doing: where a second start asks, the first one's window is shown.
class WindowSocket {
public:
    /// `show`: with a link or file that was given to the second start, or nothing. Called on the socket's thread.
    WindowSocket(std::string profile, std::function<void(std::string what)> show);
    ~WindowSocket();

    /// Where the socket cannot be made, the window works without it.
    void begin();

private:
    struct Running;

    std::string profile_;
    std::function<void(std::string)> show_;
    std::unique_ptr<Running> running_;
};

/// For a second start: true where a window of this profile has been shown, false where there is none or it does not answer.
/// Blocks for at most some seconds.
[[nodiscard]] bool showFirstWindow(std::string const& profile, std::string const& what);

} // namespace signet::desktop
