def receptive_field(layers: list[dict[str, int]], input_size: int) -> list[dict[str, float]]:
    """A stack of convolutions or poolings along one axis -> its geometry after each layer.

    layers: dicts with "kernel" and, where they differ from the default, "stride" (1),
        "padding" (0, on each side) and "dilation" (1)
    input_size: pixels of the input

    Each entry of the result is a dict with
        "size": output length
        "jump": distance between neighbouring outputs, in input pixels
        "field": receptive field of one output
        "start": centre of the receptive field of output 0; the first input pixel is at 0
    """
    raise NotImplementedError("not written yet")
