"""What the tests share."""

import pathlib
import unittest

import wuxingspice as wx

ROOT = pathlib.Path(__file__).resolve().parents[3]
NETWORK = ROOT / "docs" / "examples" / "small.json"
R, C = 1000.0, 100e-9
TRANSIENT = f"""low-pass
v1 in 0 pulse(0 1 0 1n 1n 10m 20m)
r1 in out {R}
c1 out 0 {C}
.tran 1u 500u 0 1u
.end
"""
SMALL_SIGNAL = f"""low-pass
v1 in 0 ac 1
r1 in out {R}
c1 out 0 {C}
.ac dec 10 10 100k
.end
"""
# of a second: long enough to be ended within
LONG = TRANSIENT.replace(".tran 1u 500u 0 1u", ".tran 1u 100 0 1u")


class SessionTest(unittest.TestCase):
    """Has a session of two workers for all its tests."""

    @classmethod
    def setUpClass(cls):
        cls.session = wx.Session(workers=2)

    @classmethod
    def tearDownClass(cls):
        cls.session.close()

    def refused(self, reason):
        """Expects a failure with a reason."""
        test = self

        class Refused:
            def __enter__(self):
                return self

            def __exit__(self, kind, error, trace):
                test.assertIsNotNone(error, f"nothing was refused with {reason}")
                if isinstance(error, wx.WuxingError):
                    test.assertEqual(error.reason, reason)
                    return True
                return False

        return Refused()
