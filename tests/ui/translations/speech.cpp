#include "speech.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QTabBar>

namespace signet::ui {

namespace {

constexpr int firstRows = 20;

QString nameOf(QObject const& object)
{
    return object.objectName().isEmpty() ? QString::fromLatin1(object.metaObject()->className()) : object.objectName();
}

void sayRows(std::vector<Said>& said, QString const& where, QAbstractItemModel const& model)
{
    for (int section = 0; section < model.columnCount(); ++section)
        said.push_back({where + QStringLiteral(" header"), model.headerData(section, Qt::Horizontal).toString()});
    for (int row = 0; row < std::min(model.rowCount(), firstRows); ++row)
        for (int column = 0; column < model.columnCount(); ++column)
            for (int const role : {+Qt::DisplayRole, +Qt::AccessibleTextRole, +Qt::AccessibleDescriptionRole, +Qt::ToolTipRole})
                said.push_back({where, model.index(row, column).data(role).toString()});
}

void sayWidget(std::vector<Said>& said, QWidget const& widget)
{
    QString const where = nameOf(widget);
    for (QString const& text : {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()})
        said.push_back({where, text});
    if (auto const* const label = qobject_cast<QLabel const*>(&widget)) said.push_back({where, label->text()});
    if (auto const* const button = qobject_cast<QAbstractButton const*>(&widget)) said.push_back({where, button->text()});
    if (auto const* const field = qobject_cast<QLineEdit const*>(&widget)) said.push_back({where, field->placeholderText()});
    if (auto const* const combo = qobject_cast<QComboBox const*>(&widget))
        for (int i = 0; i < combo->count(); ++i) said.push_back({where, combo->itemText(i)});
    if (auto const* const tabs = qobject_cast<QTabBar const*>(&widget))
        for (int i = 0; i < tabs->count(); ++i) said.push_back({where, tabs->tabText(i)});
    if (auto const* const view = qobject_cast<QAbstractItemView const*>(&widget); view && view->model())
        if (!qobject_cast<QHeaderView const*>(&widget)) sayRows(said, where, *view->model());
    for (QAction const* const action : widget.actions()) said.push_back({where, action->text()});
}

} // namespace

Speech::Speech(QString const& language)
{
    bool const isPseudo = language == QStringLiteral("pseudo");
    language_.use(isPseudo ? QStringLiteral("en") : language);
    if (isPseudo && pseudo_.load(QStringLiteral(":/signet/translations/signet_pseudo")))
        QCoreApplication::installTranslator(&pseudo_);
}

Speech::~Speech()
{
    QCoreApplication::removeTranslator(&pseudo_);
}

std::vector<Said> textsOf(QWidget& window)
{
    std::vector<Said> said;
    sayWidget(said, window);
    for (QWidget const* const each : window.findChildren<QWidget*>()) {
        // A menu is there to be opened; anything else that is hidden says nothing.
        if (each->isVisibleTo(&window) || qobject_cast<QMenu const*>(each)) sayWidget(said, *each);
    }
    std::erase_if(said, [](Said const& each) { return each.text.isEmpty(); });
    return said;
}

QString outsideBrackets(QString const& text)
{
    QString outside;
    int depth = 0;
    for (QChar const each : text) {
        if (each == QChar{u'⟦'}) ++depth;
        if (depth == 0) outside += each;
        if (each == QChar{u'⟧'}) --depth;
    }
    static QRegularExpression const noWords{QStringLiteral("[^\\p{L}]+")};
    return outside.replace(noWords, QStringLiteral(" ")).trimmed();
}

} // namespace signet::ui
