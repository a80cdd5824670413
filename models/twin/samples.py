"""Training pairs, made as they are asked for: see the table of kinds in docs/model.md."""
import cv2
import numpy as np

import grounds as g
import looks

FINEST, COARSEST = 0.27, 0.66
LOTS_SHARE, SETTLED_SHARE, HIPPED_SHARE = 0.42, 0.4, 0.3


class Cutouts:
    """Buildings with some of the ground around them, cut from labelled ground."""

    def __init__(self, canvases, limit=1500):
        self.stock = []
        for canvas in canvases:
            count, parts, stats, _ = cv2.connectedComponentsWithStats((canvas.cover == g.BUILDING).astype(np.uint8))
            for part in range(1, count):
                x, y, w, h, area = stats[part]
                margin = int(np.ceil(4 / canvas.gsd))
                if area * canvas.gsd**2 < 8 or max(w, h) * canvas.gsd > 60:
                    continue
                x0, y0, x1, y1 = x - margin, y - margin, x + w + margin, y + h + margin
                if x0 < 0 or y0 < 0 or x1 > canvas.rgb.shape[1] or y1 > canvas.rgb.shape[0]:
                    continue
                box = np.s_[y0:y1, x0:x1]
                mask = (parts[box] == part).astype(np.uint8)
                others = (((canvas.cover[box] == g.BUILDING) | (canvas.cover[box] == g.IGNORE)) & (mask == 0)).astype(np.uint8)
                self.stock.append((canvas.place, canvas.gsd, canvas.rgb[box], mask, others))
        self.by_place = {}
        for cutout in self.stock:
            self.by_place.setdefault(cutout[0].split("-")[0], []).append(cutout)

    def draw(self, gsd, rng):
        """(rgb float32, building, others, context) turned and scaled to a GSD, masks 0..1."""
        for _ in range(20):
            place = list(self.by_place)[rng.integers(len(self.by_place))]
            _, own, rgb, mask, others = self.by_place[place][rng.integers(len(self.by_place[place]))]
            if own <= gsd * 2.1:
                break
        scale = own / gsd * float(np.exp(rng.normal(0, 0.12)))
        if own > gsd * 1.2:
            scale = min(scale, 1.9)
        h, w = mask.shape
        if scale < 0.7:  # averaged first, so that turning does not alias
            rgb = cv2.resize(rgb, (max(3, int(w * scale)), max(3, int(h * scale))), interpolation=cv2.INTER_AREA)
            mask, others = (cv2.resize(m.astype(np.float32), rgb.shape[1::-1], interpolation=cv2.INTER_AREA) for m in (mask, others))
            h, w = mask.shape
            scale = 1.0
        side = int(np.ceil(np.hypot(w, h) * scale)) + 2
        if rng.random() < 0.5:
            rgb, mask, others = rgb[:, ::-1], mask[:, ::-1], others[:, ::-1]
        matrix = cv2.getRotationMatrix2D((w / 2, h / 2), rng.uniform(0, 360), scale)
        matrix[:, 2] += side / 2 - np.array([w / 2, h / 2])
        turn = lambda image, flag: cv2.warpAffine(np.ascontiguousarray(image).astype(np.float32), matrix, (side, side), flags=flag)
        inside = np.zeros((h, w), np.float32)
        inside[1:-1, 1:-1] = 1
        return turn(rgb, cv2.INTER_LINEAR), turn(mask, cv2.INTER_LINEAR), turn(others, cv2.INTER_LINEAR), turn(inside, cv2.INTER_LINEAR)


def clearing(gsd, rng):
    """Earth laid bare over a large, ragged patch, with mounds and wheel tracks: rgb, mask, cover."""
    side = int(min(150, rng.uniform(15, 80) / gsd))
    y, x = np.mgrid[0:side, 0:side].astype(np.float32) / side - 0.5
    reach = np.hypot(x, y * np.float32(rng.uniform(1, 2))) * 2 + 0.45 * looks.smooth_noise(rng, side, 4) + 0.15 * looks.smooth_noise(rng, side, 14)
    mask = (reach < 0.8).astype(np.float32)
    colour = np.float32([[168, 128, 92], [222, 208, 184], [196, 172, 140], [140, 112, 90], [205, 200, 192]][rng.integers(5)])
    colour = colour * np.float32(rng.uniform(0.7, 1.12)) * np.float32(1 + rng.normal(0, 0.05, 3))
    tone = 1 + np.float32(rng.uniform(0.03, 0.16)) * looks.smooth_noise(rng, side, max(2, int(side * gsd / 8)))
    tone += np.float32(rng.uniform(0.02, 0.14)) * looks.smooth_noise(rng, side, max(3, int(side * gsd / 2.5)))
    tone += 0.03 * rng.standard_normal((side, side)).astype(np.float32)
    for _ in range(rng.integers(0, 4)):  # heaps, lit on one side
        cy, cx, r = rng.uniform(-0.3, 0.3), rng.uniform(-0.3, 0.3), rng.uniform(0.03, 0.12)
        bump = np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * r * r))
        tone += bump * np.float32(rng.uniform(0.1, 0.4)) * ((x - cx) * np.cos(r * 99) + (y - cy) * np.sin(r * 99)) / r
    return colour * tone[..., None], mask, g.BARE


