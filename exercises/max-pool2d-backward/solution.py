import numpy as np


def max_pool2d_backward(
    x: np.ndarray, gy: np.ndarray, *, kernel: int, stride: int | None = None, padding: int = 0
) -> np.ndarray:
    """x: (n, c, h, w), gy: dL/dy (n, c, ho, wo) -> dL/dx (n, c, h, w).

    O(n * c * ho * wo * kernel**2) time and memory, as all windows are copied at once.
    """
    stride = kernel if stride is None else stride
    n, c, h, w = x.shape
    ho, wo = ((side + 2 * padding - kernel) // stride + 1 for side in (h, w))
    if gy.shape != (n, c, ho, wo):
        raise ValueError(f"gy must be {(n, c, ho, wo)}, not {gy.shape}")

    rim = (padding, padding)
    padded = np.pad(x, ((0, 0), (0, 0), rim, rim), constant_values=-np.inf)  # which never wins
    windows = np.lib.stride_tricks.sliding_window_view(padded, (kernel, kernel), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride].reshape(n, c, ho, wo, kernel * kernel)
    winners = windows.argmax(axis=-1)  # the first of equal maxima

    image, channel, i, j = np.ogrid[:n, :c, :ho, :wo]
    rows = i * stride + winners // kernel
    columns = j * stride + winners % kernel
    dx = np.zeros_like(padded)
    # dx[...] += gy would keep only one gradient of a cell that wins several windows.
    np.add.at(dx, (image, channel, rows, columns), gy)
    return dx[:, :, padding : padding + h, padding : padding + w]
