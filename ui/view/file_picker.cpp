#include "ui/view/file_picker.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>

namespace signet::ui {

namespace {

void pick(QWidget* parent, QString const& title, std::string const& folder, QFileDialog::FileMode mode,
          std::function<void(QStringList const&)> picked)
{
    auto* const dialog = new QFileDialog{parent, title, QFile::decodeName(QByteArray::fromStdString(folder))};
    dialog->setObjectName(QStringLiteral("filePicker"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    if (mode == QFileDialog::Directory) dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setOption(QFileDialog::DontResolveSymlinks); // what a link leads to is not what was chosen
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, std::move(picked));
    dialog->open();
}

} // namespace

void pickFiles(QWidget* parent, std::string const& folder, std::function<void(QStringList const&)> picked)
{
    QString const title = QCoreApplication::translate("signet::ui::FilePicker", "Add files");
    pick(parent, title, folder, QFileDialog::ExistingFiles, std::move(picked));
}

void pickFolder(QWidget* parent, QString const& title, std::string const& folder, std::function<void(QStringList const&)> picked)
{
    pick(parent, title, folder, QFileDialog::Directory, std::move(picked));
}

} // namespace signet::ui
