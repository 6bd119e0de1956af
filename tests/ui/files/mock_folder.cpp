#include "mock_folder.h"

#include <QDateTime>

namespace signet::ui {

void fillAsInTheMock(SampleFolder const& home, SampleFolder const& drives)
{
    qint64 const day = 24LL * 3600 * 1000;
    qint64 const date = QDateTime{QDate{2026, 11, 18}, QTime{17, 42}}.toMSecsSinceEpoch();
    for (char const* const folder : {"Desktop/Letters", "Matters/2025 archive/Closed", "Matters/Corvane – licence/Drafts",
                                     "Matters/Corvane – licence/Exhibits", "Matters/Corvane – licence/Signed",
                                     "Matters/Fenwick Tide – charter/A", "Matters/Northmere audit/A", "Scans/Old"})
        home.folder(folder);
    drives.folder("Token drive (E:)");
    auto const file = [&](char const* name, std::size_t size, int days) {
        home.dated(std::string{"Matters/Corvane – licence/"} + name, size, date + days * day);
    };
    file("Licence agreement v7 – clean.docx", 412'000, 0);
    file("Licence agreement v7 – redline.docx", 498'000, 0);
    file("Schedule 2 – royalty tables.xlsx", 1'300'000, 1);
    file("Schedule 4 – patents.pdf", 6'800'000, -6);
    file("Board minute 2026-11-03.pdf", 284'000, -14);
    file("Cell line photographs.zip", 31'900'000, -20);
    file("Counsel notes – internal.md", 9'000, 1);
    file("Signature page – scan.png", 408'000, 1);
    file("Term sheet (superseded).pdf", 190'000, -77);
    for (char const* const folder : {"Drafts", "Exhibits", "Signed"}) // a picture is the same at any time of the day
        home.date(std::string{"Matters/Corvane – licence/"} + folder, date);
}

std::string mockMatter(SampleFolder const& home)
{
    return home.path("Matters/Corvane – licence");
}

std::vector<std::string> mockSix(SampleFolder const& home)
{
    std::vector<std::string> six;
    for (char const* const name :
         {"Licence agreement v7 – clean.docx", "Licence agreement v7 – redline.docx", "Schedule 2 – royalty tables.xlsx",
          "Schedule 4 – patents.pdf", "Cell line photographs.zip", "Signature page – scan.png"})
        six.push_back(mockMatter(home) + "/" + name);
    return six;
}

} // namespace signet::ui
