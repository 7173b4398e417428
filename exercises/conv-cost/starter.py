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
    """What one convolution has and does for one image; returns (params, macs, flops).

    cin, cout: input and output channels
    kernel: [height, width]
    bias: whether every output channel has one
    out_h, out_w: size of the output map
    -> params: weights and biases; macs: multiply-adds, the bias not counted;
    flops: multiplications plus additions, the bias counted
    """
    raise NotImplementedError("not written yet")
