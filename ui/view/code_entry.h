#pragma once

#include <QLineEdit>
#include <QWidget>

#include <array>

namespace signet::ui {

class PlainLabel;

/// Where the recipient types what the voice says: five boxes of one character, upper-cased, look-alikes mapped (O to 0, I and L
/// to 1); a paste of five fills all; Backspace steps back; the spelling word stands below each. ui.md §7, threats.md K28.
class CodeEntry final : public QWidget {
    Q_OBJECT
public:
    static constexpr int characters = 5;

    explicit CodeEntry(QWidget* parent = nullptr);

    /// What stands in the boxes, in order; shorter than five while one is empty.
    [[nodiscard]] QString code() const;
    [[nodiscard]] bool isComplete() const { return code().size() == characters; }
    void clear();

Q_SIGNALS:
    void changed();
    void entered(); ///< Return in a complete entry

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void take(int box, QString const& typed);

    std::array<QLineEdit*, characters> boxes_{};
    std::array<PlainLabel*, characters> words_{};
};

} // namespace signet::ui
