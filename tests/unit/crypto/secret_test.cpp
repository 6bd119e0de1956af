#include "core/base/log.h"
#include "core/crypto/secret.h"
#include "core/crypto/system_random.h"

#include "tests/unit/hex.h"

#include <QTest>

#include <array>
#include <atomic>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <sys/mman.h>
#include <sys/resource.h>
#include <thread>
#include <type_traits>
#include <unistd.h>
#include <vector>

using namespace signet;

namespace {

using Key = Secret<32, struct TestKeyTag>;
using OtherKey = Secret<32, struct OtherTestKeyTag>;

static_assert(!std::is_copy_constructible_v<Key> && !std::is_copy_assignable_v<Key>);
static_assert(!std::is_constructible_v<OtherKey, Key&&>);
static_assert(!std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);
static_assert(std::is_nothrow_move_constructible_v<Key> && std::is_nothrow_move_constructible_v<SecretBytes>);

bool all_zero(std::uint8_t const* bytes, std::size_t size)
{
    return std::all_of(bytes, bytes + size, [](std::uint8_t byte) { return byte == 0; });
}

Key key_of_ones()
{
    Key key = Key::blank();
    std::ranges::fill(key.expose_mutable(), std::uint8_t{1});
    return key;
}

struct Mapping {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    std::string permissions;
    std::string flags;
};

/// What Linux says of this process's memory, in ascending order.
std::vector<Mapping> mappings()
{
    std::vector<Mapping> all;
    std::ifstream file{"/proc/self/smaps"};
    for (std::string line; std::getline(file, line);) {
        std::istringstream words{line};
        Mapping mapping;
        char dash = 0;
        if (line.starts_with("VmFlags:")) {
            if (!all.empty()) all.back().flags = line.substr(8) + " ";
        } else if (words >> std::hex >> mapping.begin >> dash >> mapping.end >> mapping.permissions && dash == '-') {
            all.push_back(mapping);
        }
    }
    return all;
}

int warnings = 0;

} // namespace

class SecretTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        start_crypto();
        log::set_sink([](log::Line const& line) { warnings += line.level == log::Level::Warning; });
    }

    void wipedWhenDestroyed()
    {
        std::uint8_t const* where = nullptr;
        {
            Key const key = key_of_ones();
            where = key.expose().data();
            QVERIFY(!all_zero(where, 32));
        }
        QVERIFY(all_zero(where, 32)); // the arena keeps its pages, so what is left there can be looked at
    }

    void movedFromIsEmpty()
    {
        Key key = key_of_ones();
        std::uint8_t const* const where = key.expose().data();
        Key const taken = std::move(key);
        QVERIFY(key.empty());
        QCOMPARE(taken.expose().data(), where);
    }

    void assignmentWipesWhatStoodThere()
    {
        Key key = key_of_ones();
        std::uint8_t const* const where = key.expose().data();
        key = Key::blank();
        QVERIFY(all_zero(where, 32));
        QVERIFY(key.expose().data() != where);
    }

    void slotsAreUsedAgain()
    {
        std::uint8_t const* where = nullptr;
        {
            Key const key = key_of_ones();
            where = key.expose().data();
        }
        Key const next = Key::blank();
        QCOMPARE(next.expose().data(), where);
    }

    void blankAndCopies()
    {
        Key const blank = Key::blank();
        QVERIFY(all_zero(blank.expose().data(), 32));
        ByteArray<32> const bytes = array_of_hex<32>("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        Key const copy = Key::copy_of(bytes);
        Key const second = copy.duplicate();
        QVERIFY(equal_constant_time(copy.expose(), bytes));
        QVERIFY(equal_constant_time(second.expose(), bytes));
        QVERIFY(copy.expose().data() != second.expose().data());
    }

    void wipeTwiceIsHarmless()
    {
        Key key = key_of_ones();
        key.wipe();
        key.wipe();
        QVERIFY(key.empty());
    }

    void everySizeIsCountedAndGivenBack_data()
    {
        QTest::addColumn<qulonglong>("size");
        for (qulonglong const size : std::to_array<qulonglong>({1, 31, 32, 33, 64, 65, 128, 129, 512, 513, 4096, 4097, 100000}))
            QTest::addRow("%llu", size) << size;
    }
    void everySizeIsCountedAndGivenBack()
    {
        QFETCH(qulonglong, size);
        std::size_t const before = secret_arena::in_use();
        {
            SecretBytes secret = SecretBytes::blank(size);
            QCOMPARE(secret.size(), size);
            std::ranges::fill(secret.expose_mutable(), std::uint8_t{0xff});
            SecretBytes const neighbour = SecretBytes::blank(size);
            QVERIFY(all_zero(neighbour.expose().data(), size));
            QCOMPARE(secret_arena::in_use(), before + 2 * size);
        }
        QCOMPARE(secret_arena::in_use(), before);
    }

    void nothingTakesNothing()
    {
        std::size_t const before = secret_arena::in_use();
        SecretBytes const none = SecretBytes::blank(0);
        SecretBytes const copy = SecretBytes::copy_of({});
        QVERIFY(none.empty() && copy.empty());
        QCOMPARE(secret_arena::in_use(), before);
    }

    void manyMoreThanABlock()
    {
        std::size_t const before = secret_arena::in_use();
        std::vector<Key> keys;
        std::set<std::uint8_t const*> places;
        for (int i = 0; i < 3000; ++i) {
            keys.push_back(Key::blank());
            places.insert(keys.back().expose().data());
            std::ranges::fill(keys.back().expose_mutable(), static_cast<std::uint8_t>(i));
        }
        QCOMPARE(places.size(), keys.size());
        for (std::size_t i = 0; i < keys.size(); ++i) {
            QCOMPARE(keys[i].expose().front(), static_cast<std::uint8_t>(i));
            QCOMPARE(keys[i].expose().back(), static_cast<std::uint8_t>(i));
        }
        keys.clear();
        QCOMPARE(secret_arena::in_use(), before);
    }

    void threadsShareTheArena()
    {
        std::size_t const before = secret_arena::in_use();
        std::atomic<int> mixed = 0;
        std::vector<std::thread> threads;
        for (int id = 1; id <= 4; ++id) {
            threads.emplace_back([id, &mixed] {
                for (int round = 0; round < 500; ++round) {
                    Key key = Key::blank();
                    std::ranges::fill(key.expose_mutable(), static_cast<std::uint8_t>(id));
                    if (std::ranges::any_of(key.expose(), [id](std::uint8_t byte) { return byte != id; })) ++mixed;
                }
            });
        }
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(mixed.load(), 0);
        QCOMPARE(secret_arena::in_use(), before);
    }

    void guardedAndLeftOutOfCoreDumps_data()
    {
        QTest::addColumn<qulonglong>("size");
        QTest::addRow("slot") << qulonglong{32};
        QTest::addRow("pages of its own") << qulonglong{50000};
    }
    void guardedAndLeftOutOfCoreDumps()
    {
        QFETCH(qulonglong, size);
        SecretBytes const secret = SecretBytes::blank(size);
        auto const where = reinterpret_cast<std::uintptr_t>(secret.expose().data());
        std::vector<Mapping> const all = mappings();
        if (all.empty()) QSKIP("no /proc/self/smaps here");
        auto const mine =
            std::ranges::find_if(all, [where](Mapping const& each) { return each.begin <= where && where < each.end; });
        QVERIFY(mine != all.end() && mine != all.begin() && std::next(mine) != all.end());
        QVERIFY(mine->flags.find(" dd ") != std::string::npos);
        QVERIFY(!std::prev(mine)->permissions.starts_with("rw"));
        QCOMPARE(std::next(mine)->permissions, std::string{"---p"});
        QCOMPARE(std::next(mine)->begin, mine->end);
    }

    void randomFills()
    {
        SystemRandom random;
        Key const a = Key::random(random);
        Key const b = Key::random(random);
        QVERIFY(!equal_constant_time(a.expose(), b.expose()));
        QVERIFY(!all_zero(a.expose().data(), 32));
    }

    void comparesSizes()
    {
        QVERIFY(equal_constant_time({}, {}));
        QVERIFY(equal_constant_time(counted(0, 5), counted(0, 5)));
        QVERIFY(!equal_constant_time(counted(0, 5), counted(0, 4)));
        QVERIFY(!equal_constant_time(counted(0, 5), counted(1, 6)));
    }

    void zWithoutLockedMemoryItGoesOnAndSaysSoOnce() // last by its place: it takes the limit away for good
    {
        ::rlimit const none{0, 0};
        QCOMPARE(::setrlimit(RLIMIT_MEMLOCK, &none), 0);
        auto const page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
        Bytes probe(2 * page);
        if (::mlock(probe.data(), page) == 0) QSKIP("this user may lock memory without limit");
        warnings = 0;
        SecretBytes const first = SecretBytes::blank(20000);
        SecretBytes const second = SecretBytes::blank(20000);
        QVERIFY(all_zero(first.expose().data(), first.size()));
        QVERIFY(all_zero(second.expose().data(), second.size()));
        QCOMPARE(warnings, 1);
    }
};

QTEST_GUILESS_MAIN(SecretTest)
#include "secret_test.moc"
