#pragma once

#include "ui/model/session_filter.h"

#include <QTimer>
#include <QWidget>

#include <map>

class QButtonGroup;
class QLineEdit;
class QToolButton;

namespace signet::ui {

/// Search, chips and export above a log.
class LogBar final : public QWidget {
    Q_OBJECT
public:
    explicit LogBar(SessionFilter& filter, QWidget* parent = nullptr);

    void focusSearch();
    void clearSearch();

Q_SIGNALS:
    /// What is shown is another selection now.
    void filtered();
    void exportCsvAsked();
    void exportJsonAsked();
    void exportEvidenceAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addChip(StateGroup group);
    void addExport();
    void search();
    void countChips();
    void dress();

    SessionFilter& filter_;
    QLineEdit* field_;
    QButtonGroup* group_;
    std::map<StateGroup, QToolButton*> chips_;
    QToolButton* export_;
    QTimer later_;
};

} // namespace signet::ui
