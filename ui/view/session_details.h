#pragma once

#include "ui/model/session.h"
#include "ui/model/session_acts.h"
#include "ui/view/postmark_place.h"

#include <QWidget>

class QBoxLayout;
class QPushButton;

namespace signet::ui {

class PlainLabel;

/// The last row of an opened envelope: postmark and receipt, or what happened and why; buttons.
class SessionDetails final : public QWidget {
    Q_OBJECT
public:
    explicit SessionDetails(QWidget* parent = nullptr);

    void setPostmark(PostmarkPainter painter);
    void setSession(Session& session);
    /// The first button, for Enter on the row; nullptr where there is none.
    [[nodiscard]] QPushButton* mainButton() const;
    /// As high as its text needs at the row's width.
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void acted(signet::ui::SessionAct act);
    /// Escape: back to the row.
    void left();
    /// For its width it needs another height.
    void heightWished();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void setActs(std::vector<SessionAct> const& acts, engine::EnvelopeInfo const& envelope);
    [[nodiscard]] bool hasPostmark() const { return postmark_ && delivered_; }
    [[nodiscard]] QRect postmarkRect() const;
    void fit();

    PlainLabel* heading_;
    PlainLabel* sentence_;
    QBoxLayout* all_;
    QBoxLayout* buttons_;
    QWidget* buttonBox_;
    std::vector<SessionAct> acts_;
    PostmarkPainter postmark_;
    std::optional<WallTime> delivered_;
};

} // namespace signet::ui
