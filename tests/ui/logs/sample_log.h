#pragma once

#include "core/engine/api.h"

#include <vector>

namespace signet::ui {

/// Envelopes as an engine would list them.
[[nodiscard]] engine::EnvelopeInfo sentEnvelope(std::int64_t row, engine::EnvelopeState state = engine::EnvelopeState::Delivered);
[[nodiscard]] engine::EnvelopeInfo receivedEnvelope(std::int64_t row,
                                                    engine::EnvelopeState state = engine::EnvelopeState::Received);
/// Oldest first, rows from 1 on, both ways, every state.
[[nodiscard]] std::vector<engine::EnvelopeInfo> manyEnvelopes(int count);
/// A log as a busy week leaves it, for pictures.
[[nodiscard]] std::vector<engine::EnvelopeInfo> sampleLog();
/// The files of one of its envelopes.
[[nodiscard]] std::vector<engine::EnvelopeFiles::File> sampleFiles();

} // namespace signet::ui
