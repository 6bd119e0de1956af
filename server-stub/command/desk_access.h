#pragma once

#include "server-stub/admin/admin_protocol.h"
#include "server-stub/command/machine.h"
#include "server-stub/folder/data_folder.h"

namespace signet::command {

/// How a command reaches the operator's desk: through the running server's socket, or in this process where no server runs.
class DeskAccess {
public:
    virtual ~DeskAccess() = default;
    [[nodiscard]] virtual Result<admin::Answer> ask(admin::Request request) = 0;

    /// Locked where another process has the folder and does not answer within `patience` (a server that is starting or ending).
    static constexpr seconds patience{10};
    [[nodiscard]] static Result<std::unique_ptr<DeskAccess>> open(Machine& machine, folder::DataFolder& folder);
};

} // namespace signet::command