def road(gsd, rng):
    """A strip of asphalt or concrete: rgb, mask, cover."""
    length, breadth = min(140, rng.uniform(30, 120) / gsd), rng.uniform(3, 14) / gsd
    side = int(min(140, length)) + 4
    y, x = np.mgrid[0:side, 0:side].astype(np.float32) - side / 2
    angle = rng.uniform(0, np.pi)
    along = x * np.cos(angle) + y * np.sin(angle)
    across = y * np.cos(angle) - x * np.sin(angle) + np.float32(rng.normal(0, 0.002) / max(gsd, 0.2)) * along**2
    mask = ((np.abs(across) < breadth / 2) & (np.abs(along) < length / 2)).astype(np.float32)
    if breadth * gsd < 10 and rng.random() < 0.35:  # a turning circle at its end
        mask = np.maximum(mask, (np.hypot(along - length / 2 + breadth, across) < rng.uniform(6, 11) / gsd).astype(np.float32))
    grey = rng.uniform(70, 130) if rng.random() < 0.6 else rng.uniform(150, 225)
    tone = 1 + 0.05 * looks.smooth_noise(rng, side, 8) + 0.03 * rng.standard_normal((side, side)).astype(np.float32)
    if breadth * gsd > 5 and rng.random() < 0.6:
        tone += np.where((np.abs(across) < 0.15 / gsd + 0.3) & (np.sin(along * gsd) > 0), 0.5, 0)
    return np.float32([1.0, 0.99, 0.97]) * np.float32(grey) * tone[..., None].astype(np.float32), mask, g.HARD


def fenced_lots(images, covers, gsd, rng):
    """Rows of fenced yards and courtyards, laid round what stands there: flat ground with straight dark rims is no roof.

    The same yards on every image; covers follow.
    """
    side = covers[0].shape[0]
    breadth, depth = rng.uniform(8, 20), rng.uniform(8, 26)
    columns, rows = int(rng.integers(1, 8)), int(rng.integers(1, 4))
    angle, sun = rng.uniform(0, np.pi), rng.uniform(0, 2 * np.pi)
    length, wall = rng.uniform(0.4, 3.0), rng.uniform(0.15, 0.5)
    gap = rng.uniform(0, 9) if rng.random() < 0.5 else 0
    cx, cy = rng.uniform(0.15, 0.85, 2) * side
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    x, y = (x - np.float32(cx)) * np.float32(gsd), (y - np.float32(cy)) * np.float32(gsd)
    u = x * np.float32(np.cos(angle)) + y * np.float32(np.sin(angle)) + np.float32(columns * breadth / 2)
    v = y * np.float32(np.cos(angle)) - x * np.float32(np.sin(angle)) + np.float32(rows * (depth + gap) / 2)
    column, row = np.floor(u / breadth), np.floor(v / (depth + gap))
    fu, fv = u - column * breadth, v - row * (depth + gap)
    within = (column >= 0) & (column < columns) & (row >= 0) & (row < rows) & (fv < depth)
    lot = np.where(within, row * columns + column, 0).astype(np.int64)
    count = rows * columns
    palette = np.float32([[122, 98, 78], [150, 128, 102], [172, 152, 122], [112, 102, 92], [140, 112, 84], [98, 106, 72], [92, 122, 70], [196, 190, 180]])
    which = rng.choice(len(palette), count, p=[0.2, 0.16, 0.14, 0.14, 0.12, 0.1, 0.08, 0.06])
    colour = palette[which] * np.float32(np.exp(rng.normal(0, 0.12, (count, 1)))) * np.float32(np.exp(rng.normal(0, 0.04, (count, 3))))
    grey = colour.mean(1, keepdims=True)
    colour = grey + (colour - grey) * np.float32(rng.uniform(0.2, 1.1))
    laid = np.float32(np.where(rng.random(count) < 0.2, 0, rng.uniform(0.6, 1, count)))
    share = laid[lot] * within
    tone = 1 + np.float32(rng.uniform(0.01, 0.07)) * looks.smooth_noise(rng, side, max(2, int(side * gsd / 9)))
    tone += np.float32(rng.uniform(0.01, 0.07)) * looks.smooth_noise(rng, side, max(3, int(side * gsd / 2)))
    tone += np.float32(rng.uniform(0.01, 0.05)) * rng.standard_normal((side, side)).astype(np.float32)
    su, sv = length * np.cos(sun), length * np.sin(sun)
    dark = ((fu < su) | (breadth - fu < -su) | (fv < sv) | (depth - fv < -sv)) & within & (laid[lot] > 0)
    fence = (np.minimum(np.minimum(fu, breadth - fu), np.minimum(fv, depth - fv)) < wall) & within
    light = np.where(dark, np.float32(rng.uniform(0.35, 0.75)), np.float32(1))
    plank = np.float32([[118, 96, 78], [150, 148, 144], [205, 202, 196], [90, 78, 68]][rng.integers(4)])
    ground = colour[lot] * (tone * light)[..., None]
    ground = np.where(fence[..., None], plank * light[..., None], ground)
    share = np.where(fence, np.float32(0.85), share)
    for image, cover in zip(images, covers):
        free = cv2.dilate(((cover == g.BUILDING) | (cover == g.IGNORE)).astype(np.uint8), np.ones((3, 3))) == 0
        soft = cv2.GaussianBlur(share * free, (0, 0), 0.6)[..., None] * free[..., None]
        image += (ground - image) * soft
        yard = within & free & (share > 0.5) & ~fence
        cover[yard] = np.where(np.isin(which, (5, 6))[lot], g.VEGETATION, np.where(which[lot] == 7, g.HARD, g.BARE))[yard]


