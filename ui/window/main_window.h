#pragma once

#include "ui/model/stamp_state.h"

#include <QList>
#include <QMainWindow>

class QStackedWidget;

namespace signet::ui {

class ContactActions;
class EnvelopeView;
class FocusRing;
class MessageBars;
class RoomArea;
class StatusItem;
class TabBar;
class WindowActions;
struct EnvelopeModels;

/// Composes the parts: the envelope on top of every tab, tabs, messages, page, status bar, menus. Carries nothing out by itself
/// but what belongs to the window: pages, focus, size of the envelope. What a person wishes leaves as a signal, here or of
/// WindowActions.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// What stands on a tab.
    struct PagePart {
        std::function<QWidget*(QWidget* parent)> make = {}; ///< when it is first shown
        std::function<void()> find = {};                    ///< Ctrl+F
        std::function<QList<QWidget*>()> panes = {};        ///< stops of F6, in order; without it the page is one
        QList<QAction*> fileMenu = {};                      ///< what it brings to these menus; the page is shown first
        QList<QAction*> viewMenu = {};
    };
    enum class Page { SendFiles, SendLog, Inbox };
    struct Parts {
        EnvelopeModels& models;
        WindowActions& actions;
        PagePart sendFiles;
        PagePart sendLog;
        PagePart inbox;
        Page first = Page::SendFiles;
    };
    enum class Keys { Unlocked, WindowLocked, Closed };

    explicit MainWindow(Parts const& parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    void showPage(Page page);
    [[nodiscard]] Page page() const;
    /// How many in the inbox have not been opened.
    void setUnseen(int count);

    /// Shows `page` (the window takes it over) instead of everything else: no menu, no name, no shortcut of ours is left.
    void cover(QWidget* page, Keys keys);
    void uncover();

Q_SIGNALS:
    void verifyWished(signet::AccountNumber const& own, signet::AccountNumber const& number);
    /// The envelope is to be empty again.
    void emptyWished();
    /// The Send Log is shown; there, this envelope, and its receipt where there is one.
    void showInLogWished(std::string const& envelope);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildContents();
    void buildMenus();
    [[nodiscard]] QList<QAction*> brought(QList<QAction*> PagePart::* menu);
    void buildStatus();
    void connectActions();
    void connectWishes();
    void newEnvelope();
    void press(StampState::Press press);
    void followStamp();
    void followConnection();
    void followActivity();
    void showKeys(Keys keys);
    void showInLog();
    void turnTo(Page page);
    void goToSearch();
    void fitEnvelope();
    [[nodiscard]] std::vector<QWidget*> focusStops() const;

    EnvelopeModels& models_;
    WindowActions& actions_;
    std::unique_ptr<FocusRing> focusRing_; ///< gone before the parts that it goes round
    EnvelopeView* envelope_ = nullptr;
    ContactActions* contactActions_;
    TabBar* tabs_;
    MessageBars* messages_;
    QStackedWidget* pages_;
    std::array<PagePart, 3> pageParts_; ///< as Page counts
    std::array<QWidget*, 3> madePages_{};
    QWidget* contents_;
    QWidget* cover_ = nullptr;
    RoomArea* room_; ///< around contents_
    QStackedWidget* whole_;
    StatusItem* connection_;
    StatusItem* activity_;
    StatusItem* keys_;
};

} // namespace signet::ui
