#include "ui/view/settings_dialog.h"

#include "ui/model/passphrase.h"
#include "ui/view/focus_frame.h"
#include "ui/view/icon_set.h"
#include "ui/view/kind.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/room_area.h"
#include "ui/view/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>

namespace signet::ui {

namespace {

PlainLabel* second(QString const& text)
{
    auto* const label = new PlainLabel{text};
    label->setProperty("kind", QStringLiteral("second"));
    label->setWrapped(true);
    return label;
}

PlainLabel* title(QString const& text)
{
    auto* const label = new PlainLabel{text};
    setRole(label, TextRole::Title);
    return label;
}

/// A caption, right of which its control has the rest of the row.
void addRow(QGridLayout* rows, QString const& caption, QWidget* control)
{
    int const row = rows->rowCount();
    rows->addWidget(new PlainLabel{caption}, row, 0, Qt::AlignTrailing | Qt::AlignVCenter);
    rows->addWidget(control, row, 1);
}

/// What belongs to the control above it, or stands without a caption.
void addBelow(QGridLayout* rows, QWidget* control)
{
    rows->addWidget(control, rows->rowCount(), 1);
}

void addAcross(QGridLayout* rows, QWidget* wide)
{
    rows->addWidget(wide, rows->rowCount(), 0, 1, 2);
}

/// A caption and a choice of several; `chosen` is called with the place that was picked.
QComboBox* choice(QGridLayout* rows, QString const& caption, QStringList const& choices, int now, std::function<void(int)> chosen)
{
    auto* const box = new QComboBox;
    box->setAccessibleName(caption);
    box->addItems(choices);
    box->setCurrentIndex(now);
    addRow(rows, caption, box);
    QObject::connect(box, &QComboBox::currentIndexChanged, box, std::move(chosen));
    return box;
}

QLineEdit* secretField(QGridLayout* rows, QString const& caption, QString const& name)
{
    auto* const edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setAccessibleName(caption);
    edit->setEchoMode(QLineEdit::Password);
    edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
    addRow(rows, caption, edit);
    return edit;
}

constexpr int lock_choices[] = {0, 1, 5, 15, 60};

} // namespace

SettingsDialog::SettingsDialog(Parts parts, QWidget* parent)
    : QDialog{parent},
      preferences_{parts.preferences},
      ways_{parts.ways},
      keychainWorks_{parts.keychainWorks}
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    resize(scaled(760), scaled(530));
    auto* const columns = new QHBoxLayout{this};
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(list_ = new QListWidget);
    list_->setObjectName(QStringLiteral("settingsList"));
    list_->setAccessibleName(tr("Sections"));
    list_->setFixedWidth(scaled(188));
    list_->setIconSize({scaled(18), scaled(18)});
    columns->addWidget(pages_ = new QStackedWidget, 1);
    pages_->setProperty("kind", QStringLiteral("dialogPage"));
    makeAppearance();
    makeNotifications();
    makeStorage();
    makeSecurity();
    makeNetwork(parts.connections);
    connect(list_, &QListWidget::currentRowChanged, pages_, &QStackedWidget::setCurrentIndex);
    connect(list_, &QListWidget::currentItemChanged, this, &SettingsDialog::ringSection);
    list_->setCurrentRow(0);
    RoomArea::putInto(*this);
    new FocusFrame{this};
    connect(&ways_, &WaysInModel::changed, this, &SettingsDialog::showWays);
    ways_.refresh();
}

/// The keys act on one row: the focus ring is its, not the list's.
void SettingsDialog::ringSection()
{
    if (!isVisible()) return; // rows have their heights once they are styled
    QRect const row = list_->visualItemRect(list_->currentItem());
    list_->setProperty("focusRect", QRect{list_->viewport()->mapTo(list_, row.topLeft()), row.size()});
}

void SettingsDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    // Rows have their new heights in the turn after.
    if (event->type() == QEvent::StyleChange) QMetaObject::invokeMethod(this, &SettingsDialog::ringSection, Qt::QueuedConnection);
}

void SettingsDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    ringSection();
}

QGridLayout* SettingsDialog::addPage(QString const& name, QString const& text)
{
    auto* const page = new QWidget;
    auto* const whole = new QVBoxLayout{page};
    whole->setContentsMargins(scaled(24), scaled(20), scaled(28), scaled(20));
    whole->setSpacing(scaled(16));
    auto* const heading = new PlainLabel{text};
    setRole(heading, TextRole::Heading);
    whole->addWidget(heading);
    auto* const rows = new QGridLayout;
    rows->setHorizontalSpacing(scaled(16));
    rows->setVerticalSpacing(scaled(12));
    rows->setColumnStretch(1, 1);
    whole->addLayout(rows);
    whole->addStretch(1);
    pages_->addWidget(page);
    list_->addItem(new QListWidgetItem{icon(name), text});
    return rows;
}