def hipped_house(gsd, rng):
    """A detached house under a hipped roof of one or several wings, dull tiles lit from one side: rgb, mask."""
    length, breadth = rng.uniform(9, 24) / gsd, rng.uniform(7, 14) / gsd
    if breadth > length:
        length, breadth = breadth, length
    side = int(np.hypot(length, breadth) * 1.25) + 4
    y, x = np.mgrid[0:side, 0:side].astype(np.float32) - np.float32(side / 2)
    angle, sun = rng.uniform(0, np.pi), rng.uniform(0, 2 * np.pi)
    u = x * np.float32(np.cos(angle)) + y * np.float32(np.sin(angle))
    v = y * np.float32(np.cos(angle)) - x * np.float32(np.sin(angle))
    height, slope = np.full((side, side), -1, np.float32), np.zeros((side, side), np.int64)
    wings = [(0.0, 0.0, length / 2, breadth / 2)]
    for _ in range(rng.integers(0, 4)):
        a, b = rng.uniform(0.16, 0.3, 2) * length
        wings.append((rng.uniform(-0.5, 0.5) * length * 0.8, rng.choice([-1.0, 1.0]) * breadth * rng.uniform(0.2, 0.5), a, b))
    gabled = rng.random() < 0.25
    for du, dv, a, b in wings:
        reach = np.stack([a - (u - du), a + (u - du), b - (v - dv), b + (v - dv)])
        inside = reach.min(0) > 0
        if gabled:
            reach[0 if a > b else 2] += 1e3
            reach[1 if a > b else 3] += 1e3
        own = np.where(inside, reach.min(0), -1)
        slope = np.where(own > height, reach.argmin(0), slope)
        height = np.maximum(height, own)
    mask = (height > 0).astype(np.float32)
    facing = angle + np.float32([0, np.pi, np.pi / 2, 3 * np.pi / 2])
    light = 1 + np.float32(rng.uniform(0.05, 0.4)) * np.cos(facing - sun).astype(np.float32)
    palette = np.float32([[88, 86, 86], [120, 114, 108], [104, 92, 82], [138, 122, 104], [150, 142, 134], [128, 78, 62], [74, 70, 74], [166, 110, 84]])
    colour = palette[rng.integers(len(palette))] * np.float32(np.exp(rng.normal(0, 0.18))) * np.float32(1 + rng.normal(0, 0.03, 3))
    tone = light[slope] * (1 + np.float32(rng.uniform(0, 0.05)) * rng.standard_normal((side, side)).astype(np.float32))
    tone *= 1 + np.float32(rng.uniform(0, 0.06)) * looks.smooth_noise(rng, side, 6)
    return colour * tone[..., None], mask


