"""One row of the table, and the table."""

import statistics
from dataclasses import dataclass


@dataclass
class Row:
    work: str
    bound: str
    reached: str
    pairs: str
    met: bool

    def __str__(self):
        return f"| {self.work} | {self.bound} | {self.reached} | {self.pairs} | {'met' if self.met else 'NOT MET'} |"


HEAD = "| work | bound | reached | pairs | |\n|---|---|---|---|---|"


def seconds(value):
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def ratio_row(work, bound, of_what, ours, reference, ratios):
    """A comparison with a reference: the median of the pairwise ratios, and between what they lay."""
    median = statistics.median(ratios)
    reached = (f"{median:.2f} ({min(ratios):.2f} to {max(ratios):.2f}); "
               f"{seconds(statistics.median(ours))} against {seconds(statistics.median(reference))}")
    return Row(work, f"≤ {bound:.2f} × {of_what}", reached, str(len(ratios)), median <= bound)


def with_disturbed(row, *timings):
    disturbed = sum(timing.disturbed for timing in timings)
    if disturbed:
        row.pairs += f" ({disturbed} runs disturbed)"
    return row


def table(rows):
    return "\n".join([HEAD, *map(str, rows)])
