#pragma once

#include "ui/model/session_model.h"

#include <QCollator>
#include <QSortFilterProxyModel>

namespace signet::ui {

/// One way's part of the log as a page shows it: searched, of one group of states, sorted by any column; newest first until a
/// person says otherwise. Files stay in the envelope's order.
class SessionFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    SessionFilter(SessionModel& model, engine::Way way, QObject* parent = nullptr);

    /// Every word must occur in a name, company, number, file or tracking ID; upper and lower case are one.
    void setText(QString const& text);
    [[nodiscard]] QString text() const { return text_; }
    void setGroup(StateGroup group);
    [[nodiscard]] StateGroup group() const { return group_; }
    [[nodiscard]] engine::Way way() const { return way_; }

    [[nodiscard]] SessionModel& model() const { return model_; }
    [[nodiscard]] Session* session(QModelIndex const& index) const { return model_.session(mapToSource(index)); }
    [[nodiscard]] SessionModel::RowKind kind(QModelIndex const& index) const { return model_.kind(mapToSource(index)); }
    /// The envelopes shown, in their order.
    [[nodiscard]] std::vector<engine::EnvelopeInfo> shown() const;

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, QModelIndex const& parent) const override;
    [[nodiscard]] bool lessThan(QModelIndex const& left, QModelIndex const& right) const override;

private:
    SessionModel& model_;
    engine::Way way_;
    QString text_;
    std::vector<std::string> words_; ///< folded
    StateGroup group_ = StateGroup::All;
    QCollator collator_;
};

} // namespace signet::ui
