#include "core/envelope/segment_list.h"

#include "core/envelope/format.h"

#include <algorithm>

namespace signet::envelope {

namespace {

std::size_t count_below(std::vector<Segment> const& segments, std::uint64_t next)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(segments, [=](Segment const& each) { return each.first_chunk < next; }));
}

Result<void> check_order(std::vector<Segment> const& segments)
{
    if (segments.size() > max_segments) return fail(ErrorCode::TooLarge, "an envelope has too many Segments");
    if (!segments.empty() && segments.front().first_chunk != 0)
        return fail(ErrorCode::Malformed, "no Segment begins at the first chunk");
    auto const not_rising = [](Segment const& a, Segment const& b) { return a.first_chunk >= b.first_chunk; };
    if (std::ranges::adjacent_find(segments, not_rising) != segments.end())
        return fail(ErrorCode::Malformed, "Segments are not in order");
    return {};
}

} // namespace

Result<void> SegmentList::load()
{
    SIGNET_TRY(info, file_->info());
    auto const count = static_cast<std::size_t>(std::min<std::uint64_t>(info.size / segment_size, max_segments));
    Bytes bytes(count * segment_size);
    SIGNET_TRY(read, file_->read_at(0, bytes));
    bytes.resize(read);
    for (std::size_t at = 0; at + segment_size <= bytes.size(); at += segment_size) {
        SIGNET_TRY(segment, parse_segment(ByteView{bytes}.subspan(at, segment_size)));
        all_.push_back(segment);
    }
    if (!check_order(all_)) all_.clear(); // torn by a crash of the machine: nothing held then counts
    return {};
}

Result<void> SegmentList::replace_all(std::vector<Segment> const& all, std::uint64_t next)
{
    SIGNET_CHECKED(check_order(all));
    std::size_t const held = count_below(all_, next);
    bool const same =
        count_below(all, next) == held && std::equal(all_.begin(), all_.begin() + static_cast<std::ptrdiff_t>(held), all.begin());
    if (!same) return fail(ErrorCode::NotAllowed, "the Segments of chunks that are held have changed");
    all_ = all;
    return store(held);
}

Result<void> SegmentList::add(Segment const& segment, std::uint64_t next)
{
    std::vector<Segment> longer = all_;
    if (!longer.empty() && longer.back().first_chunk == segment.first_chunk) longer.pop_back();
    longer.push_back(segment);
    SIGNET_CHECKED(check_order(longer));
    if (segment.first_chunk < next) return fail(ErrorCode::NotAllowed, "a Segment begins at a chunk that came already");
    all_ = std::move(longer);
    return store(all_.size() - 1);
}

Result<void> SegmentList::store(std::size_t from)
{
    Bytes bytes;
    for (std::size_t i = from; i < all_.size(); ++i) append(bytes, encode_segment(all_[i]));
    SIGNET_CHECKED(file_->write_at(from * segment_size, bytes));
    return file_->truncate(all_.size() * segment_size);
}

} // namespace signet::envelope
