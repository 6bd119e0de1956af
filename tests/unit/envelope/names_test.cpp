#include "core/base/system_files.h"
#include "core/envelope/delivered_names.h"
#include "core/wire/message.h"
#include "tests/unit/envelope/envelope_fixture.h"

#include "core/wire/envelope.pb.h"

#include <QTest>

#include <set>

using namespace signet;
using namespace signet::envelope;

namespace {

/// A manifest that this program would not write.
Manifest hostile_manifest(std::vector<std::string> const& paths)
{
    pb::EnvelopeHeader header;
    header.set_id(std::string(16, 'i'));
    for (std::string const& path : paths) {
        pb::EnvelopeHeader::Entry& entry = *header.add_entries();
        bool const is_folder = path.ends_with("//");
        entry.set_path(is_folder ? path.substr(0, path.size() - 2) : path);
        if (is_folder) entry.set_kind(pb::EnvelopeHeader::Entry::FOLDER);
    }
    return *Manifest::parse(wire::encode(header));
}

/// Where files end up, in order; folders are written as "name//".
std::vector<std::string> delivered(std::vector<std::string> const& paths)
{
    Manifest const manifest = hostile_manifest(paths);
    DeliveredNames const names = *DeliveredNames::create(manifest);
    std::vector<std::string> result;
    for (std::size_t i = 0; i < manifest.size(); ++i) {
        if (manifest.entry(i).kind != EntryKind::File) continue;
        DeliveredNames::Place const place = names.place(i);
        result.push_back(place.folder == 0 ? place.name : names.path_of(place.folder) + "/" + place.name);
    }
    return result;
}

std::string delivered_one(std::string const& path)
{
    return delivered({path}).front();
}

} // namespace

class NamesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ordinaryPathsStay()
    {
        std::vector<std::string> const paths{"report.pdf", "docs/a b.txt", "docs/.git/config", "docs/größe 名.bin", "x (2)"};
        QVERIFY(delivered(paths) == paths);
        Manifest const manifest = hostile_manifest(paths);
        QVERIFY(DeliveredNames::create(manifest)->renamed().empty());
    }

    void E1_pathsThatLeaveTheFolderBecomePlainNames_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        QTest::newRow("climbs") << "../../.ssh/authorized_keys" << "authorized_keys";
        QTest::newRow("climbs with backslashes") << "..\\..\\x" << "_.._.._x";
        QTest::newRow("absolute") << "/etc/x" << "x";
        QTest::newRow("drive") << "C:\\x" << "C__x";
        QTest::newRow("drive, forward") << "C:/x" << "C_/x";
        QTest::newRow("share") << "\\\\host\\share\\x" << "__host_share_x";
        QTest::newRow("share, forward") << "//host/share/x" << "x";
        QTest::newRow("not normalised") << "a/./b//c" << "c";
        QTest::newRow("climbs inside") << "a/../../b" << "b";
        QTest::newRow("nothing but steps") << "../.." << "_";
        QTest::newRow("ends in a slash") << "a/b/" << "b";
    }
    void E1_pathsThatLeaveTheFolderBecomePlainNames()
    {
        QFETCH(QString, path);
        QFETCH(QString, name);
        std::string const got = delivered_one(path.toStdString());
        QCOMPARE(got, name.toStdString());
        Manifest const manifest = hostile_manifest({path.toStdString()});
        DeliveredNames const names = *DeliveredNames::create(manifest);
        QCOMPARE(names.renamed().size(), std::size_t{1});
        QCOMPARE(names.renamed().front().sent_as, path.toStdString());
        QCOMPARE(names.renamed().front().now, got);
    }

    void E2_namesThatSystemsTreatApartAreChanged_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        QTest::newRow("dot name at the top") << ".bashrc" << "_.bashrc";
        QTest::newRow("dot folder at the top") << ".config/autostart/x.desktop" << "_.config/autostart/x.desktop";
        QTest::newRow("dot name below stays") << "home/.bashrc" << "home/.bashrc";
        QTest::newRow("device") << "CON" << "_CON";
        QTest::newRow("device with suffix") << "docs/NUL.txt" << "docs/_NUL.txt";
        QTest::newRow("device, small") << "aux" << "_aux";
        QTest::newRow("device with number") << "com1.log" << "_com1.log";
        QTest::newRow("superscript") << "LPT\u00B9" << "_LPT\u00B9";
        QTest::newRow("device, then spaces") << "con .txt" << "_con .txt";
        QTest::newRow("device once it is cut")
            << QString{"con" + QString(220, ' ') + "x.txt"} << QString{"_con" + QString(192, ' ') + ".txt"};
        QTest::newRow("no device") << "console" << "console";
        QTest::newRow("trailing dot") << "a." << "a_";
        QTest::newRow("trailing spaces") << "a  " << "a__";
        QTest::newRow("only dots, below") << "a/..." << "a/___";
        QTest::newRow("only a space") << " " << "_";
        QTest::newRow("stream") << "a.txt:evil" << "a.txt_evil";
    }
    void E2_namesThatSystemsTreatApartAreChanged()
    {
        QFETCH(QString, path);
        QFETCH(QString, name);
        QCOMPARE(delivered_one(path.toStdString()), name.toStdString());
    }

    void E2_charactersThatThisSystemRefusesAreReplaced()
    {
        std::string const sent = "<a>:\"b|c?*";
        std::string const kept = refused_in_names.empty() ? "<a>_\"b|c?*" : "_a___b_c__";
        QCOMPARE(clean_name(sent), kept);
    }

    void E3_controlAndDirectionCharactersAreReplaced()
    {
        QCOMPARE(clean_name(std::string_view{"a\0b", 3}), std::string{"a_b"});
        QCOMPARE(clean_name("a\nb\x1B[31mc\x7F"), std::string{"a_b_[31mc_"});
        QCOMPARE(clean_name("a\u0085b"), std::string{"a_b"});
        QCOMPARE(clean_name("\u202Ecod.exe"), std::string{"_cod.exe"});
        QCOMPARE(clean_name("a\u2066b\u2069\u200F\u061C"), std::string{"a_b___"});
        QCOMPARE(clean_name("\U0001F469\u200D\U0001F4BB"), std::string{"\U0001F469\u200D\U0001F4BB"}); // joined emoji stay
    }

    void E3_longNamesAreCutBeforeTheirSuffix()
    {
        std::string const name = clean_name(std::string(10'000, 'a') + ".tar.gz");
        QCOMPARE(name.size(), std::size_t{200});
        QVERIFY(name.ends_with("aaa.gz"));
        std::string umlauts;
        for (int i = 0; i < 150; ++i) umlauts += "ä";
        std::string const cut = clean_name(umlauts + ".txt");
        QVERIFY(cut.size() <= 200 && cut.size() >= 198);
        QVERIFY(is_utf8(cut) && cut.ends_with("ä.txt"));
        QCOMPARE(clean_name("." + std::string(300, 'x')).size(), std::size_t{200}); // all suffix: none
    }

    void E3_namesThatMixAlphabetsStayAndAreMarked()
    {
        Manifest const manifest =
            hostile_manifest({"fine.txt", "p\u0430ypal/bill.pdf", "\u202Ep\u0430ypal.exe", "отчёт.docx", "p\u0430ypal//"});
        DeliveredNames const names = *DeliveredNames::create(manifest);
        std::vector<std::string> const unusual{"p\u0430ypal/bill.pdf", "_p\u0430ypal.exe", "p\u0430ypal"};
        QVERIFY(names.unusual() == unusual);
        QCOMPARE(names.renamed().size(), std::size_t{1}); // the override alone changes a name
    }

    void E4_equalNamesAreBothKept()
    {
        std::vector<std::string> const both{"a.txt", "a (2).txt"};
        QVERIFY(delivered({"a.txt", "a.txt"}) == both);
        std::vector<std::string> const folded{"Read Me.TXT", "read me (2).txt", "READ ME (3).txt"};
        QVERIFY(delivered({"Read Me.TXT", "read me.txt", "READ ME.txt"}) == folded);
        std::vector<std::string> const taken{"a (2).txt", "a.txt", "a (3).txt"};
        QVERIFY(delivered({"a (2).txt", "a.txt", "a.txt"}) == taken);
    }

    void E4_namesOfOneNormalFormAreBothKept()
    {
        // On Linux they are two names, and both are there; neither takes the other's place.
        std::vector<std::string> const names = delivered({"caf\u00E9", "cafe\u0301", "CAF\u00C9", "\uFB01le", "file"});
        QCOMPARE((std::set<std::string>{names.begin(), names.end()}.size()), names.size());
    }

    void E4_foldersThatDifferInCaseStayTwo()
    {
        std::vector<std::string> const expected{"Docs/a", "docs (2)/a", "Docs/b"};
        QVERIFY(delivered({"Docs/a", "docs/a", "Docs/b"}) == expected);
    }

    void E4_fileAndFolderOfOneName()
    {
        std::vector<std::string> const expected{"a/x", "a (2)"};
        QVERIFY(delivered({"a//", "a/x", "a"}) == expected);
        std::vector<std::string> const other{"a", "a (2)/x"};
        QVERIFY(delivered({"a", "a/x"}) == other);
    }

    void E4_hundredThousandEqualNamesTakeNoTime()
    {
        std::vector<std::string> const names = delivered(std::vector<std::string>(100'000, "same.txt"));
        std::set<std::string> const different{names.begin(), names.end()};
        QCOMPARE(different.size(), names.size());
        QCOMPARE(names.back(), std::string{"same (100000).txt"});
    }

    void E7_foldersThatNoEntryListsAreCounted()
    {
        // Each path makes a hundred folders of its own out of some three hundred bytes.
        std::vector<std::string> paths;
        for (int i = 0; i < 11'000; ++i) {
            std::string path = std::to_string(i);
            for (int depth = 0; depth < 100; ++depth) path += "/d";
            paths.push_back(path);
        }
        Manifest const manifest = hostile_manifest(paths);
        QCOMPARE(code_of(DeliveredNames::create(manifest)), ErrorCode::TooLarge);
    }

    void veryDeepPathsBecomePlainNames()
    {
        std::string path;
        for (int depth = 0; depth < 200; ++depth) path += "d/";
        QCOMPARE(delivered_one(path + "x"), std::string{"x"});
    }
};

QTEST_GUILESS_MAIN(NamesTest)
#include "names_test.moc"