def ground_work(gsd, rng):
    """A dug, paved, flooded or sheet-roofed patch: rgb, mask, cover."""
    draw = rng.random()
    if draw < 0.3:
        return clearing(gsd, rng)
    if draw < 0.45:
        return road(gsd, rng)
    return patch(gsd, rng)


def patch(gsd, rng):
    """A small dug, paved, flooded or sheet-roofed patch: rgb, mask, cover."""
    length = rng.uniform(7, 34) / gsd
    breadth = length * rng.uniform(0.4, 1)
    side = int(np.hypot(length, breadth)) + 4
    kind = rng.integers(7)
    covers = [g.BARE, g.HARD, g.WATER, g.BUILDING, g.BUILDING, g.BUILDING, g.BUILDING]
    palette = [[168, 128, 92], [172, 170, 163], [62, 82, 78], [60, 100, 160], [150, 150, 152], [150, 70, 60], [170, 168, 160]]
    y, x = np.mgrid[0:side, 0:side].astype(np.float32) - side / 2
    angle = rng.uniform(0, np.pi)
    u = (x * np.cos(angle) + y * np.sin(angle)) / (length / 2)
    v = (y * np.cos(angle) - x * np.sin(angle)) / (breadth / 2)
    sharp = kind == 1 or kind >= 3
    power = 40 if sharp else rng.uniform(2, 5)
    reach = (np.abs(np.clip(u, -2, 2)) ** power + np.abs(np.clip(v, -2, 2)) ** power) ** (1 / power)
    if not sharp:
        reach = reach + 0.18 * looks.smooth_noise(rng, side, 4)
    mask = (reach < 1).astype(np.float32)
    rough = [0.2, 0.08, 0.06, 0.05, 0.06, 0.07, 0.07][kind]
    tone = 1 + rough * (looks.smooth_noise(rng, side, max(2, int(side * gsd))) + 0.5 * rng.standard_normal((side, side)).astype(np.float32))
    if kind in (3, 4, 5):
        tone *= np.where(v < 0, 1.1, 0.9)
        tone *= 1 + 0.04 * np.sin(u * length * gsd * 4)
    if kind == 6:  # flat concrete roof: parapet and a tank
        tone *= np.where(reach > 1 - 1.2 * 0.35 / max(1, breadth * gsd / 2), 1.18, 1.0)
        cv2.circle(tone, (int(side / 2 + rng.normal(0, breadth / 6)), int(side / 2 + rng.normal(0, breadth / 6))), max(1, int(0.9 / gsd)), float(rng.uniform(0.5, 1.5)), -1)
    colour = np.float32(palette[kind]) * np.float32(rng.uniform(0.75, 1.2)) * np.float32(1 + rng.normal(0, 0.05, 3))
    return colour * tone[..., None].astype(np.float32), mask, covers[kind]


