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
    """x: (n, c, h, w) -> (n, c, ho, wo). O(n * c * ho * wo * kernel**2) time."""
    if 2 * padding > kernel:
        raise ValueError(f"padding {padding} is above half the kernel {kernel}")
    stride = kernel if stride is None else stride
    h, w = x.shape[2:]
    ho = output_size(h, kernel, stride, padding, ceil_mode)
    wo = output_size(w, kernel, stride, padding, ceil_mode)
    if ho < 1 or wo < 1:
        raise ValueError(f"a window of {kernel} does not fit into {h} x {w}")

    # As far as the last window reaches, which in ceil mode may be beyond the padding.
    below = max((ho - 1) * stride + kernel - padding - h, 0)
    right = max((wo - 1) * stride + kernel - padding - w, 0)
    padded = np.pad(
        x,
        ((0, 0), (0, 0), (padding, below), (padding, right)),
        constant_values=-np.inf if kind == "max" else 0,
    )
    windows = np.lib.stride_tricks.sliding_window_view(padded, (kernel, kernel), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]  # a view: nothing is copied
    if kind == "max":
        return windows.max(axis=(4, 5))
    margin = padding if count_include_pad else 0
    rows = cells_along(h, ho, kernel, stride, padding, margin)
    columns = cells_along(w, wo, kernel, stride, padding, margin)
    return windows.sum(axis=(4, 5)) / np.outer(rows, columns)


def output_size(length: int, k: int, s: int, p: int, ceil_mode: bool) -> int:
    room = length + 2 * p - k
    count = (-(-room // s) if ceil_mode else room // s) + 1
    starts_past_the_end = (count - 1) * s - p >= length
    return count - 1 if starts_past_the_end else count


def cells_along(length: int, count: int, k: int, s: int, p: int, margin: int) -> np.ndarray:
    """How many cells of the map, with this margin around it, each window covers: (count,)."""
    start = np.arange(count) * s - p
    return np.minimum(start + k, length + margin) - np.maximum(start, -margin)
