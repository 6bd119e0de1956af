#pragma once

#include <QObject>
#include <QSettings>

#include <chrono>

namespace signet::ui {

/// What the person chose about windows: one readable file, nothing secret in it. Changes are told and kept at once.
class Preferences final : public QObject {
    Q_OBJECT
public:
    enum class Look { System, Light, Dark, HighContrast };
    enum class Notify { Nothing, Arrival, Name }; ///< while not locked; locked it is Arrival at most

    /// `file` is made at the first change.
    explicit Preferences(QString const& file, QObject* parent = nullptr);

    [[nodiscard]] Look look() const;
    void setLook(Look look);
    [[nodiscard]] int textPercent() const; ///< 100 to 200
    void setTextPercent(int percent);
    [[nodiscard]] bool compactEnvelope() const;
    void setCompactEnvelope(bool compact);
    [[nodiscard]] QString language() const; ///< "" = the system's, else "en", "de", "fr"
    void setLanguage(QString const& language);
    [[nodiscard]] QString saveFolder() const; ///< absolute
    void setSaveFolder(QString const& folder);
    [[nodiscard]] Notify notify() const;
    void setNotify(Notify notify);
    /// Idle time after which the window locks; 0 = never.
    [[nodiscard]] std::chrono::minutes lockAfter() const;
    void setLockAfter(std::chrono::minutes minutes);
    [[nodiscard]] bool closeKeysOnSuspend() const;
    void setCloseKeysOnSuspend(bool close);
    /// The hint that closing minimises, where there is no tray, was shown.
    [[nodiscard]] bool trayHintShown() const;
    void setTrayHintShown();
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(QByteArray const& geometry);
    [[nodiscard]] int page() const; ///< the tab that was shown last, from 0
    void setPage(int page);

    [[nodiscard]] static QString defaultSaveFolder();

Q_SIGNALS:
    void appearanceChanged();
    void saveFolderChanged();
    void lockingChanged();
    void languageChanged();

private:
    void keep(QString const& name, QVariant const& value);

    QSettings settings_;
};

} // namespace signet::ui
