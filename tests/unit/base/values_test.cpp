#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <QTest>

#include <deque>

using namespace signet;

namespace {

/// Gives out the numbers it was given, eight bytes each.
class ScriptedRandom final : public Random {
public:
    explicit ScriptedRandom(std::deque<std::uint64_t> values) : values_{std::move(values)} { }
    void fill(MutableBytes bytes) override
    {
        check(bytes.size() == 8 && !values_.empty());
        store_u64(bytes.first<8>(), values_.front());
        values_.pop_front();
    }
    [[nodiscard]] std::size_t left() const { return values_.size(); }

private:
    std::deque<std::uint64_t> values_;
};

Result<int> half_of(Result<int> number)
{
    SIGNET_TRY(value, std::move(number));
    if (value % 2 != 0) return fail(ErrorCode::InvalidArgument, "odd");
    return value / 2;
}

Result<void> must_be_even(int number)
{
    SIGNET_CHECKED(half_of(number));
    return {};
}

} // namespace

class ValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void integersAreBigEndian()
    {
        Bytes bytes;
        append_u32(bytes, 0x01020304);
        append_u64(bytes, 0x05060708090a0b0c);
        QCOMPARE(to_hex(bytes), std::string{"0102030405060708090a0b0c"});
        QCOMPARE(load_u32(std::span{bytes}.first<4>()), 0x01020304U);
        QCOMPARE(load_u64(std::span{bytes}.last<8>()), std::uint64_t{0x05060708090a0b0c});
        QCOMPARE(to_hex(Bytes{0x00, 0xff, 0x7f}), std::string{"00ff7f"});
    }

    void idsHaveTheirSize()
    {
        QVERIFY(DeviceId::from(Bytes(16, 1)).has_value());
        QCOMPARE(DeviceId::from(Bytes(15, 1)).error().code, ErrorCode::Malformed);
        QCOMPARE(DeviceId::from(Bytes(17, 1)).error().code, ErrorCode::Malformed);
        QCOMPARE(DeviceId::from({}).error().code, ErrorCode::Malformed);
    }

    // 7992739871|3 is the usual example, here with a leading zero; the others were worked out with a few lines of Python.
    void luhnNumbers_data()
    {
        QTest::addColumn<qulonglong>("serial");
        QTest::addColumn<QByteArray>("digits");
        QTest::addRow("usual example") << qulonglong{7992739871} << QByteArray{"079927398713"};
        QTest::addRow("zero") << qulonglong{0} << QByteArray{"000000000000"};
        QTest::addRow("one") << qulonglong{1} << QByteArray{"000000000018"};
        QTest::addRow("greatest") << qulonglong{99'999'999'999} << QByteArray{"999999999991"};
        QTest::addRow("counted") << qulonglong{12'345'678'901} << QByteArray{"123456789015"};
    }
    void luhnNumbers()
    {
        QFETCH(qulonglong, serial);
        QFETCH(QByteArray, digits);
        QCOMPARE(AccountNumber::from_serial(serial).digits(), digits.toStdString());
        QCOMPARE(AccountNumber::parse(digits.toStdString()).value(), AccountNumber::from_serial(serial));
    }

    void everyWrongDigitIsNoticed()
    {
        std::string const digits = AccountNumber::from_serial(40'213'377'586).digits();
        for (std::size_t at = 0; at < digits.size(); ++at) {
            for (char digit = '0'; digit <= '9'; ++digit) {
                std::string changed = digits;
                changed[at] = digit;
                QCOMPARE(AccountNumber::parse(changed).has_value(), changed == digits);
            }
        }
    }

    void neighboursExchangedAreNoticed()
    {
        std::string const digits = AccountNumber::from_serial(40'213'377'586).digits();
        for (std::size_t at = 0; at + 1 < digits.size(); ++at) {
            std::string changed = digits;
            std::swap(changed[at], changed[at + 1]);
            bool const luhn_sees_it = changed != digits && !(digits[at] == '0' && digits[at + 1] == '9')
                                      && !(digits[at] == '9' && digits[at + 1] == '0');
            QCOMPARE(AccountNumber::parse(changed).has_value(), !luhn_sees_it);
        }
    }

    void numbersAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::addRow("plain") << QByteArray{"123456789015"} << true;
        QTest::addRow("grouped") << QByteArray{"1234 5678 9015"} << true;
        QTest::addRow("hyphens") << QByteArray{"1234-5678-9015"} << true;
        QTest::addRow("short") << QByteArray{"12345678901"} << false;
        QTest::addRow("long") << QByteArray{"1234567890150"} << false;
        QTest::addRow("letter") << QByteArray{"12345678901S"} << false;
        QTest::addRow("nothing") << QByteArray{""} << false;
        QTest::addRow("NUL") << QByteArray{"123456789015\0", 13} << false;
        QTest::addRow("wide digits") << QByteArray{"１２３４"} << false;
    }
    void numbersAreReadAsPeopleWriteThem()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        Result<AccountNumber> const number = AccountNumber::parse(text.toStdString());
        QCOMPARE(number.has_value(), good);
        if (number) QCOMPARE(number->grouped(), std::string{"1234 5678 9015"});
        if (!number) QCOMPARE(number.error().code, ErrorCode::Malformed);
    }

    void logsHoldOnlyABeginningOrEnd()
    {
        QCOMPARE(redacted(AccountNumber::from_serial(12'345'678'901)), std::string{"…015"});
        QCOMPARE(redacted(Bytes(32, 0xab)), std::string{"abababab"});
        QCOMPARE(redacted(Bytes{0xab}), std::string{"ab"});
    }

    void belowIsUniform()
    {
        ScriptedRandom random{{0, 5, 12, ~std::uint64_t{0}}};
        // 2^64 mod 10 = 6: the values below it would make 0..5 likelier, so they are thrown away.
        QCOMPARE(random.below(10), std::uint64_t{2});
        QCOMPARE(random.left(), std::size_t{1});
        QCOMPARE(random.below(1), std::uint64_t{0});
    }

    void rfc3339_data()
    {
        QTest::addColumn<qlonglong>("time");
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("beginning") << qlonglong{0} << QByteArray{"1970-01-01T00:00:00Z"};
        QTest::addRow("with milliseconds") << qlonglong{1'795'253'400'999} << QByteArray{"2026-11-21T09:30:00Z"};
        QTest::addRow("leap day") << qlonglong{951'782'400'000} << QByteArray{"2000-02-29T00:00:00Z"};
        QTest::addRow("before 1970") << qlonglong{-1} << QByteArray{"1969-12-31T23:59:59Z"};
        QTest::addRow("end of a day") << qlonglong{1'767'225'599'000} << QByteArray{"2025-12-31T23:59:59Z"};
    }
    void rfc3339()
    {
        QFETCH(qlonglong, time);
        QFETCH(QByteArray, text);
        QCOMPARE(signet::rfc3339(wall_time(time)), text.toStdString());
        QCOMPARE(milliseconds_of(wall_time(time)), std::int64_t{time});
    }

    void errorsPassThrough()
    {
        QCOMPARE(half_of(8).value(), 4);
        QCOMPARE(half_of(7).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(half_of(fail(ErrorCode::Timeout, "late")).error().code, ErrorCode::Timeout);
        QVERIFY(must_be_even(2).has_value());
        QCOMPARE(must_be_even(3).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(unwrap(half_of(8)), 4);
        QVERIFY_THROWS_EXCEPTION(Failure, unwrap(half_of(7)));
    }
};

QTEST_GUILESS_MAIN(ValuesTest)
#include "values_test.moc"
