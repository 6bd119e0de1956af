#include "server-stub/report/rows.h"

#include <algorithm>
#include <ostream>

namespace signet::report {

namespace {

std::string text_in(Row const& row, std::string const& name)
{
    auto const found = row.find(name);
    if (found == row.end() || found->is_null()) return {};
    return found->is_string() ? found->get<std::string>() : found->dump();
}

/// For a terminal: controls, also those beyond ASCII, become '?'.
std::string printable(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        auto const next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        if (byte < 0x20 || byte == 0x7f) {
            out.push_back('?');
        } else if (byte == 0xc2 && next >= 0x80 && next < 0xa0) { // U+0080 to U+009F
            out.push_back('?');
            ++i;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

/// Characters of UTF-8: good enough to line columns up.
std::size_t width_of(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

void write_table(std::ostream& out, std::span<Column const> columns, std::span<Row const> rows)
{
    std::vector<std::vector<std::string>> lines(1);
    for (Column const& column : columns) lines.front().push_back(column.name);
    for (Row const& row : rows) {
        std::vector<std::string>& line = lines.emplace_back();
        for (Column const& column : columns) {
            std::string text = printable(text_in(row, column.name));
            line.push_back(text.empty() ? "-" : std::move(text));
        }
    }
    std::vector<std::size_t> widths(columns.size(), 0);
    for (auto const& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width_of(line[i]));
    for (auto const& line : lines) {
        std::string text;
        for (std::size_t i = 0; i < line.size(); ++i) {
            std::string const blanks(widths[i] - width_of(line[i]), ' ');
            bool const right = columns[i].align == Column::Align::Right;
            if (i > 0) text += "  ";
            text += right ? blanks + line[i] : line[i] + blanks;
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out << text << '\n';
    }
}

void write_csv_names(std::ostream& out, std::span<Column const> columns)
{
    char const* before = "";
    for (Column const& column : columns) {
        out << before << csv_cell(column.name);
        before = ",";
    }
    out << '\n';
}

void write_csv(std::ostream& out, std::span<Column const> columns, std::span<Row const> rows)
{
    for (Row const& row : rows) {
        char const* before = "";
        for (Column const& column : columns) {
            out << before << csv_cell(text_in(row, column.name));
            before = ",";
        }
        out << '\n';
    }
}

} // namespace

std::string csv_cell(std::string_view text)
{
    bool const computed = !text.empty() && std::string_view{"=+-@\t\r\n"}.find(text.front()) != std::string_view::npos;
    if (!computed && text.find_first_of("\",\r\n") == std::string_view::npos) return std::string{text};
    std::string cell{computed ? "\"'" : "\""};
    for (char const c : text) {
        if (c == '"') cell.push_back('"');
        cell.push_back(c);
    }
    cell.push_back('"');
    return cell;
}

void write_rows(std::ostream& out, std::span<Column const> columns, std::span<Row const> rows, Format format, Heading heading)
{
    switch (format) {
    case Format::Table: return write_table(out, columns, rows);
    case Format::Csv:
        if (heading == Heading::Shown) write_csv_names(out, columns);
        return write_csv(out, columns, rows);
    case Format::Json:
        for (Row const& row : rows) out << row.dump(-1, ' ', true, Row::error_handler_t::replace) << '\n';
        return;
    }
}

} // namespace signet::report
