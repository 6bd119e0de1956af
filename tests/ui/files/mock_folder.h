#pragma once

#include "sample_folder.h"

namespace signet::ui {

/// The folders of the mock of Send Files: a home with matters, and a token beside it.
void fillAsInTheMock(SampleFolder const& home, SampleFolder const& drives);
/// The folder that the mock shows, below the home.
[[nodiscard]] std::string mockMatter(SampleFolder const& home);
/// The six files of it that lie in the mock's envelope, absolute: 41.3 MB.
[[nodiscard]] std::vector<std::string> mockSix(SampleFolder const& home);

} // namespace signet::ui
