"""The protocol when things go wrong."""

import json
import os
import pathlib
import signal
import struct
import subprocess
import sys
import tempfile
import unittest

import wuxingspice as wx
from wuxingspice import frames
from wuxingspice.session import _program

from .support import LONG, SessionTest

HEADER = struct.Struct(">iiqi")


class SessionFailuresTest(SessionTest):
    def test_killed_program_is_an_exception(self):
        session = wx.Session(workers=1)
        deck = session.deck(LONG)
        pending = deck._submit(None, [], None, 600.0)
        os.kill(session._process.pid, signal.SIGKILL)
        with self.refused("PROGRAM_LOST"):
            pending.answer()
        with self.refused("PROGRAM_LOST"):
            deck.simulate()
        session.close()
        with self.refused("PROGRAM_LOST"):
            deck.simulate()

    def test_program_that_is_none_is_an_exception(self):
        with self.refused("PROGRAM_LOST"):
            wx.Session(program=["/there/is/no/program"])
        with self.refused("PROGRAM_LOST"):
            wx.Session(program=[sys.executable, "-c", "print('hello', flush=True)"])
        with self.refused("PROGRAM_LOST"):
            wx.Session(program=[sys.executable, "-c", "import sys; sys.exit(3)"])


class ProtocolTest(unittest.TestCase):
    def setUp(self):
        self.process = subprocess.Popen(
            [*_program(), "serve", "--workers", "1"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        hello = frames.read(self.process.stdout)
        self.assertEqual(hello.head["kind"], "HELLO")
        self.assertEqual(hello.head["format"], "wuxing-serve 1")

    def tearDown(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def send(self, content):
        self.process.stdin.write(content)
        self.process.stdin.flush()

    def reason(self, request):
        frame = frames.read(self.process.stdout)
        self.assertEqual((frame.request, frame.head["kind"]), (request, "ERROR"))
        self.assertNotIn("\n", frame.head["message"])
        return frame.head["reason"]

    def test_frames_that_are_wrong_are_answered_and_the_session_goes_on(self):
        self.send(HEADER.pack(frames.MARK, 2, 5, 3) + b"abc")
        self.assertEqual(self.reason(5), "WRONG_VERSION")
        self.send(HEADER.pack(frames.MARK, 1, 6, 2) + b"ab")
        self.assertEqual(self.reason(6), "BAD_REQUEST")
        for number, head in enumerate(
            (
                "",
                "[]",
                "{}",
                '{"command": {"do": "dance"}, "arrays": []}',
                '{"command": {"do": "close"}, "arrays": []}',
                '{"command": {"do": "close", "handle": 1.5}, "arrays": []}',
                '{"command": {"do": "close", "handle": 1}, "arrays": [], "more": 1}',
            )
        ):
            self.send(self.framed(number, head))
            self.assertEqual(self.reason(number), "BAD_REQUEST", head)
        shape = [{"name": "drive", "lengths": [2, 2]}]
        head = json.dumps({"command": {"do": "close", "handle": 1}, "arrays": shape})
        for values in (b"", struct.pack(">i", 3) + bytes(24), struct.pack(">i", 4) + bytes(8)):
            self.send(self.framed(9, head, values))
            self.assertEqual(self.reason(9), "BAD_SHAPE")
        self.send(self.framed(10, '{"command": {"do": "close", "handle": 1}, "arrays": []}'))
        self.assertEqual(self.reason(10), "UNKNOWN_HANDLE")

    def test_what_is_no_frame_ends_the_session_with_one_answer(self):
        self.send(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        self.assertEqual(self.reason(0), "BAD_REQUEST")
        self.assertEqual(self.process.wait(20), 2)

    def test_end_of_the_input_ends_the_program(self):
        self.process.stdin.close()
        self.assertEqual(self.process.wait(20), 0)

    @staticmethod
    def framed(request, head, values=b""):
        text = head.encode()
        payload = struct.pack(">i", len(text)) + text + values
        return HEADER.pack(frames.MARK, frames.VERSION, request, len(payload)) + payload


class ExamplesTest(unittest.TestCase):
    """Examples run as their readers run them, with fewer runs and digits."""

    FOLDER = pathlib.Path(__file__).resolve().parents[1] / "examples"

    def run_example(self, name, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            return subprocess.run(
                [sys.executable, self.FOLDER / name, *arguments],
                check=True,
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(self.FOLDER.parent)},
                stdout=subprocess.PIPE,
                text=True,
                timeout=300,
            ).stdout

    def test_thousand_runs(self):
        words = self.run_example("thousand_runs.py", "100").split()
        # the product of two quantities with 5 % each has 7.1 %
        self.assertAlmostEqual(float(words[words.index("constant") + 1]), 100, delta=3)
        self.assertAlmostEqual(float(words[words.index("deviation") + 1]), 7.1, delta=2)

    def test_training_with_a_rule_of_its_own(self):
        lines = self.run_example("train_rule.py", "equilibrium", "40").splitlines()
        before, after = (float(line.split("%")[0].split()[-1]) for line in lines)
        self.assertGreater(after, before + 30)
