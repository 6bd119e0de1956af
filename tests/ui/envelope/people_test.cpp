#include "../support/fake_engine.h"
#include "../support/sample_data.h"

#include "ui/model/accounts_model.h"
#include "ui/model/address_filter.h"
#include "ui/model/address_roles.h"
#include "ui/model/contacts_model.h"
#include "ui/model/draft.h"
#include "ui/model/look_alike.h"
#include "ui/model/number_entry.h"
#include "ui/model/person.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace signet::ui {

/// Accounts, correspondents and the address that they make, without a widget.
class PeopleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void accountsAreAskedForAndTold();
    void anAccountIsAddedOrIssuedAnew();
    void preferredIsTheDefaultElseTheFirst();
    void connectionsAreKeptForEachAccount();
    void hurryingChangesNothingThatIsTaken();

    void contactsAreOfOneAccount();
    void contactsStandByNameAndBlockedOnesLast();
    void aContactChangesItsPlaceWithItsName();
    void anUnknownContactJoinsAndARemovedOneLeaves();
    void anotherAccountsContactsAreKeptForLater();
    void whatThePersonDoesIsPosted();
    void whatTheEngineRefusesIsTold();
    void U97_lookAlikesShowWhereTheirNumbersDiffer();
    void lookAlikeNames_data();
    void lookAlikeNames();
    void U89_hostileNamesAreClean();
    void initialsLeaveTitlesOut_data();
    void initialsLeaveTitlesOut();

    void searchFindsInNameCompanyAndNumber_data();
    void searchFindsInNameCompanyAndNumber();

    void theDraftBeginsWithThePreferredAccount();
    void switchingFromChangesTheContacts();
    void eachAccountKeepsItsTo();
    void aRemovedToLeavesTheEnvelope();
    void aToThatIsJustBeingAddedIsKept();
    void obstacles_data();
    void obstacles();
    void anAccountThatLeavesTakesTheAddressAlong();

    void numbersAreReadWhileTheyAreTyped_data();
    void numbersAreReadWhileTheyAreTyped();
    void numbersAreGrouped();

private:
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QVariant of(AccountNumber const& number, int role) const
    {
        return contacts_->index(contacts_->rowOf(number)).data(role);
    }
    void tellPeople();

    std::unique_ptr<FakeEngine> engine_;
    std::unique_ptr<AccountsModel> accounts_;
    std::unique_ptr<ContactsModel> contacts_;
    std::unique_ptr<Draft> draft_;
};

void PeopleTest::init()
{
    engine_ = std::make_unique<FakeEngine>();
    accounts_ = std::make_unique<AccountsModel>(*engine_);
    contacts_ = std::make_unique<ContactsModel>(*engine_);
    draft_ = std::make_unique<Draft>(*accounts_, *contacts_);
    new QAbstractItemModelTester{accounts_.get(), QAbstractItemModelTester::FailureReportingMode::Fatal, accounts_.get()};
    new QAbstractItemModelTester{contacts_.get(), QAbstractItemModelTester::FailureReportingMode::Fatal, contacts_.get()};
}

void PeopleTest::cleanup()
{
    draft_.reset();
    contacts_.reset();
    accounts_.reset();
    engine_.reset();
}

void PeopleTest::tellPeople()
{
    engine_->tells(engine::Accounts{1, sample::accounts()});
    engine_->tells(engine::Contacts{2, sample::contacts()});
}

QStringList PeopleTest::names() const
{
    QStringList all;
    for (int row = 0; row < contacts_->rowCount(); ++row) all.push_back(contacts_->index(row).data().toString());
    return all;
}

// ---- accounts

void PeopleTest::accountsAreAskedForAndTold()
{
    QVERIFY(!accounts_->isLoaded());
    accounts_->refresh();
    QVERIFY(engine_->last<engine::ListAccounts>());
    engine_->tells(engine::Accounts{engine_->lastRequest<engine::ListAccounts>(), sample::accounts()});
    QVERIFY(accounts_->isLoaded());
    QCOMPARE(accounts_->rowCount(), 2);
    QModelIndex const first = accounts_->index(0);
    QCOMPARE(first.data().toString(), QStringLiteral("Marta Oyelaran"));
    QCOMPARE(first.data(AddressRole::Company).toString(), QStringLiteral("Halden & Pryce LLP"));
    QCOMPARE(first.data(AddressRole::Digits).toString(), digitsText(sample::marta));
    QCOMPARE(first.data(AddressRole::Grouped).toString().remove(QChar{QChar::Nbsp}), digitsText(sample::marta));
    QVERIFY(!first.data(AddressRole::Standing).isValid());
}

