"""Passes and steps against calculus and numpy."""

import pathlib
import tempfile

import numpy as np

import wuxingspice as wx

from .support import NETWORK, SessionTest


class CircuitTest(SessionTest):
    def test_product_of_integrals_is_the_gradient(self):
        # equal rates and small signals: the reversed network is the transpose of the forward one
        with self.session.open(NETWORK, "equilibrium") as circuit:
            x = np.array([[1e-3, -2e-3, 1.5e-3], [-1e-3, 0.5e-3, 2e-3]])
            start = circuit.coefficients

            def loss():
                return (circuit.forward(x).outputs ** 2).sum() / 2

            forward = circuit.forward(x)
            back = circuit.reversed(-forward.outputs)
            span = circuit.window[1] - circuit.window[0]
            product = (
                forward.integrals[:, circuit.sources] * back.integrals[:, circuit.targets]
            ).sum(axis=0) / span**2
            chosen = np.argsort(-np.abs(product))[:5]
            for link in chosen:
                loss_of = []
                for change in (-1e-3, 1e-3):
                    moved = start.copy()
                    moved[link] += change
                    circuit.coefficients = moved
                    loss_of.append(loss())
                slope = (loss_of[1] - loss_of[0]) / 2e-3
                self.assertLess(abs(-slope / product[link] - 1), 0.02)

    def test_step_is_the_limited_product(self):
        with self.session.open(NETWORK, "equilibrium") as circuit:
            start = circuit.coefficients
            forward = circuit.forward([[0.05, -0.1, 0.2], [0.1, 0.0, -0.1]])
            back = circuit.reversed([[0.1, -0.1], [0.05, 0.2]])
            product = forward.integrals[:, circuit.sources] * back.integrals[:, circuit.targets]
            kt, rate, limit = 0.7, 0.3, 0.4
            expected = np.clip(
                start + rate * np.mean(np.arctan(kt * product) / kt, axis=0), -limit, limit
            )
            np.testing.assert_allclose(
                circuit.step(rate, kt=kt, limit=limit), expected, rtol=1e-12
            )
            np.testing.assert_array_equal(circuit.coefficients, circuit.step(0.0, limit=limit))

    def test_waveforms_integrate_to_the_pass(self):
        x = [0.1, -0.05, 0.2]
        with self.session.open(NETWORK, "ode", duration=10, step=0.01) as circuit:
            whole = circuit.forward(x).integrals[0]
            waves = circuit.waveforms(x)
            self.assertEqual(len(waves), len(whole))
            for element, wave in enumerate(waves):
                deviation = wave.value - circuit.rest[element]
                area = np.sum((deviation[1:] + deviation[:-1]) / 2 * np.diff(wave.time))
                self.assertAlmostEqual(area, whole[element], delta=1e-4)

    def test_circuit_in_ngspice_answers_as_the_equations_do(self):
        x = [[0.1, -0.05, 0.2], [0.0, 0.1, 0.05]]
        settings = {"duration": 10, "step": 0.01}
        with self.session.open(NETWORK, "ode", **settings) as equations:
            expected = equations.forward(x).outputs
        with self.session.open(NETWORK, "spice", circuit={"level": "behavioral"}, **settings) as c:
            np.testing.assert_allclose(c.forward(x).outputs, expected, atol=1e-3)

    def test_coefficients_and_files_are_exact(self):
        drawn = np.random.default_rng(7).normal(size=56)
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "model.json"
            with self.session.open(NETWORK, "equilibrium") as circuit:
                circuit.coefficients = drawn
                circuit.save(file)
                model = wx.read_model(file)
                np.testing.assert_array_equal(model.sources, circuit.sources)
                np.testing.assert_array_equal(model.targets, circuit.targets)
                np.testing.assert_array_equal(model.outputs, circuit.outputs)
            np.testing.assert_array_equal(model.coefficients, drawn)
            self.assertEqual((model.layers, model.clamp), ([3, 4, 2], (0.0, 10.0)))
            np.testing.assert_array_equal(model.k2, np.full(45, 0.5))
            with self.session.open(file, "equilibrium") as circuit:
                np.testing.assert_array_equal(circuit.coefficients, drawn)

    def test_digits_are_those_the_network_was_trained_on(self):
        with self.session.open("pooled-49-trained", "equilibrium") as circuit:
            x, labels = circuit.digits("test", 200)
            self.assertEqual((x.shape, circuit.layers), ((200, 49), [49, 12, 10]))
            right = np.mean(circuit.forward(x).outputs.argmax(axis=1) == labels)
            self.assertGreater(right, 0.7)
            with self.refused("BAD_REQUEST"):
                circuit.digits("test", 1001)

    def test_bad_arrays_are_refused_and_the_session_goes_on(self):
        with self.session.open(NETWORK, "equilibrium") as circuit:
            with self.refused("BAD_SHAPE"):
                circuit.forward(np.zeros((2, 4)))
            with self.refused("BAD_SHAPE"):
                circuit.forward(np.zeros((0, 3)))
            with self.refused("NOT_A_NUMBER"):
                circuit.forward([np.nan, 0, 0])
            with self.refused("BAD_SHAPE"):
                circuit.coefficients = np.zeros(3)
            with self.refused("NOT_A_NUMBER"):
                circuit.coefficients = np.full(56, np.inf)
            with self.refused("PASS_MISSING"):
                circuit.step()
            with self.refused("PASS_MISSING"):
                circuit.reversed([0.1, 0.1], around="forward")
            with self.refused("NO_WAVEFORMS"):
                circuit.waveforms([0, 0, 0])
            np.testing.assert_allclose(circuit.forward(np.zeros(3)).outputs, 0, atol=1e-12)
        with self.refused("BAD_MODEL_FILE"):
            self.session.open("there/is/no.json")
        with self.refused("UNKNOWN_ENGINE"):
            self.session.open(NETWORK, "steam")
