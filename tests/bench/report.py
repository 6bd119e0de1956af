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


def ratio_row(work, bound, of_what, ours, reference):
    """A comparison with a reference: the median of the pairwise ratios, and between what they lay."""
    ratios = pairwise(ours, reference)
    median = statistics.median(ratios)
    reached = (f"{median:.2f} ({min(ratios):.2f} to {max(ratios):.2f}); "
               f"{seconds(statistics.median(ours))} against {seconds(statistics.median(reference))}")
    return Row(work, f"≤ {bound:.2f} × {of_what}", reached, str(len(ratios)), median <= bound)


def timing_row(work, bound, of_what, ours, reference):
    """The same for two Timings: by the clock; beside it the processors' time, which others on the machine disturb less."""
    row = ratio_row(work, bound, of_what, ours.seconds, reference.seconds)
    row.reached += f"; CPU {statistics.median(pairwise(ours.all_cpu, reference.all_cpu)):.2f} ×"
    disturbed = ours.disturbed + reference.disturbed
    if disturbed:
        row.pairs += f" ({disturbed} runs disturbed)"
    return row


def pairwise(ours, reference):
    return [a / b for a, b in zip(ours, reference)]


def table(rows):
    return "\n".join([HEAD, *map(str, rows)])
