import numpy as np


def pool2d(
    x: np.ndarray,
    *,
    kind: str,
    kernel: int,
    stride: int | None = None,
    padding: int = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
) -> np.ndarray:
    """Max or average pooling over the last two axes.

    x: (n, c, h, w) -> (n, c, ho, wo)
    kind: "max" or "avg"
    kernel: side of the square window
    stride: step between windows; None: the kernel
    padding: cells on each side, at most kernel / 2
    ceil_mode: round the output size up
    count_include_pad: average only: padded cells count in the divisor
    """
    raise NotImplementedError("not written yet")
