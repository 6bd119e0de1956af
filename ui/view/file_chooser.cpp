#include "ui/view/file_chooser.h"

#include <QFileDialog>

namespace signet::ui {

namespace {

void choose(QFileDialog* dialog, std::function<void(QString const& path)> then)
{
    dialog->setObjectName(QStringLiteral("fileChooser"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog->parentWidget(), std::move(then));
    dialog->open();
}

} // namespace

void chooseFolder(QWidget* parent, QString const& title, std::function<void(QString const& folder)> then)
{
    auto* const dialog = new QFileDialog{parent, title};
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    choose(dialog, std::move(then));
}

void chooseNewFile(QWidget* parent, QString const& title, QString const& suggested, QString const& filter,
                   std::function<void(QString const& file)> then)
{
    auto* const dialog = new QFileDialog{parent, title, {}, filter};
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(suggested);
    choose(dialog, std::move(then));
}

} // namespace signet::ui
