#include "ui/view/code_entry.h"

#include "ui/model/verify_flow.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/theme.h"

#include <QGridLayout>
#include <QKeyEvent>

namespace signet::ui {

CodeEntry::CodeEntry(QWidget* parent) : QWidget{parent}
{
    setLayoutDirection(Qt::LeftToRight); // codes are read so in every language
    auto* const grid = new QGridLayout{this};
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(scaled(14));
    grid->setVerticalSpacing(scaled(6));
    for (int i = 0; i < characters; ++i) {
        auto* const box = new QLineEdit;
        boxes_.at(static_cast<std::size_t>(i)) = box;
        box->setObjectName(QStringLiteral("codeBox%1").arg(i + 1));
        box->setProperty("kind", QStringLiteral("code"));
        box->setAccessibleName(tr("Character %1 of 5").arg(i + 1));
        box->setAlignment(Qt::AlignCenter);
        setRole(box, TextRole::CodeBox);
        box->setFixedSize(scaled(82), scaled(84));
        box->setContextMenuPolicy(Qt::NoContextMenu); // nothing of a code is copied
        box->installEventFilter(this);
        connect(box, &QLineEdit::textEdited, this, [this, i](QString const& typed) { take(i, typed); });
        grid->addWidget(box, 0, i, Qt::AlignHCenter);
        auto* const word = new PlainLabel;
        words_.at(static_cast<std::size_t>(i)) = word;
        word->setAlignment(Qt::AlignCenter);
        setRole(word, TextRole::Body, QFont::DemiBold);
        word->setMinimumWidth(scaled(82));
        grid->addWidget(word, 1, i);
    }
    setFocusProxy(boxes_[0]);
}

QString CodeEntry::code() const
{
    QString all;
    for (QLineEdit const* const box : boxes_) all += box->text();
    return all;
}

void CodeEntry::clear()
{
    for (QLineEdit* const box : boxes_) box->clear();
    for (PlainLabel* const word : words_) word->setText({});
    boxes_[0]->setFocus();
    Q_EMIT changed();
}

void CodeEntry::take(int box, QString const& typed)
{
    // One key fills one box; a paste goes on into the next ones. What is no character of a code is passed over.
    int at = box;
    boxes_.at(static_cast<std::size_t>(box))->clear();
    words_.at(static_cast<std::size_t>(box))->setText({});
    for (QChar const each : typed) {
        std::optional<QChar> const character = VerifyFlow::codeCharacter(each);
        if (!character || at >= characters) continue;
        QLineEdit* const into = boxes_.at(static_cast<std::size_t>(at));
        into->setText(*character);
        QString const word = VerifyFlow::spellingWord(*character);
        into->setAccessibleDescription(word);
        words_.at(static_cast<std::size_t>(at))->setText(word);
        ++at;
    }
    if (at > box) boxes_.at(static_cast<std::size_t>(std::min(at, characters - 1)))->setFocus();
    Q_EMIT changed();
}

bool CodeEntry::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    auto const found = std::ranges::find(boxes_, watched);
    if (found == boxes_.end()) return QWidget::eventFilter(watched, event);
    auto const index = static_cast<std::size_t>(found - boxes_.begin());
    auto const* const key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Backspace:
        if (!boxes_.at(index)->text().isEmpty() || index == 0) break;
        boxes_.at(index - 1)->setFocus();
        take(static_cast<int>(index) - 1, {});
        return true;
    case Qt::Key_Left:
        if (index > 0) boxes_.at(index - 1)->setFocus();
        return true;
    case Qt::Key_Right:
        if (index + 1 < boxes_.size()) boxes_.at(index + 1)->setFocus();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isComplete()) Q_EMIT entered();
        return true;
    default: break;
    }
    // A second key in a box that is full stands in its place.
    if (!key->text().isEmpty() && key->text().at(0).isLetterOrNumber()) boxes_.at(index)->selectAll();
    return QWidget::eventFilter(watched, event);
}

void CodeEntry::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    boxes_[0]->setFocus();
}

} // namespace signet::ui
