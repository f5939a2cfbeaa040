"""Decks against closed forms."""

import numpy as np

import wuxingspice as wx

from .support import LONG, SMALL_SIGNAL, TRANSIENT, C, R, SessionTest


class SimulationTest(SessionTest):
    def test_transient_charges_the_capacitor(self):
        run = wx.simulate(TRANSIENT, probe="v(out)", session=self.session)
        self.assertEqual(list(run.plot), ["time", "v(out)"])
        self.assertEqual(run.plot.units, {"time": "s", "v(out)": "V"})
        time = run.plot.scale
        np.testing.assert_allclose(run["v(out)"], 1 - np.exp(-time / (R * C)), atol=2e-3)

    def test_small_signal_response_is_complex(self):
        run = wx.simulate(SMALL_SIGNAL, probe=["v(out)"], session=self.session)
        frequency = run.plot.scale
        self.assertEqual(frequency.dtype, float)
        expected = 1 / (1 + 2j * np.pi * frequency * R * C)
        np.testing.assert_allclose(run["v(out)"], expected, rtol=1e-9)

    def test_alters_numbers_and_words_alike(self):
        with self.session.deck(SMALL_SIGNAL) as deck:
            self.assertEqual(deck.title, "low-pass")
            number = deck.simulate({"r1": 2000.0}, ["v(out)"])["v(out)"]
            word = deck.simulate({"r1": "2k"}, ["v(out)"])["v(out)"]
            frequency = deck.simulate(probe=["v(out)"]).plot.scale
        np.testing.assert_array_equal(number, word)
        np.testing.assert_allclose(
            number, 1 / (1 + 2j * np.pi * frequency * 2 * R * C), rtol=1e-9
        )

    def test_many_runs_come_in_order_and_are_taken_as_they_are_read(self):
        resistances = np.linspace(500, 2000, 40)
        taken = 0

        def values():
            nonlocal taken
            for resistance in resistances:
                taken += 1
                yield {"r1": resistance}

        for number, run in enumerate(
            wx.simulate_many(SMALL_SIGNAL, values(), ["v(out)"], ahead=5, session=self.session)
        ):
            self.assertLessEqual(taken, number + 5)
            corner = 1 / (1 + 2j * np.pi * run.plot.scale * resistances[number] * C)
            np.testing.assert_allclose(run["v(out)"], corner, rtol=1e-9)
        self.assertEqual(taken, len(resistances))

    def test_points_come_as_they_are_computed(self):
        with self.session.deck(TRANSIENT) as deck:
            points = np.vstack([some.values for some in deck.stream(probe=["v(out)"])])
            whole = deck.simulate(probe=["v(out)"])
        np.testing.assert_array_equal(points[:, 0], whole.plot.scale)
        np.testing.assert_array_equal(points[:, 1], whole["v(out)"])

    def test_leaving_the_points_ends_the_simulation(self):
        with self.session.deck(LONG) as deck:
            for _ in deck.stream():
                break  # a hundred million points more would take the worker for hours
            self.assertEqual(len(wx.simulate(TRANSIENT, session=self.session).plots), 1)

    def test_failures_have_reasons(self):
        with self.refused("NO_SUCH_DEVICE"):
            wx.simulate(TRANSIENT, {"r9": 1.0}, session=self.session)
        with self.refused("TIMED_OUT"):
            wx.simulate(LONG, timeout=0.3, session=self.session)
        with self.refused("BAD_VALUE"):
            wx.simulate(TRANSIENT, timeout=-1, session=self.session)
        with self.refused("BAD_NUMBER"):
            wx.simulate(TRANSIENT, {"r1": float("nan")}, session=self.session)
        with self.refused("NOT_READABLE"):
            wx.simulate("there/is/no.cir", session=self.session)
        with self.refused("FORBIDDEN"):
            wx.simulate(
                TRANSIENT.replace(".end", ".control\nshell true\n.endc\n.end"),
                session=self.session,
            )
        deck = self.session.deck(TRANSIENT)
        deck.close()
        with self.refused("UNKNOWN_HANDLE"):
            deck.simulate()
        self.assertEqual(wx.simulate(TRANSIENT, session=self.session).plot.name, "tran1")
