#pragma once

#include "ui/model/transfers_model.h"

#include <QWidget>

class QGridLayout;
class QProgressBar;
class QToolButton;

namespace signet::ui {

class PlainLabel;
class TransferSteps;

/// One envelope under way: to whom, four steps, a bar, what happens now; pause or resume, cancel. ui.md §6.
class TransferRow final : public QWidget {
    Q_OBJECT
public:
    explicit TransferRow(SessionKey key, QWidget* parent = nullptr);

    void setLook(TransferLook const& look);
    [[nodiscard]] SessionKey const& key() const { return key_; }
    void setTabAfter(QWidget* before);
    [[nodiscard]] QWidget* lastInTabOrder() const;

Q_SIGNALS:
    void pauseAsked();
    void resumeAsked();
    void cancelAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void lay();
    void name(TransferLook const& look);

    SessionKey key_;
    PlainLabel* party_;
    PlainLabel* what_;
    TransferSteps* steps_;
    PlainLabel* line_;
    QProgressBar* bar_;
    QToolButton* hold_;
    QToolButton* cancel_;
    QWidget* middle_;
    QGridLayout* grid_;
    bool resumes_ = false;
    std::optional<bool> isNarrow_;
    std::tuple<Stage, int, bool> named_{Stage::Delivered, -1, false}; ///< a screen reader is not told every percent
};

} // namespace signet::ui
