import numpy as np


def norm_axes(x: np.ndarray, kind: str, groups: int = 1) -> tuple[np.ndarray, np.ndarray, int]:
    """The statistics of one normalisation; returns (mean, variance, count).

    x: (n, c, h, w) -> mean: one number per statistic, laid out by kind;
    variance: biased, laid out as the means; count: how many values share one statistic
    kind: "batch", "layer", "instance" or "group"
    groups: how many groups of channels there are; only "group" looks at it
    """
    raise NotImplementedError("not written yet")
