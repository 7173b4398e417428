import numpy as np


def conv_transpose2d(
    x: np.ndarray,
    w: np.ndarray,
    b: np.ndarray | None,
    *,
    stride: int = 1,
    padding: int = 0,
    output_padding: int = 0,
) -> np.ndarray:
    """x: (n, cin, h, w), w: (cin, cout, kh, kw), b: (cout,) or None -> (n, cout, ho, wo).

    O(n * cin * cout * h * w * kh * kw) time, memory for the map before it is cut.
    """
    n, cin, height, width = x.shape
    _, cout, kh, kw = w.shape
    if len(w) != cin:
        raise ValueError(f"x has {cin} channels, w expects {len(w)}")
    if b is not None and len(b) != cout:
        raise ValueError(f"{len(b)} biases for {cout} channels")
    if output_padding >= stride:
        raise ValueError("output_padding must be below the stride")
    # The stamped map, with the rows and columns that output_padding adds.
    rows = (height - 1) * stride + kh + output_padding
    columns = (width - 1) * stride + kw + output_padding
    if min(rows, columns) <= 2 * padding:
        raise ValueError(f"a padding of {padding} cuts everything away")

    stamped = np.zeros((n, cout, rows, columns))
    for u in range(kh):
        for v in range(kw):
            # Where tap (u, v) of all stamps falls; no two of them on one place.
            down = slice(u, u + (height - 1) * stride + 1, stride)
            right = slice(v, v + (width - 1) * stride + 1, stride)
            stamped[:, :, down, right] += np.einsum("nchw,co->nohw", x, w[:, :, u, v])
    out = stamped[:, :, padding : rows - padding, padding : columns - padding]
    return out if b is None else out + b.reshape(1, -1, 1, 1)
