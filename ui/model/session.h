#pragma once

#include "core/engine/api.h"
#include "ui/model/session_words.h"

#include <QCollator>
#include <QString>

#include <optional>
#include <vector>

namespace signet::ui {

/// An envelope's name in the log: stays, whatever becomes of it.
struct SessionKey {
    engine::Way way = engine::Way::Sent;
    std::int64_t row = 0;
    friend auto operator<=>(SessionKey const&, SessionKey const&) = default;
};

/// Case-folded UTF-8: what two spellings of one word have in common.
[[nodiscard]] std::string foldedForSearch(std::string_view text);

/// One envelope of the log and what is known of its files. Texts are made when they are asked for: ten thousand come at once.
class Session {
public:
    using File = engine::EnvelopeFiles::File;
    using Receipt = engine::EnvelopeFiles::Receipt;
    enum class Listing { NotAsked, Asked, Known };

    explicit Session(engine::EnvelopeInfo from) : info{std::move(from)} { }

    /// Forgets the texts made of what was known before.
    void set(engine::EnvelopeInfo from);
    [[nodiscard]] SessionKey key() const { return {info.way, info.row}; }

    [[nodiscard]] QString const& party();
    [[nodiscard]] QString const& company();
    [[nodiscard]] QString tracking() const { return QString::fromStdString(info.tracking); }
    [[nodiscard]] QString filePath(std::size_t file) const; ///< as a window shows it
    /// For sorting by name in the person's language.
    [[nodiscard]] QCollatorSortKey const& partyKey(QCollator const& collator);
    [[nodiscard]] QCollatorSortKey const& companyKey(QCollator const& collator);
    /// All that a search looks in, folded: names, company, numbers with and without spaces, files, tracking ID.
    [[nodiscard]] std::string const& haystack();
    [[nodiscard]] std::int64_t tookMs() const; ///< -1 where it is not through

    /// Rows below it: files, then "more" where there are more, then one with buttons and receipt. None until it was opened.
    [[nodiscard]] int children() const;

    engine::EnvelopeInfo info;
    int position = 0;           ///< in the model, oldest first
    std::optional<double> part; ///< of the contents, while under way

    Listing listing = Listing::NotAsked;
    engine::RequestId request = 0; ///< the last ListFiles
    std::vector<File> files;
    std::uint64_t more = 0; ///< files that are not listed yet, as the row after the others says
    std::uint64_t total = 0;
    std::optional<Receipt> receipt;
    std::vector<std::string> sources; ///< sent: what was picked, absolute

private:
    QString party_;
    QString company_;
    std::string haystack_;
    std::optional<QCollatorSortKey> partyKey_;
    std::optional<QCollatorSortKey> companyKey_;
};

} // namespace signet::ui
