#include "world.h"
#include "tests/support/sanitized.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

namespace signet::e2e {

namespace {

/// Every limit that counts by address or account is out of the way: all people share the loopback here.
constexpr char open_limits[] = R"([limits]
connections_per_address = 10000
connects_per_minute_per_address = 100000
connects_burst_per_address = 100000
unauthenticated_per_address = 10000
sign_ins_per_minute_per_address = 100000
sign_ins_burst_per_address = 100000
sign_ins_per_minute_per_account = 100000
sign_ins_burst_per_account = 100000
requests_per_minute_per_account = 100000
requests_burst_per_account = 100000
provisionings_per_minute_per_address = 100000
provisionings_burst_per_address = 100000
setups_per_minute_per_account = 100000
setups_burst_per_account = 100000
setups_per_minute_per_address = 100000
setups_burst_per_address = 100000
greetings_per_minute_per_address = 100000
greetings_burst_per_address = 100000
)";

} // namespace

QString cli()
{
    return QString::fromStdString(test::programs(SIGNET_BIN)) + "/signet-cli";
}

World::World(Server const& server) : server_environment_{server.environment}
{
    QByteArray settings;
    if (!server.address.isEmpty()) settings += "address = \"" + server.address.toUtf8() + "\"\n";
    if (!server.monitor.isEmpty()) settings += "monitor = \"" + server.monitor.toUtf8() + "\"\n";
    if (server.limits == Limits::OutOfTheWay) settings += open_limits;
    write_file(path("server.toml"), settings);
    if (signet_server({"init", "--data", data(), "--operator", server.operator_name}).exit_code == 0) (void)start_server();
}

bool World::start_server()
{
    server_ = std::make_unique<ServerProcess>(data(), QStringList{"--listen", address_, "--config", path("server.toml")},
                                              server_environment_);
    if (server_->is_ready()) address_ = server_->address();
    return server_->is_ready();
}

QList<QJsonObject> World::calls() const
{
    return signet_server({"calls", "--data", data(), "--format", "json"}).objects();
}

QJsonObject World::add_account(QString const& name, QString const& company) const
{
    QStringList words{"account", "add", "--data", data(), "--name", name, "--json"};
    if (!company.isEmpty()) words << "--company" << company;
    return signet_server(words).object();
}

Person World::make_home(QString const& name)
{
    Person person{name, {}, path(name), QProcessEnvironment::systemEnvironment()};
    QString const key = person.folder + "/key";
    write_file(key, random_bytes(32, QRandomGenerator::global()->generate()));
    for (char const* variable : {"SIGNET_PASSPHRASE_FILE", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        person.environment.remove(variable);
    person.environment.insert("HOME", person.folder);
    person.environment.insert("SIGNET_PROFILE_KEY_FILE", key);
    return person;
}

Person World::add_person(QString const& name, QString const& company)
{
    Person person = make_home(name);
    provision(person, company);
    return person;
}

void World::provision(Person& person, QString const& company) const
{
    QJsonObject const account = add_account(person.name, company);
    QString const order = person.folder + "/order";
    write_file(order, account["order"].toString().toUtf8() + '\n');
    if (run(person, {"provision", account["link"].toString(), "--order-file", order}).exit_code == 0)
        person.number = account["number"].toString();
}

Finished World::run(Person const& who, QStringList const& words) const
{
    std::unique_ptr<Program> const program = start(who, words);
    program->end_input();
    return program->finish();
}

std::unique_ptr<Program> World::start(Person const& who, QStringList const& words) const
{
    return std::make_unique<Program>(cli(), QStringList{"--profile", who.profile()} + words, who.environment, who.folder);
}

std::unique_ptr<Program> World::listen(Person const& who, QStringList const& more) const
{
    auto listening = start(who, QStringList{"listen", "--save", who.saved()} + more);
    if (!listening->complains("Online as ")) {
        qWarning("listen did not come online: %s", listening->told().constData());
        return nullptr;
    }
    return listening;
}

bool World::verify(Person const& caller, Person const& callee) const
{
    auto const listening = listen(callee);
    auto const asking = start(caller, {"verify", callee.number});
    if (!listening || !listening->says("Accept? [y/n] ")) return false;
    listening->type("y");
    if (!asking->says("Code: ") || !listening->says("Code: ")) return false;
    listening->type(asking->rest_of_line());
    if (!listening->says("verified ") || !asking->says("[y/n] ")) return false;
    asking->type("y");
    return asking->finish().exit_code == 0;
}

bool write_file(QString const& path, QByteArray const& content)
{
    QFile file{path};
    return QDir{}.mkpath(path.section('/', 0, -2)) && file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray read_file(QString const& path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

QByteArray random_bytes(qsizetype count, quint32 seed)
{
    QRandomGenerator random{seed};
    QByteArray bytes{(count + 3) / 4 * 4, Qt::Uninitialized};
    random.fillRange(reinterpret_cast<quint32*>(bytes.data()), bytes.size() / 4);
    bytes.resize(count);
    return bytes;
}

QStringList envelopes_in(QString const& saved)
{
    QStringList all;
    for (QString const& party : QDir{saved}.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name))
        if (party != ".signet-part")
            for (QString const& each : QDir{saved + "/" + party}.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
                all << party + "/" + each;
    return all;
}

} // namespace signet::e2e