void SettingsDialog::makeAppearance()
{
    QGridLayout* const rows = addPage(QStringLiteral("eye"), tr("Appearance"));
    using Look = Preferences::Look;
    choice(rows, tr("Theme"), {tr("As the system"), tr("Light"), tr("Dark"), tr("High contrast")},
           static_cast<int>(preferences_.look()), [this](int at) { preferences_.setLook(static_cast<Look>(at)); })
        ->setObjectName(QStringLiteral("themeChoice"));
    constexpr int step = 25;
    QStringList sizes;
    for (int percent = 100; percent <= 200; percent += step) sizes += tr("%1 %").arg(percent);
    choice(rows, tr("Size"), sizes, (preferences_.textPercent() - 100) / step, [this](int at) {
        preferences_.setTextPercent(100 + at * step);
    })->setObjectName(QStringLiteral("sizeChoice"));
    static char const* const languages[] = {"", "en", "de", "fr"};
    int now = 0;
    for (int i = 0; i < 4; ++i)
        if (preferences_.language() == QLatin1String{languages[i]}) now = i;
    choice(rows, tr("Language"),
           {tr("As the system"), QStringLiteral("English"), QStringLiteral("Deutsch"), QStringLiteral("Français")}, now,
           [this](int at) { preferences_.setLanguage(QString::fromLatin1(languages[at])); })
        ->setObjectName(QStringLiteral("languageChoice"));
    addBelow(rows, second(tr("Another language holds from Signet's next start on.")));
    auto* const compact = new QCheckBox{tr("Compact envelope")};
    compact->setObjectName(QStringLiteral("compactChoice"));
    compact->setChecked(preferences_.compactEnvelope());
    connect(compact, &QCheckBox::toggled, &preferences_, &Preferences::setCompactEnvelope);
    addBelow(rows, compact);
}

void SettingsDialog::makeNotifications()
{
    QGridLayout* const rows = addPage(QStringLiteral("info"), tr("Notifications"));
    choice(rows, tr("When an envelope arrives"), {tr("Say nothing"), tr("Say that something arrived"), tr("Say from whom")},
           static_cast<int>(preferences_.notify()),
           [this](int at) { preferences_.setNotify(static_cast<Preferences::Notify>(at)); })
        ->setObjectName(QStringLiteral("notifyChoice"));
    addBelow(rows, second(tr("While Signet is locked, notifications never say from whom.")));
}

void SettingsDialog::makeStorage()
{
    QGridLayout* const rows = addPage(QStringLiteral("folder"), tr("Storage"));
    addAcross(rows, title(tr("Envelopes that arrive")));
    auto* const line = new QHBoxLayout;
    line->setSpacing(scaled(8));
    auto* const where = new PlainLabel{preferences_.saveFolder()};
    where->setObjectName(QStringLiteral("saveFolderLabel"));
    line->addWidget(where, 1);
    auto* const choose = new QPushButton{tr("Change…")};
    choose->setObjectName(QStringLiteral("saveFolderButton"));
    choose->setAccessibleDescription(tr("Choose the folder where envelopes land"));
    line->addWidget(choose);
    rows->addLayout(line, rows->rowCount(), 0, 1, 2);
    addAcross(rows,
              second(tr("One folder for each envelope, below one for each person. It appears whole, once everything is there.")));
    connect(choose, &QPushButton::clicked, this, [this] {
        QString const folder = QFileDialog::getExistingDirectory(this, tr("Where envelopes land"), preferences_.saveFolder());
        if (!folder.isEmpty()) preferences_.setSaveFolder(folder);
    });
    connect(&preferences_, &Preferences::saveFolderChanged, where, [this, where] { where->setText(preferences_.saveFolder()); });
}

void SettingsDialog::makeSecurity()
{
    QGridLayout* const rows = addPage(QStringLiteral("lock"), tr("Security"));
    QStringList times{tr("Never")};
    int now = 0;
    for (std::size_t i = 1; i < std::size(lock_choices); ++i) {
        times += lock_choices[i] == 60  ? tr("1 hour")
                 : lock_choices[i] == 1 ? tr("1 minute")
                                        : tr("%Ln minutes", nullptr, lock_choices[i]);
        if (preferences_.lockAfter().count() >= lock_choices[i]) now = static_cast<int>(i);
    }
    choice(rows, tr("Lock the window when idle for"), times, now, [this](int at) {
        preferences_.setLockAfter(std::chrono::minutes{lock_choices[at]});
    })->setObjectName(QStringLiteral("lockChoice"));
    auto* const suspend = new QCheckBox{tr("Close the keys when this computer goes to sleep")};
    suspend->setObjectName(QStringLiteral("suspendChoice"));
    suspend->setChecked(preferences_.closeKeysOnSuspend());
    connect(suspend, &QCheckBox::toggled, &preferences_, &Preferences::setCloseKeysOnSuspend);
    addAcross(rows, suspend);
    keychain_ = new QCheckBox{tr("Open the keys by this computer's keychain when Signet starts")};
    keychain_->setObjectName(QStringLiteral("keychainChoice"));
    keychain_->setEnabled(keychainWorks_);
    keychain_->setToolTip(keychainWorks_ ? QString{} : tr("This system has no keychain that works."));
    connect(keychain_, &QCheckBox::clicked, this, &SettingsDialog::wantsKeychain);
    addAcross(rows, keychain_);
    makePassphrase(rows);
    makeRecovery(rows);
}

