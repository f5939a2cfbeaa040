"""Trains a network in its circuit by a rule written here: signs of the products of integrals.

    python3 train_rule.py [ENGINE [BATCHES]]
"""

import sys

import numpy as np

import wuxingspice as wx

engine = sys.argv[1] if len(sys.argv) > 1 else "spice"
batches = int(sys.argv[2]) if len(sys.argv) > 2 else 40
RATE, SIZE = 0.02, 16

with wx.Session() as session, session.open("pooled-49", engine) as circuit:
    x, labels = circuit.digits("training", batches * SIZE)
    test, answers = circuit.digits("test", 100)

    def right():
        return np.mean(circuit.forward(test).outputs.argmax(axis=1) == answers)

    print(f"before: {right():.0%} of {len(answers)} test digits right")
    for batch in range(batches):
        chosen = slice(batch * SIZE, (batch + 1) * SIZE)
        forward = circuit.forward(x[chosen])
        odds = np.exp(forward.outputs * 20)
        error = 0.1 * (np.eye(10)[labels[chosen]] - odds / odds.sum(axis=1, keepdims=True))
        reversed_ = circuit.reversed(error)
        product = forward.integrals[:, circuit.sources] * reversed_.integrals[:, circuit.targets]
        step = RATE * np.sign(product.mean(axis=0)) * (1 - batch / batches)
        circuit.coefficients = np.clip(circuit.coefficients + step, -2, 2)
    print(f"after {batches * SIZE} digits: {right():.0%} right")
