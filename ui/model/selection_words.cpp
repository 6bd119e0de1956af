#include "ui/model/selection_model.h"

#include "ui/model/file_kind.h"
#include "ui/model/local_path.h"
#include "ui/model/plain_text.h"
#include "ui/model/size_text.h"

#include <span>

/// What the envelope's list shows and says.
namespace signet::ui {

namespace {
constexpr std::size_t named_in_text = 3; ///< ours

/// What a person calls it; a whole disk has no name of its own.
std::string titleOf(std::string const& path)
{
    return path == "/" ? path : nameOf(path);
}
} // namespace

QString SelectionModel::hinderedHeading() const
{
    if (hinderedCount_ == 1) return tr("One item cannot be sent");
    return tr("%Ln items cannot be sent", nullptr, static_cast<int>(hinderedCount_));
}

QString SelectionModel::hinderedText() const
{
    QStringList names;
    std::vector<Hindered> const all = hindered();
    for (Hindered const& each : std::span{all}.first(std::min(all.size(), named_in_text)))
        names += tr("%1 (%2)").arg(isolated(plain(titleOf(each.path), 40)), obstacleWord(each.why));
    quint64 const more = hinderedCount_ - std::min<quint64>(hinderedCount_, named_in_text);
    QString const list =
        more == 0 ? names.join(tr(", ")) : tr("%1 and %Ln more", nullptr, static_cast<int>(more)).arg(names.join(tr(", ")));
    return sendable_ == 0 ? tr("%1.").arg(list) : tr("%1. The rest goes without them.").arg(list);
}

QString SelectionModel::total() const
{
    if (files_ == 0 && folders_ > 0) return foldersText(folders_);
    return totalText(files_, bytes_);
}

QString SelectionModel::estimate() const
{
    return estimateText(bytes_, speed_);
}

QVariant SelectionModel::data(QModelIndex const& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    Item const& item = items_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return plain(titleOf(item.path));
    case PathRole: return QByteArray::fromStdString(item.path);
    case IconRole: return item.looked.isFolder ? QStringLiteral("folder") : fileIconName(nameOf(item.path));
    case SizeTextRole: return sizeTextOf(item);
    case ObstacleRole: return item.looked.obstacle.has_value() || item.count.hinderedCount > 0;
    case Qt::AccessibleTextRole: return tr("%1, %2").arg(plain(titleOf(item.path)), spokenTextOf(item));
    case Qt::AccessibleDescriptionRole: return tr("Delete takes it out of the envelope.");
    default: return {};
    }
}

QString SelectionModel::sizeTextOf(Item const& item) const
{
    if (item.looked.obstacle) return obstacleWord(*item.looked.obstacle);
    if (!item.isKnown && !item.looked.isFolder) return {};
    if (!item.isKnown) return tr("Counting…");
    return item.looked.isFolder ? totalText(item.count.files, item.count.bytes) : sizeText(item.looked.size);
}

QString SelectionModel::spokenTextOf(Item const& item) const
{
    if (item.looked.obstacle) return tr("cannot be sent: %1").arg(obstacleText(*item.looked.obstacle));
    if (!item.isKnown) return tr("counting");
    if (!item.looked.isFolder) return spokenSize(item.looked.size);
    return tr("folder, %1, %2").arg(filesText(item.count.files), spokenSize(item.count.bytes));
}

} // namespace signet::ui
