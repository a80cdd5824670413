"""The network of family siamese-v1 (NetworkShape.java, SiameseGraph.java), layer for layer and name for name."""
import json
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

ENCODER, DECODER, LAND_COVERS = (16, 32, 64, 128), (64, 32, 32, 16), 5


class Siamese(nn.Module):
    """Input 2n x 3 x h x w in -1..1, all baselines, then all currents; gives change logits n x 1 x h x w and land-cover
    logits 2n x 5 x h/2 x w/2. With `normalised`, every rectified convolution has a batch norm, which `folded` removes."""

    def __init__(self, encoder=ENCODER, decoder=DECODER, normalised=False):
        super().__init__()
        (e1, e2, e3, e4), (d4, d3, d2, d1) = encoder, decoder
        self.normalised = normalised
        for name, inputs, outputs, kernel in (
            ("e1a", 3, e1, 3), ("e1b", e1, e1, 3), ("e2a", e1, e2, 3), ("e2b", e2, e2, 3), ("e3a", e2, e3, 3),
            ("e3b", e3, e3, 3), ("e4a", e3, e4, 3), ("e4b", e4, e4, 3), ("e4c", e4, e4, 3),
            ("l4r", e4, d4, 1), ("l4", d4, d4, 3), ("l3r", d4, d3, 1), ("l3s", e3, d3, 1), ("l3", d3, d3, 3),
            ("l2s", e2, d2, 1), ("l2", d2, d2, 3), ("lc", d2, LAND_COVERS, 1),
            ("c4r", e4, d4, 1), ("c4", d4, d4, 3), ("c3r", d4, d3, 1), ("c3s", e3, d3, 1), ("c3", d3, d3, 3),
            ("c2s", e2, d2, 1), ("c2l", d2, d2, 1), ("c2", d2, d2, 3), ("c1r", d2, d1, 1), ("c1s", e1, d1, 1),
            ("c1", d1, d1, 3), ("change", d1, 1, 1),
        ):
            convolution = nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2)
            nn.init.kaiming_normal_(convolution.weight, nonlinearity="relu" if kernel == 3 else "linear")
            nn.init.zeros_(convolution.bias)
            setattr(self, name, convolution)
            if normalised and kernel == 3:
                setattr(self, name + "_norm", nn.BatchNorm2d(outputs))

    def _rectified(self, name, x):
        x = getattr(self, name)(x)
        return F.relu(getattr(self, name + "_norm")(x) if self.normalised else x)

    def forward(self, x):
        r = self._rectified
        up = lambda t: F.interpolate(t, scale_factor=2, mode="nearest")
        difference = lambda t: (t.chunk(2)[0] - t.chunk(2)[1]).abs()
        f1 = r("e1b", r("e1a", x))
        f2 = r("e2b", r("e2a", F.max_pool2d(f1, 2)))
        f3 = r("e3b", r("e3a", F.max_pool2d(f2, 2)))
        f4 = r("e4c", r("e4b", r("e4a", F.max_pool2d(f3, 2))))
        l4 = r("l4", self.l4r(f4))
        l3 = r("l3", up(self.l3r(l4)) + self.l3s(f3))
        l2 = r("l2", up(l3) + self.l2s(f2))
        c4 = r("c4", self.c4r(difference(f4)))
        c3 = r("c3", up(self.c3r(c4)) + self.c3s(difference(f3)))
        c2 = r("c2", up(c3) + self.c2s(difference(f2)) + self.c2l(difference(l2)))
        c1 = r("c1", up(self.c1r(c2)) + self.c1s(difference(f1)))
        return self.change(c1), self.lc(l2)

    def folded(self):
        """The same function without batch norms."""
        plain = Siamese((self.e1a.out_channels, self.e2a.out_channels, self.e3a.out_channels, self.e4a.out_channels),
                        (self.l4.out_channels, self.l3.out_channels, self.l2.out_channels, self.c1.out_channels))
        for name, layer in self.named_children():
            if not isinstance(layer, nn.Conv2d):
                continue
            weight, bias = layer.weight.detach().clone(), layer.bias.detach().clone()
            norm = getattr(self, name + "_norm", None)
            if norm is not None:
                gain = norm.weight.detach() / torch.sqrt(norm.running_var + norm.eps)
                weight, bias = weight * gain[:, None, None, None], (bias - norm.running_mean) * gain + norm.bias.detach()
            getattr(plain, name).weight.data.copy_(weight)
            getattr(plain, name).bias.data.copy_(bias)
        return plain


def write_weights(network, path):
    """weights.bin of a bundle: tensors in NetworkShape's order, little-endian floats, no header."""
    parts = []
    for _, layer in network.named_children():
        parts += [layer.weight.detach().numpy().ravel(), layer.bias.detach().numpy().ravel()]
    np.concatenate(parts).astype("<f4").tofile(path)


def read_bundle(network, folder):
    with open(os.path.join(folder, "bundle.json")) as file:
        description = json.load(file)
    values = np.fromfile(os.path.join(folder, description["weights"]["file"]), "<f4")
    for tensor in description["weights"]["tensors"]:
        name, part = tensor["name"].rsplit(".", 1)
        count = int(np.prod(tensor["shape"]))
        array = values[tensor["offset"] : tensor["offset"] + count].reshape(tensor["shape"])
        layer = getattr(network, name)
        (layer.weight if part == "W" else layer.bias).data.copy_(torch.from_numpy(array.copy()))
    return description