void PeopleTest::anAccountIsAddedOrIssuedAnew()
{
    engine::AccountInfo account = sample::accounts()[0];
    engine_->tells(engine::AccountAdded{1, account});
    QCOMPARE(accounts_->rowCount(), 1);
    account.name = "Marta Oyelaran-Smith";
    engine_->tells(engine::AccountAdded{2, account});
    QCOMPARE(accounts_->rowCount(), 1);
    QCOMPARE(accounts_->index(0).data().toString(), QStringLiteral("Marta Oyelaran-Smith"));
}

void PeopleTest::preferredIsTheDefaultElseTheFirst()
{
    QVERIFY(!accounts_->preferred());
    std::vector<engine::AccountInfo> all = sample::accounts();
    all[0].is_default = false;
    engine_->tells(engine::Accounts{1, all});
    QCOMPARE(accounts_->preferred()->digits(), sample::marta.digits());
    all[1].is_default = true;
    engine_->tells(engine::Accounts{1, all});
    QCOMPARE(accounts_->preferred()->digits(), sample::martaAtHome.digits());
}

void PeopleTest::connectionsAreKeptForEachAccount()
{
    using State = engine::ConnectionChanged::State;
    tellPeople();
    QVERIFY(!accounts_->connection(sample::marta));
    QSignalSpy const copied{accounts_.get(), &AccountsModel::maybeCopied};
    engine_->tells(engine::ConnectionChanged{sample::marta, State::Online, {}, false});
    engine_->tells(engine::ConnectionChanged{sample::martaAtHome, State::Offline, {}, true});
    QVERIFY(accounts_->connection(sample::marta)->state == State::Online);
    QVERIFY(accounts_->connection(sample::martaAtHome)->state == State::Offline);
    QCOMPARE(copied.size(), 1);
}

void PeopleTest::hurryingChangesNothingThatIsTaken()
{
    accounts_->hurry(sample::marta);
    auto const* const command = engine_->last<engine::GoOnline>();
    QVERIFY(command);
    QVERIFY(command->own == sample::marta);
    QVERIFY(!command->receive);
}

// ---- correspondents

void PeopleTest::contactsAreOfOneAccount()
{
    contacts_->refresh();
    QVERIFY(engine_->last<engine::ListContacts>());
    tellPeople();
    QVERIFY(contacts_->own() == sample::marta); // the draft's From
    QCOMPARE(contacts_->rowCount(), 8);
    contacts_->setOwn(sample::martaAtHome);
    QCOMPARE(names(), QStringList{QStringLiteral("Oskar Lindquay")});
    contacts_->setOwn(std::nullopt);
    QCOMPARE(contacts_->rowCount(), 0);
}

void PeopleTest::contactsStandByNameAndBlockedOnesLast()
{
    tellPeople();
    QStringList const shown = names();
    QCOMPARE(shown.at(0), groupedText(sample::nameless));                           // without a name the number stands for it
    QCOMPARE(contacts_->index(0).data(AddressRole::Grouped).toString(), QString{}); // once
    QVERIFY(!contacts_->index(1).data(AddressRole::Grouped).toString().isEmpty());
    QCOMPARE(shown.at(1), QStringLiteral("Dr. Ilse Verhagen"));
    QVERIFY(shown.indexOf(QStringLiteral("Jonas Eikeland-Roe")) < shown.indexOf(QStringLiteral("Priya Nandlall-Voss")));
    QCOMPARE(shown.last(), QStringLiteral("Prize Department"));
    QCOMPARE(static_cast<engine::ContactState>(of(sample::renzo, AddressRole::Standing).toInt()), engine::ContactState::Changed);
}

