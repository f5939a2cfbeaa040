"""A thousand altered runs of a deck, in parallel, with bounded memory.

    python3 thousand_runs.py [RUNS]
"""

import sys

import numpy as np

import wuxingspice as wx

DECK = """low-pass
v1 in 0 pulse(0 1 0 1u 1u 10m 20m)
r1 in out 1k
c1 out 0 100n
.tran 5u 1m
.end
"""

runs = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
draws = np.random.default_rng(1)
values = ({"r1": draws.normal(1e3, 50), "c1": draws.normal(1e-7, 5e-9)} for _ in range(runs))

rise = []
for run in wx.simulate_many(DECK, values, probe=["v(out)"]):
    rise.append(np.interp(1 - np.exp(-1), run["v(out)"], run.plot.scale))
print(f"{runs} runs: time constant {np.mean(rise) * 1e6:.1f} us, deviation {np.std(rise) * 1e6:.1f} us")
