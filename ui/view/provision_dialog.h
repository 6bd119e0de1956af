#pragma once

#include "ui/model/provision_flow.h"

#include <QDialog>

class QLineEdit;
class QStackedWidget;

namespace signet::ui {

class DialPad;
class MarkedNote;
class OrderDigits;
class PlainLabel;
class RestingButton;
class StepLine;

/// Joining an operator: invitation, passphrase, the call to 611, ready. ui.md §7. A `signet:` link fills the field and does
/// nothing else.
class ProvisionDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ProvisionDialog(ProvisionFlow& flow, QWidget* parent = nullptr);

    void fillLink(QString const& link);

Q_SIGNALS:
    void wantsToVerifySomebody();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void reject() override;

private:
    enum Page { Invitation, Passphrase, Call, Ready, Failed };

    QWidget* makeSide();
    QWidget* makeInvitation();
    QWidget* makePassphrase();
    QWidget* makeCall();
    QWidget* makeEncryptedPill();
    QWidget* makeReady();
    QWidget* makeFailed();
    QWidget* makeFooter();
    void show_();
    void showLink();
    void judgePassphrase();
    void typed(QChar key);
    void showDigits();
    void setButtons(QString const& other, QString const& main, bool mainAllowed);
    void mainPressed();
    void otherPressed();

    ProvisionFlow& flow_;
    QString digits_;
    StepLine* steps_;
    QStackedWidget* pages_;
    QLineEdit* link_;
    QAction* linkGood_;
    PlainLabel* linkProblem_;
    QWidget* operatorCard_;
    PlainLabel* operatorName_;
    PlainLabel* fingerprint_;
    QLineEdit* first_;
    QLineEdit* second_;
    PlainLabel* strength_;
    PlainLabel* callHeading_;
    QWidget* encrypted_;
    DialPad* pad_;
    MarkedNote* prompt_;
    OrderDigits* order_;
    PlainLabel* orderHint_;
    PlainLabel* readyHeading_;
    PlainLabel* cardName_;
    PlainLabel* cardCompany_;
    PlainLabel* cardNumber_;
    PlainLabel* failedHeading_;
    PlainLabel* failedAdvice_;
    QPushButton* other_;
    QPushButton* main_;
};

} // namespace signet::ui
