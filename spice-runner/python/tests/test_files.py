"""Files of ngspice itself."""

import pathlib
import subprocess
import tempfile
import unittest

import numpy as np

import wuxingspice as wx

from .support import SMALL_SIGNAL, TRANSIENT, C, R


class RawFileTest(unittest.TestCase):
    def raw(self, deck, ascii_file):
        with tempfile.TemporaryDirectory() as folder:
            here = pathlib.Path(folder)
            (here / "deck.cir").write_text(deck)
            commands = "set filetype=ascii\n" if ascii_file else ""
            (here / ".spiceinit").write_text(commands)
            subprocess.run(
                ["ngspice", "-b", "-r", "out.raw", "deck.cir"],
                cwd=folder,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            content = (here / "out.raw").read_bytes()
            self.assertEqual(b"Values:" in content, ascii_file)
            return wx.read_raw(here / "out.raw")

    def test_binary_and_text(self):
        for ascii_file in (False, True):
            (plot,) = self.raw(TRANSIENT, ascii_file)
            expected = 1 - np.exp(-plot.scale / (R * C))
            np.testing.assert_allclose(plot["v(out)"], expected, atol=2e-3)
            self.assertEqual(plot.units["v(out)"], "V")

    def test_complex(self):
        for ascii_file in (False, True):
            (plot,) = self.raw(SMALL_SIGNAL, ascii_file)
            expected = 1 / (1 + 2j * np.pi * plot.scale * R * C)
            np.testing.assert_allclose(plot["v(out)"], expected, rtol=1e-6)

    def test_what_is_no_file_of_its_kind_has_a_reason(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "file"
            for content in (
                b"",
                b"Title: x\n",
                b"Flags: real\nNo. Variables: 2\nNo. Points: 9\nVariables:\n 0 time time\n"
                b" 1 v(a) voltage\nPlotname: t\nBinary:\n1234",
                b"No. Variables: 1\nNo. Points: 99999999999\nVariables:\n 0 t time\nFlags: real\n"
                b"Plotname: t\nBinary:\n",
            ):
                file.write_bytes(content)
                with self.assertRaises(wx.WuxingError) as failure:
                    wx.read_raw(file)
                self.assertEqual(failure.exception.reason, "BAD_RAW_FILE")
            for text in ("", "[]", '{"format": "wuxing-network 2"}'):
                file.write_text(text)
                with self.assertRaises(wx.WuxingError) as failure:
                    wx.read_model(file)
                self.assertEqual(failure.exception.reason, "BAD_MODEL_FILE")
