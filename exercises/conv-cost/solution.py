def conv_cost(
    *,
    cin: int,
    cout: int,
    kernel: list[int],
    groups: int = 1,
    bias: bool = True,
    out_h: int,
    out_w: int,
) -> tuple[int, int, int]:
    """What one convolution has and does for one image: params, macs, flops. O(1)."""
    if not isinstance(groups, int) or groups < 1:
        raise ValueError(f"the number of groups must be a positive integer, not {groups}")
    if cin % groups or cout % groups:
        raise ValueError(f"{cin} and {cout} channels do not split into {groups} groups")

    kh, kw = kernel
    products = kh * kw * cin // groups  # behind one output number
    outputs = cout * out_h * out_w
    # n products need n - 1 additions to become a sum, and one more takes the bias in.
    additions = products - 1 + bias
    params = cout * (products + bias)
    return params, outputs * products, outputs * (products + additions)
