#include "server-stub/callmanager/notices.h"

#include "core/wire/message.h"

namespace signet::server {

Task<void> send_kept(Storage& storage, Bus& bus, AccountNumber to, pb::Notification notification, std::size_t limit)
{
    std::vector<NumberedDevice> const devices = co_await storage.queue_notification(to, wire::encode(notification), limit);
    for (NumberedDevice const& each : devices) co_await bus.notify_device(to, each.device, each.number, notification);
}

} // namespace signet::server
