"""Circuits of Wuxing neural networks and any SPICE deck in ngspice, with numpy arrays.

    import wuxingspice as wx

    run = wx.simulate("rc.cir", alter={"r1": 2e3}, probe=["v(out)"])
    run["v(out)"]                                # numpy array

    with wx.Session() as session, session.open("pooled-49", engine="spice") as circuit:
        x, labels = circuit.digits("training", 16)
        circuit.forward(x).outputs               # 16 x 10 mean deviations

The program does the work in a process of its own and ends with this one. What it refuses is a
WuxingError with the program's reason; a program that crashes is a ProgramLost, never a hang.
"""

from .circuit import Circuit, Pass, Waveform
from .errors import ProgramLost, WuxingError
from .files import Model, read_model, read_raw
from .session import Session, shared
from .simulation import Deck, Plot, Points, Run, simulate, simulate_many

__all__ = [
    "Circuit",
    "Deck",
    "Model",
    "Pass",
    "Plot",
    "Points",
    "ProgramLost",
    "Run",
    "Session",
    "Waveform",
    "WuxingError",
    "read_model",
    "read_raw",
    "shared",
    "simulate",
    "simulate_many",
]