void PeopleTest::aContactChangesItsPlaceWithItsName()
{
    tellPeople();
    QPersistentModelIndex const ilse = contacts_->index(contacts_->rowOf(sample::ilse));
    engine::ContactInfo contact = *contacts_->find(sample::ilse);
    contact.name = "Zoe Verhagen";
    engine_->tells(engine::ContactChanged{contact});
    QCOMPARE(ilse.data().toString(), QStringLiteral("Zoe Verhagen"));
    QCOMPARE(ilse.row(), contacts_->rowCount() - 2); // before the blocked one
    contact.name = "Abel Verhagen";
    engine_->tells(engine::ContactChanged{contact});
    QCOMPARE(ilse.row(), 1);
    contact.state = engine::ContactState::Blocked;
    engine_->tells(engine::ContactChanged{contact});
    QCOMPARE(ilse.row(), contacts_->rowCount() - 2);
    QCOMPARE(ilse.data(AddressRole::Digits).toString(), digitsText(sample::ilse));
}

void PeopleTest::anUnknownContactJoinsAndARemovedOneLeaves()
{
    tellPeople();
    AccountNumber const number = sample::numberOf(12345678901);
    int const before = contacts_->rowCount();
    engine_->tells(engine::ContactChanged{{sample::marta, number, "Newcomer", "", engine::ContactState::Unverified, {}}});
    QCOMPARE(contacts_->rowCount(), before + 1);
    QVERIFY(contacts_->find(number));
    engine_->tells(engine::ContactRemoved{sample::marta, number});
    engine_->tells(engine::ContactRemoved{sample::marta, number}); // told twice
    QCOMPARE(contacts_->rowCount(), before);
    QVERIFY(!contacts_->find(number));
    QCOMPARE(contacts_->rowOf(number), -1);
}

void PeopleTest::anotherAccountsContactsAreKeptForLater()
{
    tellPeople();
    int const before = contacts_->rowCount();
    engine_->tells(engine::ContactChanged{{sample::martaAtHome, sample::ilse, "Ilse", "", engine::ContactState::Verified, {}}});
    engine_->tells(engine::ContactRemoved{sample::martaAtHome, sample::oskar});
    QCOMPARE(contacts_->rowCount(), before);
    contacts_->setOwn(sample::martaAtHome);
    QCOMPARE(names(), QStringList{QStringLiteral("Ilse")});
}

void PeopleTest::whatThePersonDoesIsPosted()
{
    tellPeople();
    contacts_->rename(sample::ilse, QStringLiteral(" Ilse "));
    QCOMPARE(engine_->last<engine::RenameContact>()->name, std::string{"Ilse"});
    contacts_->withdraw(sample::ilse);
    QVERIFY(engine_->last<engine::WithdrawContact>()->number == sample::ilse);
    contacts_->block(sample::ilse);
    QVERIFY(engine_->last<engine::BlockContact>()->blocked);
    contacts_->unblock(sample::ilse);
    QVERIFY(!engine_->last<engine::BlockContact>()->blocked);
    contacts_->remove(sample::ilse);
    QVERIFY(engine_->last<engine::RemoveContact>()->own == sample::marta);
    bool ended = false;
    contacts_->add(sample::oskar, this, [&ended](engine::Finished const& finished) { ended = !finished.error; });
    QVERIFY(engine_->last<engine::AddContact>()->number == sample::oskar);
    engine_->finishes(engine_->lastRequest<engine::AddContact>());
    QVERIFY(ended);
}

void PeopleTest::whatTheEngineRefusesIsTold()
{
    tellPeople();
    int refusals = 0;
    connect(contacts_.get(), &ContactsModel::refused, this, [&refusals](AccountNumber const& number, Error const& error) {
        ++refusals;
        QVERIFY(number == sample::ilse);
        QVERIFY(error.code == ErrorCode::Disk);
    });
    contacts_->withdraw(sample::ilse);
    engine_->finishes(engine_->lastRequest<engine::WithdrawContact>(), Error{ErrorCode::Disk, ""});
    contacts_->remove(sample::ilse);
    engine_->finishes(engine_->lastRequest<engine::RemoveContact>());
    QCOMPARE(refusals, 1);
}

