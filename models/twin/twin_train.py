"""Trains the twin of the Deeplearning4j network: the same network, losses and schedule, on samples that bank.py made.

python3 twin_train.py --bank 'BANK/train-*.bin' --validation 'BANK/val-*.bin' --mobilenet IMAGERY/mobilenet-v1 --out RUN --steps N

Killed and started again with the same --out, it goes on from its last checkpoint.
"""
import argparse
import copy
import glob
import json
import os
import time

import cv2
import numpy as np
import torch
import torch.nn.functional as F

import grounds
from bank import Bank, Turned
from network import LAND_COVERS, Siamese, write_weights

NOT_BUILDING_WEIGHT, WARM_UP, AVERAGING, WORST_GRADIENT = 0.5, 200, 0.998, 5.0


def losses(change, land_cover, changed, covers):
    """Binary cross-entropy and soft Dice of change; cross-entropy of land cover, and building against the rest."""
    change = change.float()[:, 0]
    known = changed != grounds.IGNORE
    target = (changed == 1).float()
    cross = F.binary_cross_entropy_with_logits(change, target, reduction="none")[known].mean()
    p = torch.sigmoid(change) * known
    dice = 1 - (2 * (p * target).sum() + 1) / (p.sum() + (target * known).sum() + 1)
    log_p = F.log_softmax(land_cover.float(), 1)
    labelled = covers != grounds.IGNORE
    named = covers < LAND_COVERS
    nll = F.nll_loss(log_p, torch.where(named, covers, 0), reduction="none")
    building = log_p[:, 0].exp().clamp(max=1 - 1e-6)
    excluded = -torch.log1p(-building) * NOT_BUILDING_WEIGHT
    per_pixel = torch.where(named, nll, torch.where(labelled, excluded, 0.0))
    cover = per_pixel.sum() / labelled.sum().clamp(min=1)
    is_building = (covers == grounds.BUILDING).float()
    q = building * labelled
    cover_dice = 1 - (2 * (q * is_building).sum() + 1) / (q.sum() + is_building.sum() + 1)
    return cross, dice, cover, cover_dice


def tensors(batch):
    a, b, changed, ca, cb = batch
    x = torch.cat([a, b]).permute(0, 3, 1, 2).float() / 127.5 - 1  # stays channels-last
    return x.contiguous(memory_format=torch.channels_last), changed.long(), torch.cat([ca, cb]).long()


def forward(network, x):
    with torch.autocast("cpu", torch.bfloat16):
        return network(x)


def validate(network, bank):
    """Pixel F1 of change at the best threshold, F1 of buildings, share of land cover named rightly where it is known."""
    network.eval()
    positives, negatives, buildings, named = np.zeros(101), np.zeros(101), np.zeros(3), np.zeros(2)
    with torch.no_grad():
        for batch in torch.utils.data.DataLoader(bank, 8):
            x, changed, covers = tensors(batch)
            change, cover = forward(network, x)
            score = (torch.sigmoid(change.float())[:, 0] * 100).long()
            positives += np.bincount(score[changed == 1].numpy(), minlength=101)
            negatives += np.bincount(score[changed == 0].numpy(), minlength=101)
            most = cover.float().argmax(1)
            building, is_building, known = most == 0, covers == 0, covers != grounds.IGNORE
            buildings += [int((building & is_building).sum()), int((building & ~is_building & known).sum()), int((~building & is_building).sum())]
            named += [int((most == covers)[covers < LAND_COVERS].sum()), int((covers < LAND_COVERS).sum())]
    network.train()
    found, false = np.cumsum(positives[::-1])[::-1], np.cumsum(negatives[::-1])[::-1]
    f1 = 2 * found / (found + false + max(1, positives.sum()))
    return dict(f1=round(float(f1.max()), 4), at=int(f1.argmax()), false=round(float(false[50] / max(1, negatives.sum())), 5),
                building=round(float(2 * buildings[0] / max(1, 2 * buildings[0] + buildings[1] + buildings[2])), 4),
                cover=round(float(named[0] / max(1, named[1])), 3))


