import math

import numpy as np


def init_weights(
    shape: list[int],
    noise: np.ndarray,
    *,
    scheme: str,
    mode: str = "fanIn",
    gain: float | None = None,
) -> tuple[int, int, np.ndarray]:
    """noise: (n,), one number per weight -> both fans and the weights (n,). O(n) time."""
    if len(shape) < 2:
        raise ValueError("a weight needs an output and an input axis")
    if len(noise) != math.prod(shape):
        raise ValueError("one noise value per weight")

    outputs, inputs, *kernel = shape
    area = math.prod(kernel)  # 1 for a linear layer
    fan_in, fan_out = inputs * area, outputs * area
    is_xavier = scheme.startswith("xavier")
    if gain is None:
        gain = 1 if is_xavier else math.sqrt(2)
    if is_xavier:
        std = gain * math.sqrt(2 / (fan_in + fan_out))
    else:
        std = gain / math.sqrt(fan_in if mode == "fanIn" else fan_out)
    # Noise that is uniform on [-1, 1) has the standard deviation 1 / sqrt(3).
    scale = math.sqrt(3) * std if scheme.endswith("Uniform") else std
    return fan_in, fan_out, scale * noise