void PeopleTest::U97_lookAlikesShowWhereTheirNumbersDiffer()
{
    tellPeople();
    unsigned const differing = differingDigits({sample::tobin, sample::tobinsDouble});
    QVERIFY(differing != 0);
    QCOMPARE(of(sample::tobin, AddressRole::Differing).toUInt(), differing);
    QCOMPARE(of(sample::tobinsDouble, AddressRole::Differing).toUInt(), differing);
    QCOMPARE(of(sample::ilse, AddressRole::Differing).toUInt(), 0U);
    engine_->tells(engine::ContactRemoved{sample::marta, sample::tobinsDouble});
    QCOMPARE(of(sample::tobin, AddressRole::Differing).toUInt(), 0U);
}

void PeopleTest::lookAlikeNames_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("alike");
    QTest::newRow("same") << QStringLiteral("Ilse") << QStringLiteral("Ilse") << true;
    QTest::newRow("case") << QStringLiteral("ILSE") << QStringLiteral("ilse") << true;
    QTest::newRow("digit one") << QStringLiteral("Ilse") << QStringLiteral("1lse") << true;
    QTest::newRow("zero") << QStringLiteral("Ops") << QStringLiteral("0ps") << true;
    QTest::newRow("cyrillic") << QStringLiteral("Pavel") << QStringLiteral("\u0420\u0430vel") << true;
    QTest::newRow("greek") << QStringLiteral("Anton") << QStringLiteral("\u0391nt\u03BFn") << true;
    QTest::newRow("accent") << QStringLiteral("Rene") << QStringLiteral("Ren\u00E9") << true;
    QTest::newRow("wide") << QStringLiteral("Ilse") << QStringLiteral("\uFF29\uFF4C\uFF53\uFF45") << true;
    QTest::newRow("spaces and marks") << QStringLiteral("Ilse Verhagen") << QStringLiteral("Ilse\u2009-Ver.hagen \u2713") << true;
    QTest::newRow("rn") << QStringLiteral("Arnold") << QStringLiteral("Amold") << true;
    QTest::newRow("other") << QStringLiteral("Ilse") << QStringLiteral("Else") << false;
    QTest::newRow("longer") << QStringLiteral("Ilse") << QStringLiteral("Ilse V") << false;
}

void PeopleTest::lookAlikeNames()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, alike);
    QCOMPARE(skeleton(one) == skeleton(other), alike);
}

void PeopleTest::U89_hostileNamesAreClean()
{
    tellPeople();
    for (std::string const& name : sample::hostileNames()) {
        engine_->tells(engine::ContactChanged{{sample::marta, sample::ilse, name, name, engine::ContactState::Unverified, {}}});
        for (int const role : {static_cast<int>(Qt::DisplayRole), static_cast<int>(AddressRole::Company)}) {
            QString const shown = of(sample::ilse, role).toString();
            QVERIFY(shown.size() <= 200);
            for (QChar const each : shown) {
                QVERIFY(each.category() != QChar::Other_Control);
                QVERIFY2(each < QChar{0x202A} || each > QChar{0x202E}, "a direction was turned");
                QVERIFY2(each < QChar{0x2066} || each > QChar{0x2069}, "a direction was set apart");
            }
        }
        QVERIFY(of(sample::ilse, AddressRole::Standing).toInt() == static_cast<int>(engine::ContactState::Unverified));
    }
}

void PeopleTest::initialsLeaveTitlesOut_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("letters");
    QTest::newRow("title") << QStringLiteral("Dr. Ilse Verhagen") << QStringLiteral("IV");
    QTest::newRow("hyphen") << QStringLiteral("Renzo Abelard-Kyte") << QStringLiteral("RK");
    QTest::newRow("one") << QStringLiteral("marta") << QStringLiteral("M");
    QTest::newRow("three") << QStringLiteral("Anna Maria Berg") << QStringLiteral("AB");
    QTest::newRow("number") << QStringLiteral("4821 7730") << QString{};
    QTest::newRow("none") << QString{} << QString{};
    QTest::newRow("outside the plane") << QStringLiteral("\U00010400x \U00010401y") << QStringLiteral("\U00010400\U00010401");
}

void PeopleTest::initialsLeaveTitlesOut()
{
    QFETCH(QString, name);
    QFETCH(QString, letters);
    QCOMPARE(initials(name), letters);
}

// ---- search

