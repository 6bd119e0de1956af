#pragma once

#include "core/base/result.h"
#include "core/crypto/secret.h"

#include <memory>
#include <string>

namespace signet::desktop {

/// A telephony server for this computer alone: the real one, in this process, on a thread of its own, on a loopback port that is
/// chosen anew at every start. Its root key lies in its folder: nobody else trusts it.
class PracticeServer {
public:
    /// Makes the folder at the first start. Errors: Exists, NoAccess, Disk, NoSpace, Malformed.
    [[nodiscard]] static Result<std::unique_ptr<PracticeServer>> start(std::string const& folder);
    ~PracticeServer();

    struct Invitation {
        std::string link;
        SecretBytes order; ///< nine digits
    };
    /// Any thread; waits for the server.
    [[nodiscard]] Result<Invitation> invite(std::string name, std::string company);
    [[nodiscard]] std::string address() const;

private:
    struct State;
    explicit PracticeServer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace signet::desktop
