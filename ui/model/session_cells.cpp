#include "ui/model/session_model.h"

#include "ui/model/person.h"
#include "ui/model/size_text.h"

#include <QLocale>

/// What the cells of the log show and say.
namespace signet::ui {

using engine::EnvelopeInfo;

namespace {

/// Numbers stand in columns.
QVariant alignmentOf(int column)
{
    bool const isNumber = column == SessionModel::Files || column == SessionModel::Size || column == SessionModel::Took
                          || column == SessionModel::Tracking;
    return QVariant::fromValue(static_cast<int>((isNumber ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter));
}

} // namespace

QVariant SessionModel::data(QModelIndex const& index, int role) const
{
    if (!index.isValid()) return {};
    if (role == KindRole) return QVariant::fromValue(static_cast<int>(kind(index)));
    if (role == Qt::TextAlignmentRole) return alignmentOf(index.column());
    Session& session = *this->session(index);
    return index.internalPointer() ? fileData(session, index.row(), index.column(), role)
                                   : envelopeData(session, index.column(), role);
}

QString SessionModel::envelopeText(Session& session, int column) const
{
    EnvelopeInfo const& info = session.info;
    switch (column) {
    case Party: return session.party();
    case Company: return session.company();
    case Account: return groupedText(info.party);
    case Time: return dateAndTimeText(info.started);
    case Files: return QLocale{}.toString(static_cast<qulonglong>(info.files));
    case Size: return sizeText(info.bytes);
    case State: return stateLook(info, session.part).word;
    case Took: return tookText(info);
    case Tracking: return session.tracking();
    default: return {};
    }
}

QVariant SessionModel::envelopeData(Session& session, int column, int role) const
{
    EnvelopeInfo const& info = session.info;
    switch (role) {
    case Qt::DisplayRole: return envelopeText(session, column);
    case IconRole: return column == State ? stateLook(info, session.part).icon : QString{};
    case ToneRole: return static_cast<int>(column == State ? stateLook(info, session.part).tone : Tone::Plain);
    case UnseenRole: return !info.seen;
    case Qt::AccessibleTextRole:
        if (column != Party) return {};
        //: A row of the log for a screen reader: party, state, number of files, size, date.
        return tr("%1, %2, %3, %4, %5")
            .arg(session.party(), stateLook(info, session.part).word, filesText(info.files), spokenSize(info.bytes),
                 dateAndTimeText(info.started));
    case Qt::AccessibleDescriptionRole:
        if (column != Party || info.tracking.empty()) return {};
        return tr("tracking ID %1").arg(spelled(session.tracking()));
    default: return {};
    }
}

QString SessionModel::fileText(Session& session, std::size_t file, int column) const
{
    switch (column) {
    case Party: return session.filePath(file);
    case Account: return fileKindText(session.filePath(file));
    case Time: return dateAndTimeText(session.files[file].modified);
    case Size: return sizeText(session.files[file].size);
    case State:
        if (session.info.state == engine::EnvelopeState::Delivered) return tr("Delivered");
        return session.info.path.empty() ? QString{} : tr("Matches");
    default: return {};
    }
}

QVariant SessionModel::fileData(Session& session, int row, int column, int role) const
{
    auto const file = static_cast<std::size_t>(row);
    bool const isFile = file < session.files.size();
    bool const isMore = session.more > 0 && file == session.files.size();
    switch (role) {
    case Qt::DisplayRole:
        if (isFile) return fileText(session, file, column);
        if (!isMore || column != Party) return {};
        return tr("%Ln more files. Show more", nullptr, static_cast<int>(std::min<std::uint64_t>(session.more, 1'000'000'000)));
    case IconRole:
        return isFile && column == State && !fileText(session, file, column).isEmpty() ? QStringLiteral("ok") : QString{};
    case ToneRole: return static_cast<int>(Tone::Ok);
    case Qt::AccessibleTextRole:
        if (column != Party || isMore) return {};
        if (!isFile) return tr("Receipt and buttons");
        //: A file of an envelope for a screen reader: name, size, date.
        return tr("%1, %2, %3").arg(session.filePath(file), spokenSize(session.files[file].size), fileText(session, file, Time));
    default: return {};
    }
}

QVariant SessionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) return alignmentOf(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractItemModel::headerData(section, orientation, role);
    switch (section) {
    case Party: return tr("Party");
    case Company: return tr("Company");
    case Account: return tr("Account");
    case Time: return tr("Date and time");
    case Files: return tr("Files");
    case Size: return tr("Size");
    case State: return tr("State");
    case Took: return tr("Took");
    case Tracking: return tr("Tracking ID");
    default: return {};
    }
}

} // namespace signet::ui