void PeopleTest::searchFindsInNameCompanyAndNumber_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("found");
    QString const ilse = QStringLiteral("Dr. Ilse Verhagen");
    QTest::newRow("name") << QStringLiteral("ilse") << QStringList{ilse};
    QTest::newRow("company") << QStringLiteral("corvane") << QStringList{ilse};
    QTest::newRow("both") << QStringLiteral("  bio  VERH ") << QStringList{ilse};
    QTest::newRow("accents") << QStringLiteral("v\u00E9rh\u00E4gen") << QStringList{ilse};
    QTest::newRow("number") << digitsText(sample::ilse) << QStringList{ilse};
    QTest::newRow("number in groups") << QStringLiteral("6604-1182 33") << QStringList{ilse};
    QTest::newRow("part of a number") << QStringLiteral("041182") << QStringList{ilse};
    QTest::newRow("nobody") << QStringLiteral("ilse kestrel") << QStringList{};
    QTest::newRow("pattern signs") << QStringLiteral(".*") << QStringList{};
}

void PeopleTest::searchFindsInNameCompanyAndNumber()
{
    QFETCH(QString, search);
    QFETCH(QStringList, found);
    tellPeople();
    AddressFilter filter;
    filter.setSourceModel(contacts_.get());
    QCOMPARE(filter.rowCount(), contacts_->rowCount());
    filter.setSearch(search);
    QStringList rows;
    for (int row = 0; row < filter.rowCount(); ++row) rows.push_back(filter.index(row, 0).data().toString());
    QCOMPARE(rows, found);
    filter.setSearch({});
    QCOMPARE(filter.rowCount(), contacts_->rowCount());
}

// ---- the address

void PeopleTest::theDraftBeginsWithThePreferredAccount()
{
    QVERIFY(!draft_->from());
    QVERIFY(draft_->obstacle() == Draft::Obstacle::NoAccount);
    tellPeople();
    QVERIFY(draft_->from() == sample::marta);
    QVERIFY(!draft_->to());
    QVERIFY(draft_->obstacle() == Draft::Obstacle::NoRecipient);
    draft_->setFrom(sample::oskar); // not ours
    QVERIFY(draft_->from() == sample::marta);
}

void PeopleTest::switchingFromChangesTheContacts()
{
    tellPeople();
    draft_->setTo(sample::ilse);
    QSignalSpy const changes{draft_.get(), &Draft::changed};
    draft_->setFrom(sample::martaAtHome);
    QVERIFY(!changes.isEmpty());
    QVERIFY(contacts_->own() == sample::martaAtHome);
    QCOMPARE(names(), QStringList{QStringLiteral("Oskar Lindquay")});
    QVERIFY(!draft_->to()); // Ilse is verified with the other account
}

void PeopleTest::eachAccountKeepsItsTo()
{
    tellPeople();
    draft_->setTo(sample::ilse);
    draft_->setFrom(sample::martaAtHome);
    draft_->setTo(sample::oskar);
    draft_->setFrom(sample::marta);
    QVERIFY(draft_->to() == sample::ilse);
    QCOMPARE(draft_->contact()->company, std::string{"Corvane Biologics"});
    draft_->setFrom(sample::martaAtHome);
    QVERIFY(draft_->to() == sample::oskar);
    draft_->setTo(std::nullopt);
    draft_->setFrom(sample::marta);
    draft_->setFrom(sample::martaAtHome);
    QVERIFY(!draft_->to());
}

void PeopleTest::aRemovedToLeavesTheEnvelope()
{
    tellPeople();
    draft_->setTo(sample::ilse);
    engine_->tells(engine::ContactRemoved{sample::marta, sample::ilse});
    QVERIFY(!draft_->to());
    draft_->setTo(sample::tobin);
    engine_->tells(engine::Contacts{3, {}});
    QVERIFY(!draft_->to());
}

void PeopleTest::aToThatIsJustBeingAddedIsKept()
{
    tellPeople();
    AccountNumber const number = sample::numberOf(12345678901);
    draft_->setTo(number);
    QVERIFY(draft_->to() == number);
    QVERIFY(!draft_->contact());
    QVERIFY(draft_->obstacle() == Draft::Obstacle::NotVerified);
    QCOMPARE(draft_->toName(), groupedText(number));
    engine_->tells(engine::ContactChanged{{sample::marta, number, "Newcomer", "", engine::ContactState::Unverified, {}}});
    QCOMPARE(draft_->toName(), QStringLiteral("Newcomer"));
}

