#include "core/engine/refusals.h"
#include "tests/ui/logs/sample_log.h"
#include "ui/model/reason_words.h"
#include "ui/model/session_words.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <google/protobuf/descriptor.h>

namespace signet::ui {

using namespace engine;
using Says = Reason::Says;

/// Every reason has words: what happened, what it means, and at most one button for the next step.
class ReasonWordsTest : public QObject {
    Q_OBJECT

    static EnvelopeInfo envelope(Way way, EnvelopeState state, Reason reason)
    {
        EnvelopeInfo info = way == Way::Sent ? sentEnvelope(1, state) : receivedEnvelope(1, state);
        info.reason = std::move(reason);
        return info;
    }

    static QSet<QString> literalsIn(QString const& folder)
    {
        // As the engine writes them: Reason{Says::Us, "paused", {}}, {"paused", {}}, ? "no space" : "paused", end(State::Closed,
        // "closed").
        static QRegularExpression const codes{
            QStringLiteral("Says::(?:Us|Peer|Server)\\)?, \"([a-z ]+)\"|\\{\"([a-z ]+)\", \\{\\}\\}|Says::\\w+,\\s+[^;{}]*\\? "
                           "\"([a-z ]+)\"\\s*:\\s*\"([a-z ]+)\"|"
                           "reason = '([a-z ]+)'|forget_keys\\([^)]*\"([a-z ]+)\"|end\\(State::\\w+, \"([a-z ]+)\"\\)")};
        QSet<QString> found;
        QDir const dir{QStringLiteral(SIGNET_SOURCE_DIR) + QLatin1Char('/') + folder};
        for (QString const& name : dir.entryList({QStringLiteral("*.cpp")})) {
            if (name == QStringLiteral("evidence.cpp")) continue; // its words are an export's
            QFile file{dir.filePath(name)};
            if (!file.open(QIODevice::ReadOnly)) continue;
            QRegularExpressionMatchIterator each = codes.globalMatch(QString::fromUtf8(file.readAll()));
            while (each.hasNext()) {
                QRegularExpressionMatch const match = each.next();
                for (int group = 1; group <= match.lastCapturedIndex(); ++group)
                    if (!match.captured(group).isEmpty()) found.insert(match.captured(group));
            }
        }
        return found;
    }

private Q_SLOTS:
    void everyRefusalOnTheWireHasWords()
    {
        for (int i = 0; i < pb::Nak::Reason_descriptor()->value_count(); ++i) {
            std::string const code = code_of(static_cast<pb::Nak::Reason>(pb::Nak::Reason_descriptor()->value(i)->number()));
            for (Says const says : {Says::Us, Says::Peer, Says::Server}) QVERIFY2(isReasonKnown({says, code, {}}), code.c_str());
        }
        for (int i = 0; i < pb::ServerNak::Reason_descriptor()->value_count(); ++i) {
            std::string const code =
                code_of(static_cast<pb::ServerNak::Reason>(pb::ServerNak::Reason_descriptor()->value(i)->number()));
            QVERIFY2(isReasonKnown({Says::Server, code, {}}), code.c_str());
        }
    }

    void everyErrorHasWords()
    {
        for (int code = 0;; ++code) {
            std::string const name = name_of(static_cast<ErrorCode>(code));
            if (name == "unknown") break; // behind the last one
            QVERIFY2(isReasonKnown({Says::Us, name, {}}), name.c_str());
        }
    }

    /// Whoever gives the engine a new reason has to give it words too.
    void everyReasonInTheEnginesSourceHasWords()
    {
        QSet<QString> const codes = literalsIn(QStringLiteral("core/engine")) + literalsIn(QStringLiteral("core/store"));
        for (char const* const known :
             {"paused", "cancelled", "withdrawn", "removed", "blocked", "stopped", "too old", "replaced", "key changed",
              "not verified", "no space", "link lost", "bad file proof", "restart", "suspended", "closed"})
            QVERIFY2(codes.contains(QString::fromLatin1(known)), known); // the search itself finds what is there
        for (QString const& code : codes) {
            bool const known = isReasonKnown({Says::Us, code.toStdString(), {}})
                               || isReasonKnown({Says::Server, code.toStdString(), {}})
                               || isReasonKnown({Says::Peer, code.toStdString(), {}});
            QVERIFY2(known, qPrintable(code));
        }
    }