void SettingsDialog::makePassphrase(QGridLayout* rows)
{
    addAcross(rows, title(tr("Passphrase")));
    QLineEdit* const current = secretField(rows, tr("Present passphrase"), QStringLiteral("currentPassphrase"));
    QLineEdit* const next = secretField(rows, tr("New passphrase"), QStringLiteral("newPassphrase"));
    QLineEdit* const again = secretField(rows, tr("Once more"), QStringLiteral("newPassphraseAgain"));
    auto* const line = new QHBoxLayout;
    line->setSpacing(scaled(8));
    line->addWidget(passphraseAnswer_ = second({}), 1);
    auto* const change = new QPushButton{tr("Change passphrase")};
    change->setObjectName(QStringLiteral("changePassphrase"));
    change->setEnabled(false);
    line->addWidget(change);
    rows->addLayout(line, rows->rowCount(), 1);
    auto const judge = [this, current, next, again, change] {
        Strength const strength = strengthOf(next->text());
        bool const same = next->text() == again->text();
        bool const typedBoth = !again->text().isEmpty();
        passphraseAnswer_->setText(typedBoth && !same ? tr("The two passphrases differ.") : wordFor(strength));
        change->setEnabled(same && strength != Strength::Empty && !current->text().isEmpty());
    };
    for (QLineEdit* const each : {current, next, again}) connect(each, &QLineEdit::textChanged, this, judge);
    connect(change, &QPushButton::clicked, this, [this, current, next, again] {
        QString old = current->text();
        QString fresh = next->text();
        for (QLineEdit* const each : {current, next, again}) each->clear();
        passphraseAnswer_->setText(tr("One moment…"));
        ways_.changePassphrase(takeSecret(old), takeSecret(fresh));
    });
    connect(&ways_, &WaysInModel::passphraseChanged, this,
            [this] { passphraseAnswer_->setText(tr("The passphrase was changed.")); });
    connect(&ways_, &WaysInModel::failed, this, [this](QString const& sentence) { passphraseAnswer_->setText(sentence); });
}

void SettingsDialog::makeRecovery(QGridLayout* rows)
{
    addAcross(rows, title(tr("Recovery code")));
    auto* const line = new QHBoxLayout;
    line->setSpacing(scaled(8));
    line->addWidget(recoveryState_ = second({}), 1);
    line->addWidget(makeCode_ = new QPushButton{tr("Make a code")});
    makeCode_->setObjectName(QStringLiteral("makeRecoveryCode"));
    line->addWidget(removeCode_ = new QPushButton{tr("Remove it")});
    removeCode_->setObjectName(QStringLiteral("removeRecoveryCode"));
    rows->addLayout(line, rows->rowCount(), 0, 1, 2);
    addAcross(rows, recoveryCode_ = new PlainLabel);
    recoveryCode_->setObjectName(QStringLiteral("recoveryCode"));
    setRole(recoveryCode_, TextRole::Fixed, QFont::DemiBold);
    recoveryCode_->hide();
    connect(makeCode_, &QPushButton::clicked, &ways_, &WaysInModel::makeRecoveryCode);
    connect(removeCode_, &QPushButton::clicked, &ways_, [this] {
        recoveryCode_->hide();
        ways_.removeRecoveryCode();
    });
    connect(&ways_, &WaysInModel::recoveryCodeMade, this, [this](QString const& code) {
        recoveryCode_->setText(code);
        recoveryCode_->show();
    });
    showWays();
}

void SettingsDialog::showWays()
{
    engine::WaysIn const& ways = ways_.ways();
    recoveryState_->setText(
        ways.recovery_code
            ? tr("A code opens your keys should you forget the passphrase. Write it down now: it is not shown again.")
            : tr("A code on paper opens your keys should you forget the passphrase."));
    makeCode_->setText(ways.recovery_code ? tr("Make a new one") : tr("Make a code"));
    removeCode_->setVisible(ways.recovery_code);
    keychain_->setChecked(ways.keychain);
}

void SettingsDialog::makeNetwork(QList<Connection> const& connections)
{
    QGridLayout* const rows = addPage(QStringLiteral("network"), tr("Network"));
    for (Connection const& each : connections) {
        addAcross(rows, title(each.account));
        addAcross(rows, second(tr("Server: %1 (%2)").arg(each.server, each.state)));
        addAcross(rows, second(tr("Operator: %1").arg(each.operatorName)));
        addAcross(rows, second(tr("Root key fingerprint: %1").arg(each.fingerprint)));
    }
    addAcross(rows, second(tr("Signet connects to your operator's server and to nothing else.")));
}

} // namespace signet::ui