def rate_at(step, args):
    """Share of the rates: linear warm-up, a plateau, then a cosine fall to a fiftieth."""
    done = step / args.steps
    fall = 1.0 if done < args.plateau else 0.02 + 0.98 * 0.5 * (1 + np.cos(np.pi * (done - args.plateau) / (1 - args.plateau)))
    return min(1.0, (step + 1) / WARM_UP) * fall


class Run:
    """Network, average of its weights, optimiser and step; kept in a checkpoint."""

    def __init__(self, args):
        torch.manual_seed(args.seed)
        self.network = Siamese()
        if args.mobilenet:
            self.network.start_from_mobilenet(args.mobilenet)
        if args.start:
            self.network.load_state_dict(torch.load(args.start))
        self.network.to(memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.network)
        encoder = self.network.encoder_parameters()
        inside = {id(p) for p in encoder}
        others = [p for p in self.network.parameters() if id(p) not in inside]
        groups = [dict(params=others, share=1.0), dict(params=encoder, share=args.encoder_rate)]
        self.optimiser = torch.optim.AdamW(groups, args.rate, weight_decay=1e-4)
        self.step, self.folder, self.rate = 0, args.out, args.rate
        if os.path.exists(self._checkpoint()):
            state = torch.load(self._checkpoint())
            self.network.load_state_dict(state["network"])
            self.average.load_state_dict(state["average"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step = state["step"]

    def _checkpoint(self):
        return os.path.join(self.folder, "checkpoint.pt")

    def save(self):
        state = dict(network=self.network.state_dict(), average=self.average.state_dict(), optimiser=self.optimiser.state_dict(), step=self.step)
        torch.save(state, self._checkpoint() + ".part")
        os.replace(self._checkpoint() + ".part", self._checkpoint())
        torch.save(self.average.state_dict(), os.path.join(self.folder, "average.pt"))

    def fit(self, batch, share):
        for group in self.optimiser.param_groups:
            group["lr"] = float(self.rate * share * group["share"])
        x, changed, covers = tensors(batch)
        change, cover = forward(self.network, x)
        parts = losses(change, cover, changed, covers)
        loss = parts[0] + parts[1] + parts[2] + 0.5 * parts[3]
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), WORST_GRADIENT)
        self.optimiser.step()
        self.step += 1
        keep = min(AVERAGING, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for a, n in zip(self.average.parameters(), self.network.parameters()):
                a.mul_(keep).add_(n, alpha=1 - keep)
        return [float(part) for part in parts]


def main():
    parser = argparse.ArgumentParser()
    for name in ("bank", "validation", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--mobilenet", default="", help="pack with the encoder's first weights; random where it is not given")
    parser.add_argument("--start", default="", help="weights to begin from: an average.pt")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--encoder-rate", type=float, default=0.3, help="share of the rate for the encoder")
    parser.add_argument("--plateau", type=float, default=0.4, help="share of the steps before the rate falls")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--validate", type=int, default=1000)
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    cv2.setNumThreads(1)
    torch.set_num_threads(args.threads)
    run = Run(args)
    held = {os.path.basename(file)[:-4]: Bank([file]) for file in sorted(glob.glob(args.validation))}
    stream = Turned(Bank(sorted(glob.glob(args.bank))), args.seed, args.steps * args.batch)
    ahead = torch.utils.data.Subset(stream, range(run.step * args.batch, args.steps * args.batch))
    log, began, first, sums = open(os.path.join(args.out, "log.jsonl"), "a"), time.time(), run.step, []
    for batch in torch.utils.data.DataLoader(ahead, args.batch, num_workers=1, prefetch_factor=8):
        sums.append(run.fit(batch, rate_at(run.step, args)))
        if run.step % 200 == 0 or run.step == args.steps:
            speed = (run.step - first) * args.batch / (time.time() - began)
            line = dict(step=run.step, losses=np.round(np.mean(sums, 0), 4).tolist(), crops_per_second=round(speed, 1))
            sums.clear()
            if run.step % args.validate == 0 or run.step == args.steps:
                line["validation"] = {name: validate(run.average, bank) for name, bank in held.items()}
                run.save()
            print(json.dumps(line), file=log, flush=True)
            print(json.dumps(line), flush=True)
    write_weights(run.average, os.path.join(args.out, "weights.bin"))


if __name__ == "__main__":
    main()
