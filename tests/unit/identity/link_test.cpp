#include "core/identity/provisioning_link.h"

#include <QTest>

using namespace signet;
using namespace signet::identity;

namespace {

/// Each part of a link that can be left out or changed.
struct Parts {
    QByteArray server = "s=relay.example:6110";
    QByteArray operator_name = "o=Example";
    QByteArray fingerprint = "f=K7Q4M-00111-ABCDE-FGHJK-MNPQR";
    QByteArray handle = "h=000102030405060708090a0b0c0d0e0f";
    [[nodiscard]] QByteArray text() const
    {
        return "signet:provision?" + QByteArrayList{server, operator_name, fingerprint, handle}.join('&');
    }
};

Result<ProvisioningLink> parsed(QByteArray const& text)
{
    return ProvisioningLink::parse({text.constData(), static_cast<std::size_t>(text.size())});
}

} // namespace

/// protocol.md §3: what the operator hands out, and what somebody may make of it.
class IdentityLinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void isAlwaysWrittenAlike();
    void readsWhatPeopleMakeOfIt_data();
    void readsWhatPeopleMakeOfIt();
    void U91_refusesAnythingElse_data();
    void U91_refusesAnythingElse();
    void U91_aLongLinkIsRefusedBeforeItIsRead();
};

void IdentityLinkTest::readsWhatItWrites_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("plain") << QByteArray("relay.example:6110") << QByteArray("Example");
    QTest::newRow("IPv6") << QByteArray("[2001:db8::1]:6110") << QByteArray("Example");
    QTest::newRow("signs of a link in the name") << QByteArray("a:1") << QByteArray("A&h=1 100% ?=#");
    QTest::newRow("any script") << QByteArray("a:1") << QByteArray("Möbel Müller – 北京 \xF0\x9F\x93\x9E");
    QTest::newRow("longest name") << QByteArray("a:1") << QByteArray(128, 'n');
}

void IdentityLinkTest::readsWhatItWrites()
{
    QFETCH(QByteArray, server);
    QFETCH(QByteArray, name);
    ProvisioningLink link{server.toStdString(), name.toStdString(), "K7Q4M00111ABCDEFGHJKMNPQR", {}};
    link.handle.bytes.fill(0xAB);
    Result<ProvisioningLink> const read = ProvisioningLink::parse(link.text());
    QVERIFY(read.has_value());
    QCOMPARE(read->server, link.server);
    QCOMPARE(read->operator_name, link.operator_name);
    QCOMPARE(read->fingerprint, link.fingerprint);
    QVERIFY(read->handle == link.handle);
}

void IdentityLinkTest::isAlwaysWrittenAlike()
{
    ProvisioningLink link{"relay.example:6110", "A B", "K7Q4M00111ABCDEFGHJKMNPQR", {}};
    link.handle.bytes.fill(0x0F);
    QCOMPARE(link.text(), std::string{"signet:provision?s=relay.example:6110&o=A%20B&f=K7Q4M-00111-ABCDE-FGHJK-MNPQR"
                                      "&h=0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"});
}

void IdentityLinkTest::readsWhatPeopleMakeOfIt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("as it is") << Parts{}.text();
    QTest::newRow("turned round")
        << "signet:provision?"
               + QByteArrayList{Parts{}.handle, Parts{}.fingerprint, Parts{}.operator_name, Parts{}.server}.join('&');
    QTest::newRow("fingerprint without hyphens, small") << Parts{.fingerprint = "f=k7q4moollLabcdefghjkmnpqr"}.text();
    QTest::newRow("everything encoded") << Parts{.server = "s=%72%65lay%2eexample%3a6110"}.text();
    QTest::newRow("handle in capitals") << Parts{.handle = "h=000102030405060708090A0B0C0D0E0F"}.text();
}

void IdentityLinkTest::readsWhatPeopleMakeOfIt()
{
    QFETCH(QByteArray, text);
    Result<ProvisioningLink> const link = parsed(text);
    QVERIFY(link.has_value());
    QCOMPARE(link->server, std::string{"relay.example:6110"});
    QCOMPARE(link->fingerprint, std::string{"K7Q4M00111ABCDEFGHJKMNPQR"});
    QCOMPARE(to_hex(link->handle.view()), std::string{"000102030405060708090a0b0c0d0e0f"});
}

