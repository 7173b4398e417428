import numpy as np


def conv2d(
    x: np.ndarray,
    w: np.ndarray,
    b: np.ndarray | None,
    *,
    stride: int | list[int] = 1,
    padding: int | list[int] = 0,
    dilation: int | list[int] = 1,
    groups: int = 1,
) -> np.ndarray:
    """x: (n, cin, h, w), w: (cout, cin / groups, kh, kw), b: (cout,) -> (n, cout, ho, wo).

    O(n * cout * ho * wo * cin / groups * kh * kw) time; all windows at once take
    n * cin * kh * kw * ho * wo numbers.
    """
    (sh, sw), (ph, pw), (dh, dw) = pair(stride), pair(padding), pair(dilation)
    n, cin, height, width = x.shape
    cout, per_group, kh, kw = w.shape
    if cin != per_group * groups:
        raise ValueError(f"x has {cin} channels, w expects {groups} * {per_group}")
    if cout % groups:
        raise ValueError(f"{cout} filters do not split into {groups} groups")
    if b is not None and len(b) != cout:
        raise ValueError(f"{len(b)} biases for {cout} filters")
    ho = output_size(height, kh, sh, ph, dh)
    wo = output_size(width, kw, sw, pw, dw)
    if ho < 1 or wo < 1:
        raise ValueError(f"the kernel does not fit into {height} x {width}")

    padded = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    windows = np.empty((n, cin, kh, kw, ho, wo))
    for u in range(kh):
        for v in range(kw):
            # What tap (u, v) of the kernel sees, for all outputs at once.
            rows = slice(u * dh, u * dh + sh * (ho - 1) + 1, sh)
            columns = slice(v * dw, v * dw + sw * (wo - 1) + 1, sw)
            windows[:, :, u, v] = padded[:, :, rows, columns]
    windows = windows.reshape(n, groups, per_group, kh, kw, ho, wo)
    filters = w.reshape(groups, cout // groups, per_group, kh, kw)
    out = np.einsum("ngcuvij,gocuv->ngoij", windows, filters).reshape(n, cout, ho, wo)
    return out if b is None else out + b.reshape(1, -1, 1, 1)


def pair(v: int | list[int]) -> tuple[int, int]:
    return (v, v) if isinstance(v, int) else (v[0], v[1])


def output_size(length: int, k: int, s: int, p: int, d: int) -> int:
    """How many windows of d * (k - 1) + 1 fit into the padded length, one every s."""
    return (length + 2 * p - d * (k - 1) - 1) // s + 1
