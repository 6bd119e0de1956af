#pragma once

#include <QAbstractItemModelTester>
#include <QIdentityProxyModel>

namespace signet::ui {

/// Qt's watch over a model's promises, but that it fetches nothing itself: it would in its constructor, and in the middle of a
/// change. A case's own fetching is what is tested.
class ModelWatch {
public:
    explicit ModelWatch(QAbstractItemModel& model)
    {
        tester_.setUseFetchMore(false);
        seen_.setSourceModel(&model);
    }

private:
    QIdentityProxyModel seen_;
    QAbstractItemModelTester tester_{&seen_, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace signet::ui
