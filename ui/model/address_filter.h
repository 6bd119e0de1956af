#pragma once

#include <QSortFilterProxyModel>

namespace signet::ui {

/// The rows of AccountsModel or ContactsModel in which every word of a search stands: in name, company or number, without case
/// and accents, digits with or without gaps.
class AddressFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setSearch(QString const& text);
    [[nodiscard]] QString search() const { return search_; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, QModelIndex const& parent) const override;

private:
    QString search_;
    QStringList words_;
    QString digits_; ///< the search, where it is digits and gaps only
};

} // namespace signet::ui
