#include "ui/view/plain_label.h"
#include "ui/view/provision_dialog.h"

#include "../support/fake_engine.h"
#include "../support/widgets.h"

#include <QSignalSpy>

namespace signet::ui {

/// Joining an operator: the window against an engine that says what the test has it say.
class ProvisionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void joinsFromLinkToNumber();
    void wrongDigitsAreAskedForAgain();
    void refusalIsSaidInWords();
    void hangUpEndsTheCall();
    void U91_linkOnlyFillsTheField();
    void passphraseMustBeTypedTwice();
    void digitsAreTypedOrPressed();
    void everyControlIsNamed();

private:
    [[nodiscard]] static QString link()
    {
        return QStringLiteral("signet:provision?s=127.0.0.1:6110&o=Halden%20Telephony&f=9F2C4-1D70B-6EA88-3ABCD-EFGH0&h="
                              "00112233445566778899aabbccddeeff");
    }
    void toTheDigits();

    std::unique_ptr<FakeEngine> engine_;
    std::unique_ptr<ProvisionFlow> flow_;
    std::unique_ptr<ProvisionDialog> dialog_;
    QByteArray passphrase_;
};

void ProvisionTest::init()
{
    dialog_.reset();
    flow_.reset();
    engine_ = std::make_unique<FakeEngine>();
    passphrase_.clear();
    flow_ = std::make_unique<ProvisionFlow>(*engine_, [this](SecretBytes passphrase) {
        passphrase_ =
            QByteArray{reinterpret_cast<char const*>(passphrase.expose().data()), static_cast<qsizetype>(passphrase.size())};
    });
    dialog_ = std::make_unique<ProvisionDialog>(*flow_);
    dialog_->show();
}

void ProvisionTest::toTheDigits()
{
    dialog_->fillLink(link());
    press(*dialog_, "provisionMain");
    QTest::keyClicks(child<QLineEdit>(*dialog_, "passphraseField"), QStringLiteral("seven grey herons"));
    QTest::keyClicks(child<QLineEdit>(*dialog_, "passphraseAgain"), QStringLiteral("seven grey herons"));
    press(*dialog_, "provisionMain");
    QCOMPARE(flow_->stage(), ProvisionFlow::Stage::Opening);
    flow_->profileIsOpen();
    QCOMPARE(flow_->stage(), ProvisionFlow::Stage::Calling);
    engine_->tells(engine::NeedDigits{engine_->lastRequest<engine::AddAccount>(), "Halden Telephony", "", "Dial your order.", 3});
    QCOMPARE(flow_->stage(), ProvisionFlow::Stage::Digits);
}

void ProvisionTest::joinsFromLinkToNumber()
{
    dialog_->fillLink(link());
    QVERIFY(flow_->link().has_value());
    QCOMPARE(flow_->operatorName(), QStringLiteral("Halden Telephony"));
    QCOMPARE(flow_->fingerprint(), QStringLiteral("9F2C4-1D70B-6EA88-3ABCD-EFGH0"));
    toTheDigits();
    QCOMPARE(passphrase_, QByteArray{"seven grey herons"});
    QCOMPARE(child<QLineEdit>(*dialog_, "passphraseField")->text(), QString{});
    QTest::keyClicks(dialog_.get(), QStringLiteral("482913007"));
    press(*dialog_, "provisionMain");
    QCOMPARE(text_of(engine_->last<engine::GiveDigits>()->digits.expose()), std::string_view{"482913007"});
    engine::AccountInfo account;
    account.number = AccountNumber::from_serial(48217730915);
    account.name = "Marta Oyelaran";
    engine_->tells(engine::AccountAdded{engine_->lastRequest<engine::AddAccount>(), account});
    engine_->finishes(engine_->lastRequest<engine::AddAccount>());
    QCOMPARE(flow_->stage(), ProvisionFlow::Stage::Ready);
    QSignalSpy verify{dialog_.get(), &ProvisionDialog::wantsToVerifySomebody};
    press(*dialog_, "provisionMain");
    QCOMPARE(verify.size(), 1);
}

