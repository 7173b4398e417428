def receptive_field(layers: list[dict[str, int]], input_size: int) -> list[dict[str, float]]:
    """A stack of layers along one axis -> its geometry after each layer. O(layers)."""
    require_whole("the input size", input_size, 1)
    size, jump, field, start = input_size, 1, 1, 0.0
    geometry = []
    for layer in layers:
        kernel, stride = layer["kernel"], layer.get("stride", 1)
        padding, dilation = layer.get("padding", 0), layer.get("dilation", 1)
        require_whole("a kernel", kernel, 1)
        require_whole("a stride", stride, 1)
        require_whole("a padding", padding, 0)
        require_whole("a dilation", dilation, 1)

        reach = dilation * (kernel - 1)  # from the first to the last tap, in this layer's input
        size = (size + 2 * padding - reach - 1) // stride + 1
        if size < 1:
            raise ValueError("the kernel is larger than its padded input")
        # The inputs of this layer are still `jump` apart; its stride counts from the next layer on.
        field += reach * jump
        start += (reach / 2 - padding) * jump
        jump *= stride
        geometry.append({"size": size, "jump": jump, "field": field, "start": start})
    return geometry


def require_whole(name: str, value: float, least: int) -> None:
    if not isinstance(value, int) or value < least:
        raise ValueError(f"{name} must be a whole number of at least {least}, not {value}")
