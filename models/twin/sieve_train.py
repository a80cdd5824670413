"""Trains the sieve, the small network that says where change is possible at all, on samples that bank.py made.

python3 sieve_train.py --bank 'BANK/train-*.bin' --validation 'BANK/val-*.bin' --out RUN --steps N

Writes RUN/sieve.bin (tensors in SieveShape's order, little-endian floats) and prints what each threshold would keep and miss.
"""
import argparse
import glob
import json
import os
import time

import cv2
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from bank import Bank, Turned
from network import write_weights

CELL, SMALLEST_OBJECT_PX = 16, 64
LAYERS = [("g1", 3, 16, 3), ("g2", 16, 24, 3), ("h1", 48, 32, 3), ("h2", 32, 32, 3), ("h3", 32, 48, 3), ("h4", 48, 48, 3), ("h5", 48, 48, 3), ("possible", 48, 1, 1)]
HALVING = ("g1", "h1", "h3")


class Sieve(nn.Module):
    """Input 2n x 3 x h x w in -1..1, all baselines, then all currents, sides multiples of 16; gives logits n x h/16 x w/16."""

    def __init__(self):
        super().__init__()
        for name, inputs, outputs, kernel in LAYERS:
            layer = nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2)
            nn.init.kaiming_normal_(layer.weight)
            nn.init.zeros_(layer.bias)
            setattr(self, name, layer)

    def _layer(self, name, x):
        layer = getattr(self, name)
        if name in HALVING:
            return F.relu(F.conv2d(F.pad(x, (0, 1, 0, 1)), layer.weight, layer.bias, 2))
        return F.relu(layer(x))

    def forward(self, x):
        baseline, current = self._layer("g2", self._layer("g1", F.avg_pool2d(x, 2))).chunk(2)
        t = torch.cat([(baseline - current).abs(), baseline + current], 1)
        for name in ("h1", "h2", "h3", "h4", "h5"):
            t = self._layer(name, t)
        return self.possible(t)[:, 0]


def cells(changed):
    """(possible, known) of each cell: some pixel has changed; all pixels are known or some has changed."""
    grid = changed.reshape(len(changed), changed.shape[1] // CELL, CELL, changed.shape[2] // CELL, CELL)
    some = (grid == 1).any(4).any(2)
    unknown = (grid == 255).any(4).any(2)
    return some, some | ~unknown


def tensors(batch):
    x = torch.cat([batch[0], batch[1]]).permute(0, 3, 1, 2).float() / 127.5 - 1
    return x.contiguous(memory_format=torch.channels_last), torch.from_numpy(batch[2].numpy().astype(np.uint8))


def objects_of(changed):
    """Masks of the changed objects that are large enough to count."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((changed == 1).astype(np.uint8))
    return [labels == label for label in range(1, count) if stats[label, cv2.CC_STAT_AREA] >= SMALLEST_OBJECT_PX]


def judged(network, bank):
    """Highest score of each object's cells, its pixels' scores, and the highest score of each unchanged sample quarter."""
    network.eval()
    objects, pixels, quiet = [], [], []
    with torch.no_grad():
        for batch in torch.utils.data.DataLoader(bank, 16):
            x, changed = tensors(batch)
            score = torch.sigmoid(network(x)).numpy()
            for one, mask in zip(score, changed.numpy()):
                full = np.kron(one, np.ones((CELL, CELL), np.float32))
                for thing in objects_of(mask):
                    objects.append(full[thing].max())
                    pixels.append(full[thing])
                for part, area in ((full[y : y + 96, x0 : x0 + 96], mask[y : y + 96, x0 : x0 + 96]) for y in (0, 96) for x0 in (0, 96)):
                    if not area.any():
                        quiet.append(part.max())
    network.train()
    return np.array(objects), pixels, np.array(quiet)


def report(network, held):
    for name, bank in held.items():
        objects, pixels, quiet = judged(network, bank)
        for threshold in (0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3):
            print(json.dumps(dict(
                set=name, threshold=threshold, objects=len(objects), missed=int((objects < threshold).sum()),
                quiet=len(quiet), kept=round(float((quiet >= threshold).mean()), 4) if len(quiet) else None)), flush=True)


def main():
    parser = argparse.ArgumentParser()
    for name in ("bank", "validation", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--changed-weight", type=float, default=4.0, help="weight of a cell in which something has changed")
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    cv2.setNumThreads(1)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    network = Sieve().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(network.parameters(), args.rate, weight_decay=1e-4)
    held = {os.path.basename(file)[:-4]: Bank([file]) for file in sorted(glob.glob(args.validation))}
    stream = Turned(Bank(sorted(glob.glob(args.bank))), args.seed, args.steps * args.batch)
    began, sums = time.time(), []
    for step, batch in enumerate(torch.utils.data.DataLoader(stream, args.batch, num_workers=1, prefetch_factor=8)):
        for group in optimiser.param_groups:
            group["lr"] = args.rate * min(1.0, (step + 1) / 100) * (0.02 + 0.98 * 0.5 * (1 + np.cos(np.pi * step / args.steps)))
        x, changed = tensors(batch)
        some, known = (torch.from_numpy(z) for z in cells(changed.numpy()))
        logits = network(x)
        weight = torch.where(some, args.changed_weight, 1.0) * known
        loss = (F.binary_cross_entropy_with_logits(logits, some.float(), reduction="none") * weight).sum() / weight.sum()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        sums.append(float(loss))
        if (step + 1) % 200 == 0:
            print(json.dumps(dict(step=step + 1, loss=round(float(np.mean(sums)), 4), crops_per_second=round((step + 1) * args.batch / (time.time() - began)))), flush=True)
            sums.clear()
        if (step + 1) % 2000 == 0 or step + 1 == args.steps:
            write_weights(network, os.path.join(args.out, "sieve.bin"))
            torch.save(network.state_dict(), os.path.join(args.out, "sieve.pt"))
            report(network, held)


if __name__ == "__main__":
    main()
