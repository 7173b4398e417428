import numpy as np


def init_weights(
    shape: list[int],
    noise: np.ndarray,
    *,
    scheme: str,
    mode: str = "fanIn",
    gain: float | None = None,
) -> tuple[int, int, np.ndarray]:
    """Noise scaled into initial weights; returns (fan_in, fan_out, values).

    shape: [out, in] or [out, in, kh, kw]
    noise: (n,), one number per weight -> values: (n,), the weights in the order of the noise
    scheme: "xavierUniform", "xavierNormal", "kaimingUniform" or "kaimingNormal"
    mode: "fanIn" or "fanOut", which fan Kaiming keeps; Xavier uses both
    gain: None means 1 for Xavier and the root of 2 for Kaiming
    """
    raise NotImplementedError("not written yet")
