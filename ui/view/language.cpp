#include "ui/view/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace signet::ui {

QStringList Language::all()
{
    return {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("fr")};
}

QString Language::codeFor(QString const& chosen, QStringList const& system)
{
    if (all().contains(chosen)) return chosen;
    for (QString const& each : system)
        if (QString const code = each.section(QLatin1Char{'-'}, 0, 0); all().contains(code)) return code;
    return all().front();
}

void Language::use(QString const& chosen)
{
    QLocale const system = QLocale::system();
    QString const code = codeFor(chosen, system.uiLanguages());
    // Months are written in the language of the sentences round them.
    QLocale const spoken{code};
    QLocale::setDefault(system.language() == spoken.language() ? system : QLocale{spoken.language(), system.territory()});
    for (QTranslator* const each : {&ours_, &qts_}) QCoreApplication::removeTranslator(each);
    // English has a file too: of its plural forms.
    if (ours_.load(QStringLiteral(":/signet/translations/signet_") + code)) QCoreApplication::installTranslator(&ours_);
    if (qts_.load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qts_);
}

Language::~Language()
{
    for (QTranslator* const each : {&ours_, &qts_}) QCoreApplication::removeTranslator(each);
}

} // namespace signet::ui