void PeopleTest::obstacles_data()
{
    using Obstacle = Draft::Obstacle;
    QTest::addColumn<engine::ContactState>("state");
    QTest::addColumn<Draft::Obstacle>("obstacle");
    QTest::newRow("verified") << engine::ContactState::Verified << Obstacle::None;
    QTest::newRow("waiting") << engine::ContactState::Waiting << Obstacle::None;
    QTest::newRow("unverified") << engine::ContactState::Unverified << Obstacle::NotVerified;
    QTest::newRow("changed") << engine::ContactState::Changed << Obstacle::KeyChanged;
    QTest::newRow("blocked") << engine::ContactState::Blocked << Obstacle::Blocked;
}

void PeopleTest::obstacles()
{
    QFETCH(engine::ContactState, state);
    QFETCH(Draft::Obstacle, obstacle);
    tellPeople();
    draft_->setTo(sample::ilse);
    engine::ContactInfo contact = *draft_->contact();
    contact.state = state;
    QSignalSpy const changes{draft_.get(), &Draft::changed};
    engine_->tells(engine::ContactChanged{contact});
    QCOMPARE(changes.size(), 1);
    QCOMPARE(draft_->obstacle(), obstacle);
}

void PeopleTest::anAccountThatLeavesTakesTheAddressAlong()
{
    tellPeople();
    draft_->setTo(sample::ilse);
    engine_->tells(engine::Accounts{3, {sample::accounts()[1]}});
    QVERIFY(draft_->from() == sample::martaAtHome);
    QVERIFY(!draft_->to());
    engine_->tells(engine::Accounts{4, {}});
    QVERIFY(!draft_->from());
    QCOMPARE(contacts_->rowCount(), 0);
}

// ---- typing a number

void PeopleTest::numbersAreReadWhileTheyAreTyped_data()
{
    using Kind = NumberEntry::Kind;
    QTest::addColumn<QString>("typed");
    QTest::addColumn<NumberEntry::Kind>("kind");
    QString const good = digitsText(sample::numberOf(12345678901));
    QString wrong = good;
    wrong[11] = wrong.at(11) == QLatin1Char{'0'} ? QLatin1Char{'1'} : QLatin1Char{'0'};
    QTest::newRow("nothing") << QString{} << Kind::Empty;
    QTest::newRow("no digits") << QStringLiteral("Ilse") << Kind::Empty;
    QTest::newRow("eleven") << good.left(11) << Kind::Incomplete;
    QTest::newRow("good") << good << Kind::Good;
    QTest::newRow("gaps and dashes") << QStringLiteral(" %1-%2 ").arg(good.left(5), good.mid(5)) << Kind::Good;
    QTest::newRow("other digits") << QStringLiteral("\u0661") + good.mid(1) << Kind::Good;
    QTest::newRow("check digit") << wrong << Kind::Wrong;
    QTest::newRow("nobody's") << QStringLiteral("000000000000") << Kind::Wrong;
    QTest::newRow("thirteen") << good + QLatin1Char{'0'} << Kind::TooLong;
    QTest::newRow("own") << digitsText(sample::marta) << Kind::Own;
    QTest::newRow("listed") << digitsText(sample::ilse) << Kind::Listed;
}

void PeopleTest::numbersAreReadWhileTheyAreTyped()
{
    QFETCH(QString, typed);
    QFETCH(NumberEntry::Kind, kind);
    tellPeople();
    NumberEntry const entry = readNumber(typed, sample::marta, *contacts_);
    QCOMPARE(entry.kind, kind);
    QCOMPARE(entry.isUsable(), kind == NumberEntry::Kind::Good || kind == NumberEntry::Kind::Listed);
    QVERIFY(!entry.words.isEmpty());
    if (entry.isUsable()) QVERIFY(entry.number.has_value());
}

void PeopleTest::numbersAreGrouped()
{
    QCOMPARE(groupedDigits(QStringLiteral("482177309154")), QStringLiteral("4821 7730 9154"));
    QCOMPARE(groupedDigits(QStringLiteral("48-21 7")), QStringLiteral("4821 7"));
    QCOMPARE(groupedDigits(QStringLiteral("x")), QString{});
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::PeopleTest)
#include "people_test.moc"