    void whatWentWrongIsSaidWithOneStepAtMost_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<int>("state");
        for (Way const way : {Way::Sent, Way::Received})
            for (EnvelopeState const state : {EnvelopeState::Waiting, EnvelopeState::Paused, EnvelopeState::Interrupted,
                                              EnvelopeState::Refused, EnvelopeState::Failed, EnvelopeState::Cancelled})
                QTest::addRow("%s %s", way == Way::Sent ? "sent" : "received", name_of(state))
                    << static_cast<int>(way) << static_cast<int>(state);
    }
    void whatWentWrongIsSaidWithOneStepAtMost()
    {
        QFETCH(int, way);
        QFETCH(int, state);
        for (Says const says : {Says::Us, Says::Peer, Says::Server})
            for (char const* const code :
                 {"", "paused", "no space", "away", "link lost", "not accepted", "refused", "bad file proof", "key changed",
                  "cancelled", "suspended", "a code of a later version"}) {
                EnvelopeInfo const info = envelope(static_cast<Way>(way), static_cast<EnvelopeState>(state), {says, code, {}});
                ReasonWords const words = reasonWords(info);
                QVERIFY2(!words.heading.isEmpty(), code);
                QVERIFY(!words.heading.contains(QLatin1Char('%')) && !words.sentence.contains(QLatin1Char('%')));
                if (words.step == SessionAct::None) continue;
                QVERIFY(!actText(words.step, info).isEmpty());
                QVERIFY(!actId(words.step).isEmpty());
                // What is over is not resumed, what is not is not sent twice.
                if (is_final(info.state))
                    QVERIFY(words.step != SessionAct::Resume && words.step != SessionAct::Cancel);
                else
                    QVERIFY(words.step != SessionAct::SendAgain);
                if (info.way == Way::Received) QVERIFY(words.step != SessionAct::SendAgain);
            }
    }

    void whatIsThroughNeedsNoWords()
    {
        QVERIFY(reasonWords(sentEnvelope(1)).heading.isEmpty());
        QVERIFY(reasonWords(receivedEnvelope(1)).heading.isEmpty());
        QVERIFY(reasonWords(sentEnvelope(1, EnvelopeState::Sending)).heading.isEmpty());
    }

    void theServersWordIsCalledSo()
    {
        for (char const* const code : {"not accepted", "over limit", "unavailable", "busy", "refused"}) {
            ReasonWords const words = reasonWords(envelope(Way::Sent, EnvelopeState::Interrupted, {Says::Server, code, {}}));
            QVERIFY2(words.heading.startsWith(QStringLiteral("Server says")), code);
        }
    }

    void aStrangersReasonIsQuotedClean()
    {
        ReasonWords const words =
            reasonWords(envelope(Way::Sent, EnvelopeState::Refused, {Says::Peer, "refused", "try\nthe <b>data</b> room\u202E"}));
        QVERIFY(words.sentence.contains(QStringLiteral("<b>data</b>")));
        QVERIFY(!words.sentence.contains(QLatin1Char('\n')) && !words.sentence.contains(QChar{0x202E}));
    }

    void aNameFullOfPlaceholdersStaysAName()
    {
        EnvelopeInfo info = envelope(Way::Sent, EnvelopeState::Paused, {Says::Peer, "no space", {}});
        info.party_name = "%2 %1 %L1";
        QVERIFY(reasonWords(info).heading.contains(QStringLiteral("%2 %1 %L1")));
    }

    void whoTriesNextIsSaid()
    {
        EnvelopeInfo info = envelope(Way::Sent, EnvelopeState::Interrupted, {Says::Us, "link lost", {}});
        QVERIFY(reasonWords(info).sentence.contains(QStringLiteral("by itself")));
        info.waits_for_person = true;
        QVERIFY(reasonWords(info).sentence.contains(QStringLiteral("stopped trying")));
        QVERIFY(reasonWords(envelope(Way::Received, EnvelopeState::Interrupted, {Says::Us, "link lost", {}}))
                    .sentence.contains(QStringLiteral("signed in")));
    }

    void nothingPromisesThatItIsOpened()
    {
        for (int state = 0; state <= static_cast<int>(EnvelopeState::Cancelled); ++state)
            for (Way const way : {Way::Sent, Way::Received}) {
                EnvelopeInfo const info = envelope(way, static_cast<EnvelopeState>(state), {});
                QString const all = stateLook(info, std::nullopt).word + reasonWords(info).heading + reasonWords(info).sentence;
                QVERIFY2(!all.contains(QStringLiteral("opened"), Qt::CaseInsensitive), qPrintable(all));
            }
    }
};

} // namespace signet::ui

QTEST_MAIN(signet::ui::ReasonWordsTest)
#include "reason_words_test.moc"
