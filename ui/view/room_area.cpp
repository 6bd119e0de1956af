#include "ui/view/room_area.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QScreen>

namespace signet::ui {

namespace {
constexpr QSize frame{16, 48}; ///< ours: what a system draws around a window
} // namespace

QSize RoomArea::roomFor(QWidget const& window)
{
    return window.screen()->availableSize() - frame;
}

RoomArea::RoomArea(QWidget* content, QWidget* parent) : QScrollArea{parent}
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setWidget(content);
    content->setAutoFillBackground(false); // what is around it shows through
    viewport()->setAutoFillBackground(false);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now && widget()->isAncestorOf(now)) ensureWidgetVisible(now, 12, 12);
    });
}

void RoomArea::putInto(QWidget& window)
{
    auto* const content = new QWidget{&window};
    content->setLayout(window.layout());
    auto* const around = new QVBoxLayout{&window};
    around->setContentsMargins(0, 0, 0, 0);
    auto* const room = new RoomArea{content};
    room->growsWindow_ = true;
    around->addWidget(room);
    window.setMinimumSize(window.minimumSize().boundedTo(roomFor(window)));
    if (window.testAttribute(Qt::WA_Resized)) window.resize(window.size().boundedTo(roomFor(window)));
}

QSize RoomArea::sizeHint() const
{
    return widget()->sizeHint().boundedTo(roomFor(*this));
}

QSize RoomArea::minimumSizeHint() const
{
    return widget()->minimumSizeHint().expandedTo(widget()->minimumSize()).boundedTo(roomFor(*this));
}

int RoomArea::heightForWidth(int width) const
{
    return std::min(widget()->heightForWidth(width), roomFor(*this).height());
}

/// To what its words need in this language, and the height that wrapped text has; as far as the screen goes.
void RoomArea::growWindow()
{
    QSize const seen = viewport()->size();
    int const width = std::max(seen.width(), minimumSizeHint().width());
    int const height = std::max(seen.height(), heightForWidth(width));
    QSize const wished = (window()->size() + QSize{width, height} - seen).boundedTo(roomFor(*this));
    window()->resize(window()->size().expandedTo(wished));
}

bool RoomArea::event(QEvent* event)
{
    bool const isTaken = QScrollArea::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry(); // the content's wishes are its own
        if (growsWindow_) growWindow();
    }
    return isTaken;
}

} // namespace signet::ui
