#pragma once

#include <QTabBar>

namespace signet::ui {

/// The tabs above the page: icon, words and a count in a pill. The page's upper edge is drawn here, but under the current tab.
class TabBar final : public QTabBar {
    Q_OBJECT
public:
    explicit TabBar(QWidget* parent = nullptr);

    /// `countWords` is how a screen reader says the count, with %1 for it: "%1 not opened".
    int addPage(QString const& icon, QString const& words, QString const& countWords = {});
    void setCount(int index, int count); ///< 0: no pill

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void tabLayoutChange() override;
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;

private:
    struct Page {
        QString icon;
        QString countWords;
        int count = 0;
    };
    void paintTab(QPainter& painter, int index);
    void paintCount(QPainter& painter, QRect const& box, int count);
    [[nodiscard]] int countWidth(int count) const;
    void nameTab(int index);
    void placeFocus();

    std::vector<Page> pages_;
};

} // namespace signet::ui