void ProvisionTest::wrongDigitsAreAskedForAgain()
{
    toTheDigits();
    QTest::keyClicks(dialog_.get(), QStringLiteral("111111111"));
    press(*dialog_, "provisionMain");
    engine_->tells(engine::NeedDigits{engine_->lastRequest<engine::AddAccount>(), "Halden Telephony", "", "", 2});
    QCOMPARE(flow_->stage(), ProvisionFlow::Stage::Digits);
    QVERIFY(flow_->isRepeated());
    QVERIFY(child<PlainLabel>(*dialog_, "orderDigits")->text().count(QLatin1Char('_')) == 9);
}

void ProvisionTest::refusalIsSaidInWords()
{
    toTheDigits();
    engine_->finishes(engine_->lastRequest<engine::AddAccount>(), Error{ErrorCode::Refused, "refused"},
                      {engine::Reason::Says::Server, "wrong work order", {}});
    QCOMPARE(flow_->stage(), ProvisionFlow::Stage::Failed);
    QCOMPARE(flow_->failureHeading(), QStringLiteral("That work order was not recognised"));
    press(*dialog_, "provisionMain"); // Dial again
    QCOMPARE(flow_->stage(), ProvisionFlow::Stage::Calling);
}

void ProvisionTest::hangUpEndsTheCall()
{
    toTheDigits();
    press(*dialog_, "provisionOther");
    QVERIFY(engine_->last<engine::GiveDigits>()->digits.empty());
    QCOMPARE(flow_->stage(), ProvisionFlow::Stage::Invitation);
}

void ProvisionTest::U91_linkOnlyFillsTheField()
{
    dialog_->fillLink(link());
    QCOMPARE(flow_->stage(), ProvisionFlow::Stage::Invitation);
    QVERIFY(engine_->posted.empty());
    dialog_->fillLink(QStringLiteral("signet:provision?s=a:1&o=x&f=y&h=z --profile /etc"));
    QVERIFY(!flow_->link());
    QVERIFY(!child<QPushButton>(*dialog_, "provisionMain")->isEnabled());
    dialog_->fillLink(QString{1'000'000, QLatin1Char('s')});
    QVERIFY(child<QLineEdit>(*dialog_, "linkField")->text().size() <= 2000);
}

void ProvisionTest::passphraseMustBeTypedTwice()
{
    dialog_->fillLink(link());
    press(*dialog_, "provisionMain");
    QTest::keyClicks(child<QLineEdit>(*dialog_, "passphraseField"), QStringLiteral("seven grey herons"));
    QVERIFY(!child<QPushButton>(*dialog_, "provisionMain")->isEnabled());
    QTest::keyClicks(child<QLineEdit>(*dialog_, "passphraseAgain"), QStringLiteral("seven grey heron"));
    QVERIFY(!child<QPushButton>(*dialog_, "provisionMain")->isEnabled());
    QTest::keyClicks(child<QLineEdit>(*dialog_, "passphraseAgain"), QStringLiteral("s"));
    QVERIFY(child<QPushButton>(*dialog_, "provisionMain")->isEnabled());
}

void ProvisionTest::digitsAreTypedOrPressed()
{
    toTheDigits();
    QTest::keyClicks(dialog_.get(), QStringLiteral("48a2"));
    QTest::mouseClick(child<QPushButton>(*dialog_, "dial10"), Qt::LeftButton); // 0
    auto* const shown = child<PlainLabel>(*dialog_, "orderDigits");
    QVERIFY(shown->text().startsWith(QStringLiteral("482")));
    QCOMPARE(shown->text().count(QLatin1Char('_')), 5);
    QTest::keyClick(dialog_.get(), Qt::Key_Backspace);
    QCOMPARE(shown->text().count(QLatin1Char('_')), 6);
}

void ProvisionTest::everyControlIsNamed()
{
    QCOMPARE(unnamed(*dialog_), QStringList{});
    toTheDigits();
    QCOMPARE(unnamed(*dialog_), QStringList{});
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::ProvisionTest)
#include "provision_test.moc"
