import math
from collections import Counter

import numpy as np


def train_test_split(
    labels: np.ndarray, uniforms: np.ndarray, *, test_fraction: float, stratify: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """labels: (n,), uniforms: (n - 1,) or more -> indices of both sets. O(n) time."""
    n = len(labels)
    if not 0 < test_fraction < 1:
        raise ValueError("test_fraction must lie between 0 and 1")
    if len(uniforms) < n - 1:
        raise ValueError(f"{n} samples need {n - 1} uniforms")

    order = shuffled(n, uniforms)
    if not stratify:
        size = math.ceil(test_fraction * n - 1e-9)  # 0.07 * 100 is a little above 7
        return order[size:], order[:size]

    counts = Counter(labels.tolist())
    # How many of each class the test set still needs.
    needed = {label: math.floor(test_fraction * count + 0.5) for label, count in counts.items()}
    is_test = np.zeros(n, dtype=bool)
    for place, label in enumerate(labels[order].tolist()):
        if needed[label] > 0:
            needed[label] -= 1
            is_test[place] = True
    return order[~is_test], order[is_test]


def shuffled(n: int, uniforms: np.ndarray) -> np.ndarray:
    """Fisher-Yates from the end: each of the n! orders is equally likely."""
    order = np.arange(n)
    for u, i in zip(uniforms, range(n - 1, 0, -1)):
        j = int(u * (i + 1))  # i itself is a choice too
        order[i], order[j] = order[j], order[i]
    return order
