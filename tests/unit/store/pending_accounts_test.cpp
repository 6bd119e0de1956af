#include "tests/unit/store/profile_fixture.h"

#include <QTest>

using namespace signet;
using namespace signet::store;

class PendingAccountsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ProfileFixture> fixture_;
    std::optional<Profile> profile_;

    PendingAccounts& pending() { return profile_->pending_accounts(); }
    void keep(OwnAccount const& account, std::uint8_t order)
    {
        unwrap(pending().keep({numbered<OrderHandle>(order), account.operator_name, account.server, account.operator_root,
                               account.account_key, account.device}));
    }
    std::vector<PendingAccount> of(std::uint8_t order) { return unwrap(pending().of_order(numbered<OrderHandle>(order))); }
    void restart()
    {
        profile_.reset();
        profile_ = fixture_->open();
    }

private Q_SLOTS:
    void init()
    {
        fixture_ = std::make_unique<ProfileFixture>();
        profile_ = fixture_->create();
    }
    void cleanup()
    {
        profile_.reset();
        fixture_.reset();
    }

    void anIdentityIsKeptWhole()
    {
        OwnAccount const account = fixture_->own_account(1);
        keep(account, 1);
        restart();
        std::vector<PendingAccount> const all = of(1);
        QCOMPARE(all.size(), 1U);
        OwnAccount const& back = all[0].account;
        QVERIFY(back.account == account.account && back.device.account == account.account);
        QCOMPARE(back.operator_name, account.operator_name);
        QCOMPARE(back.server, account.server);
        QVERIFY(back.operator_root == account.operator_root);
        QVERIFY(back.account_key.verify_key() == account.account_key.verify_key());
        QVERIFY(back.device.account_key == account.device.account_key && back.device.device == account.device.device);
        QVERIFY(back.device.signing_key.verify_key() == account.device.signing_key.verify_key());
        QVERIFY(back.device.agreement_key.public_key() == account.device.agreement_key.public_key());
        QCOMPARE(back.device.certificate.body(), account.device.certificate.body());
        QCOMPARE(back.device.list.body(), account.device.list.body());
        QVERIFY(back.added == fixture_->clock.wall());
        QVERIFY(of(2).empty());
        QVERIFY(unwrap(profile_->accounts().list()).empty()); // it is no account yet
    }

    void theNewestComesFirstAndTheOldestGoes()
    {
        std::vector<DeviceId> devices;
        for (std::size_t i = 0; i < max_pending_accounts + 2; ++i) {
            OwnAccount const account = fixture_->own_account(1);
            devices.push_back(account.device.device);
            keep(account, 1);
        }
        std::vector<PendingAccount> const all = of(1);
        QCOMPARE(all.size(), max_pending_accounts);
        for (std::size_t i = 0; i < all.size(); ++i) QVERIFY(all[i].account.device.device == devices[devices.size() - 1 - i]);
    }

    void oneThatIsBoundEndsTheOthersOfItsAccount_data()
    {
        QTest::addColumn<bool>("replaces");
        QTest::newRow("a new account") << false;
        QTest::newRow("one issued anew") << true;
    }
    void oneThatIsBoundEndsTheOthersOfItsAccount()
    {
        QFETCH(bool, replaces);
        if (replaces) unwrap(profile_->accounts().add(fixture_->own_account(1)));
        keep(fixture_->own_account(1), 1);
        keep(fixture_->own_account(1), 2);
        keep(fixture_->own_account(9), 3);
        OwnAccount const bound = fixture_->own_account(1);
        unwrap(replaces ? profile_->accounts().replace(bound) : profile_->accounts().add(bound));
        QVERIFY(of(1).empty() && of(2).empty());
        QCOMPARE(of(3).size(), 1U);
        // What could not be added drops nothing.
        keep(fixture_->own_account(1), 4);
        QCOMPARE(code_of(profile_->accounts().add(fixture_->own_account(1))), ErrorCode::Exists);
        QCOMPARE(of(4).size(), 1U);
    }

    void notBoundIsForgottenOnlyWhenItCannotBeBoundAnyMore()
    {
        keep(fixture_->own_account(1), 1);
        PendingAccount const kept = std::move(of(1).at(0));
        unwrap(pending().not_bound(kept));
        fixture_->clock.pass(pending_kept - milliseconds{1});
        unwrap(pending().not_bound(kept));
        QCOMPARE(of(1).size(), 1U);
        fixture_->clock.pass(milliseconds{1});
        unwrap(pending().not_bound(kept));
        QVERIFY(of(1).empty());
    }
};

QTEST_GUILESS_MAIN(PendingAccountsTest)
#include "pending_accounts_test.moc"
