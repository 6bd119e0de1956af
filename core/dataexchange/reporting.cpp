#include "core/dataexchange/reporting.h"

#include "core/dataexchange/other_cancels.h"

namespace signet::dataexchange {

using identity::RefusedBy;

Reporting::Reporting(Inputs const& in, envelope::IncomingEnvelope& envelope, EnvelopeId const& id)
    : in_{in},
      envelope_{envelope},
      id_{id},
      changed_{in.env},
      hold_{in},
      told_at_{in.env.clock.now()}
{
    in_.steering.changed = [this] { changed_.announce(); };
}

Reporting::~Reporting()
{
    in_.steering.changed = nullptr;
}

void Reporting::start(TaskScope& scope, std::uint64_t acknowledged)
{
    told_ = acknowledged;
    running_ = true;
    watching_ = true;
    scope.spawn("watch the envelope", pass_on_changes(), [this] {
        watching_ = false;
        changed_.announce();
    });
    scope.spawn("report to the sender", report(), [this] {
        running_ = false;
        changed_.announce();
    });
}

void Reporting::peer_says(std::optional<pb::Pause::Reason> reason)
{
    hold_.peer_says(reason);
    changed_.announce();
}

Task<void> Reporting::end()
{
    ending_ = true;
    changed_.announce();
    if (watching_) envelope_.changed().announce();
    while (running_ || watching_) co_await changed_.next();
}

Task<void> Reporting::report()
{
    while (!ending_) {
        if (!finishing_ && in_.steering.wish() == Steering::Wish::Cancel) {
            co_await say_cancel();
            co_return;
        }
        if (!finishing_ && hold_.follow_wish()) co_await say(in_, hold_.word());
        if (!finishing_ && hold_.is_over()) {
            decided_ = hold_.outcome();
            in_.channel.close();
            co_return;
        }
        if (next_report() <= in_.env.clock.now()) co_await report_progress();
        if (ending_) co_return;
        Instant limit = next_report();
        if (hold_.active() && !finishing_) limit = std::min(limit, *hold_.end());
        try {
            co_await changed_.next(limit);
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::Timeout) throw;
        }
    }
}

/// §6.5 "`Progress{chunks held}` at least every 8 MiB or 250 ms, after they are written"; else a sign of life.
Instant Reporting::next_report() const
{
    std::uint64_t const held = envelope_.next();
    if (held >= told_ + progress_chunks) return told_at_;
    return told_at_ + (held > told_ ? nanoseconds{progress_interval} : nanoseconds{idle_interval});
}

Task<void> Reporting::report_progress()
{
    told_ = envelope_.next();
    told_at_ = in_.env.clock.now();
    in_.watch.progress(told_);
    pb::Control message;
    message.mutable_progress()->set_chunks(told_);
    co_await say(in_, std::move(message));
}

Task<void> Reporting::say_cancel()
{
    co_await say(in_, cancel_of(id_, pb::Cancel::PERSON));
    decided_ = Cancelled{RefusedBy::Us};
    link::CallChannel& channel = in_.channel;
    closing_ = in_.env.clock.call_at(in_.env.clock.after(linger), [&channel] { channel.close(); });
}

Task<void> Reporting::pass_on_changes()
{
    while (!ending_) {
        co_await envelope_.changed().next();
        changed_.announce();
    }
}

} // namespace signet::dataexchange
