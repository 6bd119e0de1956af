#pragma once

#include <nlohmann/json.hpp>

#include <iosfwd>
#include <span>
#include <string>

namespace signet::report {

/// One line of a report: an object whose members are texts, numbers, or null for what is not known yet.
using Row = nlohmann::ordered_json;

enum class Format { Table, Csv, Json };

struct Column {
    std::string name; ///< of the member, and of the CSV column
    enum class Align { Left, Right } align = Align::Left;
};

/// The rows one after the other, in the format: JSON one object a line; CSV (RFC 4180, ended by \n) with a line of names; a table
/// with aligned columns. Nothing that stands in a row can break a line or reach the terminal as a control (threats.md S78).
/// `heading` says whether this is the report's first part.
enum class Heading { Shown, LeftOut };
void write_rows(std::ostream& out, std::span<Column const> columns, std::span<Row const> rows, Format format,
                Heading heading = Heading::Shown);

/// A CSV cell. One that a spreadsheet would compute (= + - @, and the blanks that hide them) gets an apostrophe before it, within
/// quotes: it stays text.
[[nodiscard]] std::string csv_cell(std::string_view text);

} // namespace signet::report
