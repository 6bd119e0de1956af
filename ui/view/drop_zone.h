#pragma once

#include <QWidget>

class QPushButton;

namespace signet::ui {

class PlainLabel;

/// Where files are dropped, as a person sees it: the page takes drops everywhere. While the envelope is empty it says so.
class DropZone final : public QWidget {
    Q_OBJECT
public:
    enum class Mood { Calm, Inviting /**< files are over the page */, Refusing /**< what cannot be sent is */ };

    explicit DropZone(QWidget* parent = nullptr);

    void setEmpty(bool isEmpty);
    void setMood(Mood mood);
    [[nodiscard]] Mood mood() const { return mood_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void addWished();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void say();
    void lay();

    PlainLabel* heading_;
    PlainLabel* text_;
    QPushButton* add_;
    QRect icon_;
    Mood mood_ = Mood::Calm;
    bool isEmpty_ = true;
};

} // namespace signet::ui