class Maker:
    def __init__(self, canvases, unchanged, changes, rendered, side=192, mix=None):
        self.canvases, self.unchanged, self.changes, self.rendered = canvases, unchanged, changes, rendered
        self.side = side
        self.cutouts = Cutouts(canvases) if canvases else None
        groups = {}
        for canvas in canvases:
            kind = "roofs" if canvas.place.startswith("roofs") else canvas.place
            groups.setdefault(kind, []).append(canvas)
        self.groups = groups
        weight = {"roofs": 2.0, "zanzibar": 1.2, "banepa": 1.2, "kampala": 0.8, "philippines": 0.6, "claremont": 1.3, "long_beach": 1.3, "palm_springs": 1.2, "santa_monica": 1.3}
        self.names = list(groups)
        w = np.array([weight.get(n, 1.0) for n in self.names])
        self.weights = w / w.sum() if len(w) else w
        mix = dict(mix or dict(rendered=0.13, paste=0.23, region=0.21, star=0.17, same=0.05, repeat=0.09, real=0.12))
        if not unchanged: mix["repeat"] = 0
        if not changes: mix["real"] = 0
        if not rendered: mix["rendered"] = 0
        if not canvases:
            for kind in ("paste", "region", "star", "same"): mix[kind] = 0
        self.kinds = [k for k in mix if mix[k] > 0]
        share = np.array([mix[k] for k in self.kinds])
        self.share = share / share.sum()

    # ground

    def gsd(self, rng):
        return FINEST * (COARSEST / FINEST) ** rng.random()

    def cut(self, rng, gsd, name=None):
        """(views of the ground, cover, gsd): crops of one canvas on all its dates."""
        name = name or self.names[rng.choice(len(self.names), p=self.weights)]
        canvas = self.groups[name][rng.integers(len(self.groups[name]))]
        if canvas.gsd > 0.4:
            gsd = max(gsd, canvas.gsd * 0.5)
        h, w = canvas.cover.shape
        scale = min(gsd / canvas.gsd, h / self.side, w / self.side)
        size = max(8, int(round(self.side * scale)))
        best = None
        for _ in range(6):
            x, y = rng.integers(0, w - size + 1), rng.integers(0, h - size + 1)
            unknown = (canvas.cover[y : y + size : 4, x : x + size : 4] == g.IGNORE).mean()
            if best is None or unknown < best[0]:
                best = unknown, x, y
            if unknown < 0.3:
                break
        _, x, y = best
        box = np.s_[y : y + size, x : x + size]
        views = [canvas.rgb[box]] + ([canvas.others[rng.integers(len(canvas.others))][box]] if canvas.others else [])
        return [scaled(v, self.side) for v in views], scaled_cover(canvas.cover[box], self.side), canvas.gsd * size / self.side, name

    # kinds

    def paste(self, rng):
        views, cover, gsd, _ = self.cut(rng, self.gsd(rng))
        first = views[0].copy()
        second = views[-1].copy() if rng.random() < 0.6 else views[0].copy()
        covers = [cover.copy(), cover.copy()]
        marks = [np.zeros_like(cover), np.zeros_like(cover)]
        images = [first, second]
        self.yards(images, covers, gsd, rng)
        cover = covers[0].copy()
        for _ in range(1 + rng.integers(6)):
            date = int(rng.random() < 0.5)
            draw = rng.random()
            if draw < 0.25:
                self.erase(images[date], covers[date], marks[1 - date], cover, marks, rng)
            elif draw < 0.48:
                self.lay_work(images[date], covers[date], marks, date, gsd, rng)
            else:
                self.lay_building(images[date], covers[date], marks, date, gsd, rng)
        return images, covers, marks, gsd

    def yards(self, images, covers, gsd, rng):
        while rng.random() < LOTS_SHARE:
            fenced_lots(images, covers, gsd, rng)

    def lay_road(self, image, cover, gsd, rng):
        rgb, mask, kind = road(gsd, rng)
        x, y = rng.integers(0, self.side - mask.shape[0], 2)
        box = np.s_[y : y + mask.shape[0], x : x + mask.shape[0]]
        free = cv2.dilate(((cover[box] == g.BUILDING) | (cover[box] == g.IGNORE)).astype(np.uint8), np.ones((3, 3))) == 0
        soft = (cv2.GaussianBlur(mask, (0, 0), 0.6) * free)[..., None]
        image[box] += (rgb - image[box]) * soft
        cover[box][(mask > 0) & free] = kind

    def settle(self, image, cover, gsd, rng):
        """Several buildings at once, among yards and roads, as in a new quarter."""
        marks = [np.zeros_like(cover), np.zeros_like(cover)]
        for _ in range(rng.integers(0, 3)):
            self.lay_road(image, cover, gsd, rng)
        for _ in range(rng.integers(3, 13)):
            self.lay_building(image, cover, marks, 0, gsd, rng)
        cover[marks[0] == g.IGNORE] = g.IGNORE

    def lay_building(self, image, cover, marks, date, gsd, rng):
        if rng.random() < HIPPED_SHARE:
            rgb, mask = hipped_house(gsd, rng)
            others, inside = np.zeros_like(mask), np.zeros_like(mask)
        else:
            rgb, mask, others, inside = self.cutouts.draw(gsd, rng)
        s, side = mask.shape[0], self.side
        if s >= side * 0.8:
            return
        for _ in range(12):
            x, y = rng.integers(0, side - s), rng.integers(0, side - s)
            box = np.s_[y : y + s, x : x + s]
            hard = mask > 0.3
            wide = cv2.dilate(hard.astype(np.uint8), np.ones((3, 3))) > 0
            taken = (cover[box] == g.BUILDING) | (cover[box] == g.IGNORE) | (marks[0][box] > 0) | (marks[1][box] > 0)
            if not (taken & wide).any():
                break
        else:
            return
        gain = np.float32(np.exp(rng.normal(0, 0.12)))
        if inside.any() and rng.random() < 0.6:  # the surroundings come along, shadow and yard
            reach = rng.uniform(1.0, 3.5) / gsd
            distance = cv2.distanceTransform((mask < 0.5).astype(np.uint8), cv2.DIST_L2, 3)
            ring = np.clip(1 - distance / reach, 0, 1) ** 0.7 * inside * (1 - np.clip(cv2.dilate(others, np.ones((3, 3))), 0, 1)) * (~taken)
            alpha = np.maximum(mask, ring)
            light = image[box][wide].mean() / max(20.0, rgb[wide].mean())
            gain *= np.float32(np.clip(light, 0.75, 1.3) ** 0.5)
        else:
            alpha = mask
            image[:] = self.shadow(image, mask, x, y, gsd, rng)
        image[box] += (rgb * gain - image[box]) * alpha[..., None]
        marks[date][box][mask > 0.5] = 1
        marks[date][box][(mask > 0.15) & (mask <= 0.5)] = g.IGNORE
        cover[box][mask > 0.5] = g.BUILDING

    def shadow(self, image, mask, x, y, gsd, rng):
        angle, length = rng.uniform(0, 2 * np.pi), rng.uniform(0.5, 6) / gsd
        whole = np.zeros(image.shape[:2], np.float32)
        whole[y : y + mask.shape[0], x : x + mask.shape[1]] = mask
        dark = whole.copy()
        for step in range(1, max(2, int(length))):
            matrix = np.float32([[1, 0, np.cos(angle) * step], [0, 1, np.sin(angle) * step]])
            dark = np.maximum(dark, cv2.warpAffine(whole, matrix, whole.shape[::-1]))
        return image * (1 - dark[..., None] * np.float32([0.55, 0.52, 0.45]) * np.float32(rng.uniform(0.5, 1.1)))

    def lay_work(self, image, cover, marks, date, gsd, rng):
        rgb, mask, kind = ground_work(gsd, rng)
        s, side = mask.shape[0], self.side
        if s >= side * 0.8:
            return
        x, y = rng.integers(0, side - s), rng.integers(0, side - s)
        box = np.s_[y : y + s, x : x + s]
        taken = (cover[box] == g.BUILDING) | (cover[box] == g.IGNORE) | (marks[0][box] > 0) | (marks[1][box] > 0)
        if kind in (g.BARE, g.HARD):  # open ground goes round what stands there
            mask = mask * (cv2.dilate(taken.astype(np.uint8), np.ones((3, 3))) == 0)
        elif (taken & (mask > 0)).any():
            return
        if kind == g.BUILDING:
            image[:] = self.shadow(image, mask, x, y, gsd, rng)
        soft = cv2.GaussianBlur(mask, (0, 0), 0.6)[..., None]
        image[box] += (rgb - image[box]) * soft
        marks[date][box][mask > 0] = 1
        cover[box][mask > 0] = kind

    def erase(self, image, cover, mark_other, original, marks, rng):
        """Takes a building away by laying other open ground of the picture over it and its shadow."""
        count, parts, stats, _ = cv2.connectedComponentsWithStats((original == g.BUILDING).astype(np.uint8))
        if count < 2:
            return
        part = rng.integers(1, count)
        px, py, w, h, area = stats[part]
        side = self.side
        if max(w, h) > side * 0.45 or area < 20:
            return
        mask = (parts == part).astype(np.uint8)
        if (marks[0][mask > 0] > 0).any() or (marks[1][mask > 0] > 0).any():
            return
        wide = cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (11, 11)))
        blocked = ((cover == g.BUILDING) | (cover == g.IGNORE)).astype(np.uint8)
        for _ in range(15):
            dx, dy = rng.integers(-side // 2, side // 2 + 1, 2)
            matrix = np.float32([[1, 0, dx], [0, 1, dy]])
            there = cv2.warpAffine(blocked, matrix, (side, side), flags=cv2.INTER_NEAREST, borderValue=1)
            if not (there & wide).any():
                break
        else:
            return
        moved = cv2.warpAffine(image, matrix, (side, side), borderMode=cv2.BORDER_REFLECT_101)
        open_rim = (wide > 0) & ((cover != g.BUILDING) | (mask > 0))
        soft = cv2.GaussianBlur((open_rim).astype(np.float32), (0, 0), 1.5)
        soft = np.where(mask > 0, 1, soft * ((cover != g.BUILDING) | (mask > 0)))[..., None]
        image += (moved - image) * soft
        cover[mask > 0] = g.NOT_BUILDING
        mark_other[mask > 0] = 1

    def region(self, rng):
        """A part of the ground gives way to quite other ground, as when a suburb is built on fields."""
        gsd = self.gsd(rng)
        views, cover, gsd, name = self.cut(rng, gsd)
        other, other_cover, _, _ = self.cut(rng, gsd, name if rng.random() < 0.5 else None)
        side = self.side
        y, x = np.mgrid[0:side, 0:side].astype(np.float32) / side
        angle = rng.uniform(0, 2 * np.pi)
        field_ = x * np.float32(np.cos(angle)) + y * np.float32(np.sin(angle))
        if rng.random() < 0.4:
            angle += rng.uniform(0.9, 2.2)
            other_field = x * np.float32(np.cos(angle)) + y * np.float32(np.sin(angle))
            field_ = np.minimum(field_ - field_.mean(), other_field - other_field.mean())
        field_ = field_ + np.float32(rng.uniform(0, 0.12)) * looks.smooth_noise(rng, side, int(rng.integers(1, 5)))
        inside = field_ > np.quantile(field_, rng.uniform(0.3, 0.8))
        soft = cv2.GaussianBlur(inside.astype(np.float32), (0, 0), rng.uniform(0.5, 3))[..., None]
        before, after = views[0].copy(), views[-1].copy()
        other, other_cover = [other[0].copy()], other_cover.copy()
        self.yards(other, [other_cover], gsd, rng)
        if rng.random() < SETTLED_SHARE:
            self.settle(other[0], other_cover, gsd, rng)
        after = after * (1 - soft) + other[0] * soft
        cover, other_cover = without_cut(cover, inside), without_cut(other_cover, inside)
        after_cover = np.where(inside, other_cover, cover)
        seam = cv2.morphologyEx(inside.astype(np.uint8), cv2.MORPH_GRADIENT, np.ones((9, 9), np.uint8)) > 0
        after_cover = np.where(seam, g.IGNORE, after_cover).astype(np.uint8)
        changed = self.exclusive(cover, after_cover)
        changed[~inside & (changed == 1)] = 0
        changed[seam] = g.IGNORE
        return [before, after], [cover.copy(), after_cover], changed, gsd

    def star(self, rng):
        """Two places at once: what has a building on one date only has changed (ChangeStar)."""
        gsd = self.gsd(rng)
        a, cover_a, gsd, name = self.cut(rng, gsd)
        b, cover_b, _, _ = self.cut(rng, gsd, name if rng.random() < 0.6 else None)
        images, covers = [a[0].copy(), b[0].copy()], [cover_a.copy(), cover_b.copy()]
        for image, cover in zip(images, covers):
            self.yards([image], [cover], gsd, rng)
        return images, covers, self.exclusive(*covers), gsd

    @staticmethod
    def exclusive(a, b):
        one, two = a == g.BUILDING, b == g.BUILDING
        changed = (one ^ two).astype(np.uint8)
        changed[(one & two) | (a == g.IGNORE) | (b == g.IGNORE)] = g.IGNORE
        return changed

    def same(self, rng):
        views, cover, gsd, _ = self.cut(rng, self.gsd(rng))
        images = [views[0].copy(), views[-1].copy()]
        return images, [cover.copy(), cover.copy()], np.where(cover == g.IGNORE, 0, 0).astype(np.uint8), gsd

    def nuisances(self, images, covers, gsd, rng):
        for date in (0, 1):
            building = covers[date] == g.BUILDING
            if rng.random() < 0.18:
                images[date] = looks.cultivate(images[date], covers[date], gsd, rng)
            if rng.random() < 0.25:
                images[date] = looks.foliage(images[date], covers[date], rng)
            if rng.random() < 0.25:
                images[date] = looks.traffic(images[date], covers[date], gsd, rng)
            if rng.random() < 0.2 and building.any():
                images[date] = looks.shade(images[date], building, gsd, rng)
        if rng.random() < 0.2:
            images[1] = looks.reroof(images[1], covers[0] == g.BUILDING, rng)
        return images

    def picture_pair(self, pair, rng):
        """Real dates; now and then enlarged, and something laid on top."""
        side = self.side
        size = int(rng.uniform(0.55, 1.2) * side)
        size = min(size, 256)
        x, y = rng.integers(0, 256 - size + 1, 2)
        box = np.s_[y : y + size, x : x + size]
        images = [scaled(p[box], side) for p in pair.rgb]
        covers = [cv2.resize(c[box], (side, side), interpolation=cv2.INTER_NEAREST) for c in pair.cover]
        changed = cv2.resize(pair.changed[box], (side, side), interpolation=cv2.INTER_NEAREST)
        out = [looks.expose(i, rng) if rng.random() < 0.4 else np.clip(i + 0.5, 0, 255).astype(np.uint8) for i in images]
        return out, covers, changed

    def sample(self, number, seed):
        """(baseline, current, changed, baseline cover, current cover), uint8; follows from number and seed."""
        rng = np.random.default_rng([seed, number])
        kind = self.kinds[rng.choice(len(self.kinds), p=self.share)]
        if kind == "rendered":
            images, covers, changed = self.read_rendered(rng)
        elif kind in ("repeat", "real"):
            pool = self.unchanged if kind == "repeat" else self.changes
            images, covers, changed = self.picture_pair(pool[rng.integers(len(pool))], rng)
        else:
            images, covers, changed = self.composed(kind, rng)
        return self.turned(images, covers, changed, rng)

    def composed(self, kind, rng):
        images, covers, changed, gsd = getattr(self, kind)(rng)
        images = self.nuisances(images, covers, gsd, rng)
        labels = [covers[1]] + ([changed[1]] if kind == "paste" else [changed])
        if kind in ("paste", "same", "region"):
            unchanged = (covers[0] == g.BUILDING) & (covers[1] == g.BUILDING)
            images[1], moved = looks.displaced(images[1], labels, unchanged, rng)
            if kind == "paste":
                covers[1] = moved[0]
                changed = np.maximum((changed[0] == 1), (moved[1] == 1)).astype(np.uint8)
            else:
                covers[1], changed = moved[0], np.where(moved[1] == g.IGNORE, g.IGNORE, np.maximum(moved[1], changed)).astype(np.uint8)
        rim = cv2.morphologyEx((changed == 1).astype(np.uint8), cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > 0
        changed[rim] = g.IGNORE
        if kind in ("paste", "same"):
            changed[(covers[0] == g.IGNORE) & (changed != 1)] = 0
        return [looks.expose(i, rng) for i in images], covers, changed

    def read_rendered(self, rng):
        data, full = self.rendered
        record = data[rng.integers(len(data))]
        n, side = full * full, self.side
        x, y = rng.integers(0, full - side + 1, 2)
        box = np.s_[y : y + side, x : x + side]
        images = [np.array(record[i * 3 * n : (i + 1) * 3 * n].reshape(full, full, 3)[box]) for i in (0, 1)]
        labels = [np.array(record[(6 + i) * n : (7 + i) * n].reshape(full, full)[box]) for i in range(3)]
        if rng.random() < 0.5:
            images = [looks.expose(i, rng) for i in images]
        return images, [labels[1], labels[2]], labels[0]

    @staticmethod
    def turned(images, covers, changed, rng):
        symmetry = int(rng.integers(8))
        if rng.random() < 0.5:
            images, covers = images[::-1], covers[::-1]

        def turn(a):
            a = a[:, ::-1] if symmetry & 1 else a
            a = a[::-1] if symmetry & 2 else a
            return np.ascontiguousarray(a.swapaxes(0, 1) if symmetry & 4 else a)

        return turn(images[0]), turn(images[1]), turn(changed), turn(covers[0]), turn(covers[1])


def scaled(rgb, side):
    flag = cv2.INTER_AREA if rgb.shape[0] > side else cv2.INTER_CUBIC
    return cv2.resize(rgb, (side, side), interpolation=flag).astype(np.float32)


def scaled_cover(cover, side):
    """Nearest, with the rim of buildings left out where averaging makes it unsure."""
    out = cv2.resize(cover, (side, side), interpolation=cv2.INTER_NEAREST)
    share = cv2.resize((cover == g.BUILDING).astype(np.float32), (side, side), interpolation=cv2.INTER_AREA)
    out[share > 0.6] = g.BUILDING
    out[(share <= 0.6) & (share > 0.4)] = g.IGNORE
    out[(share <= 0.4) & (out == g.BUILDING)] = g.NOT_BUILDING
    return out


def without_cut(cover, inside):
    """Buildings that a region's edge cuts through are left out."""
    count, parts = cv2.connectedComponents((cover == g.BUILDING).astype(np.uint8))
    within = np.bincount(parts[inside], minlength=count) > 0
    without = np.bincount(parts[~inside], minlength=count) > 0
    cut = within & without
    cut[0] = False
    out = cover.copy()
    out[cut[parts]] = g.IGNORE
    return out
