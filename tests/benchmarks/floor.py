"""How many times longer our work takes than the least that any program would need for it."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable
from time import perf_counter

from pytest_benchmark.fixture import BenchmarkFixture

Step = Callable[[], object]


def ratio(work: Step, floor: Step, rounds: int = 5) -> float:
    """The median of ``work`` over ``floor``, measured in turn so that a busy machine slows both."""
    work()
    floor()
    return statistics.median(_seconds(work) / _seconds(floor) for _ in range(rounds))


def compare(benchmark: BenchmarkFixture, work: Step, floor: Step, *, most: float) -> None:
    """Measure, tell, and hold ``work`` to at most ``most`` floors; without measuring, run both once."""
    if not benchmark.enabled:
        floor()
        benchmark(work)
        return
    found = ratio(work, floor)
    benchmark.extra_info["ratio"] = round(found, 2)
    benchmark.pedantic(work, rounds=1)
    print(f"\n{benchmark.name}: {found:.2f} x floor (at most {most:g})")
    assert found <= most


def _seconds(step: Step) -> float:
    gc.collect()
    start = perf_counter()
    step()
    return perf_counter() - start
