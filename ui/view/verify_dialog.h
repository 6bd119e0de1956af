#pragma once

#include "ui/model/verify_flow.h"

#include <QDialog>

class QStackedWidget;

namespace signet::ui {

class CodeEntry;
class CodeTiles;
class PersonSign;
class PlainLabel;
class RestingButton;
class SealPicture;
class StepLine;

/// The key exchange's window, either role, ui.md §7. Shows a flow, gives it the person's answers, decides nothing. Closing it
/// declines.
class VerifyDialog final : public QDialog {
    Q_OBJECT
public:
    /// Takes the flow over.
    explicit VerifyDialog(VerifyFlow* flow, QWidget* parent = nullptr);
    ~VerifyDialog() override;

    [[nodiscard]] VerifyFlow const& flow() const { return *flow_; }

Q_SIGNALS:
    void wantsEnvelopeTo(signet::AccountNumber number);
    void wantsToStartOver(signet::AccountNumber number);
    void wantsToBlock(signet::AccountNumber number);

private:
    enum Page { Message, Reading, Typing, Result };

    QWidget* makeMessagePage();
    QWidget* makeReadingPage();
    QWidget* makeTypingPage();
    QWidget* makeResultPage();
    QWidget* makeFooter();
    void show_();
    void showMessage(QString const& heading, QString const& second, QString const& body, QString const& note);
    void showResult(SealPicture& picture, bool good);
    void setButtons(QString const& left, QString const& other, QString const& main);
    void pressed(int which);

    VerifyFlow* flow_;
    StepLine* steps_;
    QStackedWidget* pages_;
    PersonSign* messageSign_;
    PlainLabel* messageHeading_;
    PlainLabel* messageSecond_;
    PlainLabel* messageBody_;
    PlainLabel* messageNote_;
    PlainLabel* readingHeading_;
    CodeTiles* tiles_;
    PlainLabel* typingHeading_;
    CodeEntry* entry_;
    SealPicture* picture_;
    PlainLabel* resultHeading_;
    PlainLabel* resultBody_;
    PlainLabel* resultNote_;
    QPushButton* left_;
    RestingButton* other_;
    RestingButton* main_;
};

} // namespace signet::ui
