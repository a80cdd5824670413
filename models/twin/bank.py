"""Training pairs kept on disk, so that every step costs a read alone.

python3 bank.py --data IMAGERY --outlines ../outlines/repeat-pairs.jsonl --rendered SAMPLES --out FILE --count N [--seed N]

A record is one pair of 192 x 192 pixels, unsigned bytes, row by row: baseline and current (3 bytes a pixel), changed (0, 1, 255 unknown),
land cover of both dates at half the resolution.
"""
import argparse
import glob
import json
import os

import cv2
import numpy as np
import torch

import grounds
import samples

SIDE, WHOLE = 192, 256
RECORD = SIDE * SIDE * 7 + 2 * (SIDE // 2) ** 2


def maker_of(args):
    left_out = [name for name in args.leave_out.split(",") if name]
    keep = lambda things: [thing for thing in things if not any(thing.place.startswith(name) for name in left_out)]
    canvases, unchanged, changes = [], [], []
    for split in args.split.split(","):
        drawn, pairs = grounds.repeats(args.data, split, args.outlines)
        canvases += grounds.drone(args.data, split) + grounds.roofs(args.data, split) + drawn
        unchanged += pairs
        changes += grounds.real_changes(args.data, split, args.outlines)
    mix = json.loads(args.mix) if args.mix else None
    return samples.Maker(keep(canvases), keep(unchanged), keep(changes), rendered(args), SIDE, mix)


def rendered(args):
    """Scenes that `./fieldwarden train --samples-only` rendered."""
    shards = sorted(glob.glob(os.path.join(args.rendered, "train-*.bin"))) if args.rendered else []
    if not shards:
        return None
    record = WHOLE * WHOLE * 9
    parts = [np.memmap(shard, np.uint8, "r") for shard in shards]
    return np.concatenate([part[: len(part) // record * record].reshape(-1, record) for part in parts]), WHOLE


class Bank:
    """The records of some files, one after the other."""

    def __init__(self, files):
        parts = [np.memmap(file, np.uint8, "r") for file in files]
        self.parts = [part[: len(part) // RECORD * RECORD].reshape(-1, RECORD) for part in parts]
        self.index = [(part, row) for part, rows in enumerate(self.parts) for row in range(len(rows))]

    def __len__(self):
        return len(self.index)

    def __getitem__(self, number):
        """(baseline, current, changed, baseline cover, current cover)"""
        part, row = self.index[number]
        record, pixels = self.parts[part][row], SIDE * SIDE
        image = lambda at: np.array(record[at * pixels : (at + 3) * pixels]).reshape(SIDE, SIDE, 3)
        covers = np.array(record[7 * pixels :]).reshape(2, SIDE // 2, SIDE // 2)
        return image(0), image(3), np.array(record[6 * pixels : 7 * pixels]).reshape(SIDE, SIDE), covers[0], covers[1]


class Turned(torch.utils.data.Dataset):
    """Records in an order of their own in every pass, turned, mirrored, dates exchanged, light altered; follows from the seed."""

    def __init__(self, bank, seed, count):
        self.bank, self.seed, self.count, self.order = bank, seed, count, (-1, None)

    def __len__(self):
        return self.count

    def __getitem__(self, number):
        epoch, position = divmod(number, len(self.bank))
        if self.order[0] != epoch:
            self.order = epoch, np.random.default_rng([self.seed, epoch]).permutation(len(self.bank))
        rng = np.random.default_rng([self.seed, 7, number])
        a, b, changed, ca, cb = self.bank[self.order[1][position]]
        if rng.random() < 0.5:
            a, b, ca, cb = b, a, cb, ca
        symmetry = int(rng.integers(8))

        def turn(z):
            z = z[:, ::-1] if symmetry & 1 else z
            z = z[::-1] if symmetry & 2 else z
            return np.ascontiguousarray(z.swapaxes(0, 1) if symmetry & 4 else z)

        def lit(z):
            if rng.random() < 0.5:
                return turn(z)
            gain = np.float32(np.exp(rng.normal(0, 0.12))) * np.exp(rng.normal(0, 0.04, 3)).astype(np.float32)
            return np.clip(turn(z) * gain + np.float32(rng.normal(0, 6)), 0, 255).astype(np.uint8)

        return lit(a), lit(b), turn(changed), turn(ca), turn(cb)


def main():
    parser = argparse.ArgumentParser()
    for name in ("data", "outlines", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--rendered", default="", help="folder of samples that ./fieldwarden train --samples-only made")
    parser.add_argument("--split", default="train")
    parser.add_argument("--leave-out", default="", help="places to keep out, by the beginnings of their names, with commas")
    parser.add_argument("--mix", default="", help="JSON: kind -> weight")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, required=True)
    args = parser.parse_args()
    cv2.setNumThreads(1)
    maker = maker_of(args)
    with open(args.out + ".part", "wb") as out:
        for number in range(args.count):
            a, b, changed, ca, cb = maker.sample(number, args.seed)
            for part in (a, b, changed, ca[::2, ::2], cb[::2, ::2]):
                out.write(np.ascontiguousarray(part).tobytes())
    os.replace(args.out + ".part", args.out)


if __name__ == "__main__":
    main()
