import numpy as np


def im2col(
    x: np.ndarray,
    *,
    kernel: list[int],
    stride: int = 1,
    padding: int = 0,
    dilation: int = 1,
) -> np.ndarray:
    """x: (c, h, w) -> (c * kh * kw, ho * wo). O(c * kh * kw * ho * wo) time and memory."""
    kh, kw = kernel
    span = (dilation * (kh - 1) + 1, dilation * (kw - 1) + 1)
    padded = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    if span[0] > padded.shape[1] or span[1] > padded.shape[2]:
        raise ValueError(f"the kernel does not fit into {x.shape[1]} x {x.shape[2]}")

    # A view: (c, windows down, windows across, rows of a window, columns of a window).
    windows = np.lib.stride_tricks.sliding_window_view(padded, span, axis=(1, 2))
    windows = windows[:, ::stride, ::stride, ::dilation, ::dilation]
    return windows.transpose(0, 3, 4, 1, 2).reshape(len(x) * kh * kw, -1)