void IdentityLinkTest::U91_refusesAnythingElse_data()
{
    QTest::addColumn<QByteArray>("text");
    QByteArray const whole = Parts{}.text();
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("the scheme alone") << QByteArray("signet:provision?");
    QTest::newRow("another scheme") << QByteArray("https:") + whole.mid(7);
    QTest::newRow("another act") << QByteArray("signet:send?to=482100000173");
    QTest::newRow("capital scheme") << QByteArray("SIGNET") + whole.mid(6);
    QTest::newRow("blank before") << ' ' + whole;
    QTest::newRow("line end behind") << whole + '\n';
    QTest::newRow("blank inside") << Parts{.operator_name = "o=A B"}.text();
    QTest::newRow("unknown part") << whole + "&x=1";
    QTest::newRow("recipients") << whole + "&to=482100000173&to=482100000421";
    QTest::newRow("files") << whole + "&attach=/etc/passwd";
    QTest::newRow("an option") << whole + "&--profile=/tmp";
    QTest::newRow("an option as the whole") << QByteArray("--order-file=/etc/passwd");
    QTest::newRow("part twice") << whole + "&s=evil.example:1";
    QTest::newRow("fingerprint twice") << whole + "&f=K7Q4M00111ABCDEFGHJKMNPQR";
    QTest::newRow("empty part at the end") << whole + "&&";
    QTest::newRow("empty server") << Parts{.server = "s="}.text();
    QTest::newRow("no equals sign") << Parts{.server = "srelay.example:6110"}.text();
    QTest::newRow("no server") << QByteArray(whole).replace("s=relay.example:6110&", "");
    QTest::newRow("no fingerprint") << QByteArray(whole).replace("&f=K7Q4M-00111-ABCDE-FGHJK-MNPQR", "");
    QTest::newRow("no handle") << QByteArray(whole).replace("&h=000102030405060708090a0b0c0d0e0f", "");
    QTest::newRow("zero byte") << Parts{.operator_name = "o=A%00B"}.text();
    QTest::newRow("zero byte as it is") << Parts{.operator_name = QByteArray("o=A\0B", 5)}.text();
    QTest::newRow("line end") << Parts{.server = "s=relay.example:6110%0aother"}.text();
    QTest::newRow("escape") << Parts{.operator_name = "o=%1b[2J"}.text();
    QTest::newRow("escape of eight bits") << Parts{.operator_name = "o=%c2%9b2J"}.text();
    QTest::newRow("text turned round") << Parts{.operator_name = "o=%e2%80%aeelpmaxE"}.text();
    QTest::newRow("no UTF-8") << Parts{.operator_name = "o=%ff"}.text();
    QTest::newRow("bytes as they are") << Parts{.operator_name = "o=M\xC3\xB6"}.text();
    QTest::newRow("tab in the fingerprint") << Parts{.fingerprint = "f=K7Q4M%0900111-ABCDE-FGHJK-MNPQR"}.text();
    QTest::newRow("half a percent sign") << Parts{.operator_name = "o=A%4"}.text();
    QTest::newRow("percent sign of no number") << Parts{.operator_name = "o=A%zz"}.text();
    QTest::newRow("short fingerprint") << Parts{.fingerprint = "f=K7Q4M"}.text();
    QTest::newRow("long fingerprint") << Parts{.fingerprint = "f=K7Q4M-00111-ABCDE-FGHJK-MNPQR-00000"}.text();
    QTest::newRow("U in the fingerprint") << Parts{.fingerprint = "f=U7Q4M-00111-ABCDE-FGHJK-MNPQR"}.text();
    QTest::newRow("short handle") << Parts{.handle = "h=00"}.text();
    QTest::newRow("handle of other signs") << Parts{.handle = "h=00010203040506070809-a0b0c0d0e0f"}.text();
    QTest::newRow("name of 129 bytes") << Parts{.operator_name = "o=" + QByteArray(129, 'n')}.text();
}

void IdentityLinkTest::U91_refusesAnythingElse()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parsed(text).has_value());
}

void IdentityLinkTest::U91_aLongLinkIsRefusedBeforeItIsRead()
{
    Result<ProvisioningLink> const link = parsed(Parts{}.text() + QByteArray("&to=482100000173").repeated(1000));
    QVERIFY(!link.has_value());
    QCOMPARE(link.error().code, ErrorCode::TooLarge);
}

QTEST_GUILESS_MAIN(IdentityLinkTest)
#include "link_test.moc"
