"""What makes two pictures of unchanged ground differ: light, season, air, camera, a shift, leaning roofs, traffic."""
import cv2
import numpy as np

from grounds import BUILDING, IGNORE, NOT_BUILDING, VEGETATION


def smooth_noise(rng, side, cells):
    """-1..1, one random value per cell, smoothly between."""
    coarse = rng.uniform(-1, 1, (cells + 3, cells + 3)).astype(np.float32)
    return cv2.resize(coarse, (side, side), interpolation=cv2.INTER_CUBIC)


def expose(rgb, rng):
    """float32 0..255 in, the bytes of a flight in its own light, air, camera and compression out."""
    side = rgb.shape[0]
    v = rgb.astype(np.float32)
    if rng.random() < 0.6:  # greens towards straw, or straw towards green
        excess = 2 * v[..., 1] - v[..., 0] - v[..., 2]
        share = np.clip((excess - 4) / 36, 0, 1) * np.float32(rng.normal(0, 0.45))
        if rng.random() < 0.5:
            share *= 0.5 + 0.5 * smooth_noise(rng, side, 3)
        v += share[..., None] * np.float32([60, 18, -10])
    grey = v.mean(2, keepdims=True)
    v = grey + (v - grey) * np.float32(np.exp(rng.normal(-0.05, 0.35)))
    v = 255 * np.power(np.clip(v, 0, 255) / 255, np.float32(np.exp(rng.normal(0, 0.28))))
    if rng.random() < 0.5:  # contrast about the mean
        mean = v.mean()
        v = mean + (v - mean) * np.float32(np.exp(rng.normal(-0.1, 0.3)))
    gain = np.exp(rng.normal(-0.05, 0.22))
    gain *= np.clip(v.mean() * gain, 40, 185) / max(1.0, v.mean() * gain)  # neither black nor burnt out
    v *= np.float32([gain * (1 + rng.normal(0, 0.06)), gain, gain * (1 + rng.normal(0, 0.07))])
    if rng.random() < 0.35:
        v *= 1 + np.float32(rng.uniform(0.03, 0.2)) * smooth_noise(rng, side, 2)[..., None]
    if rng.random() < 0.3:
        haze = np.float32(rng.uniform(0, 0.4))
        v = v * (1 - haze) + haze * np.float32(rng.uniform(150, 215)) * np.float32([0.97, 1, 1.03])
    draw = rng.random()
    if draw < 0.35:
        v = cv2.GaussianBlur(v, (0, 0), rng.uniform(0.4, 1.3))
    elif draw < 0.5:
        v += (v - cv2.GaussianBlur(v, (0, 0), 1.0)) * np.float32(rng.uniform(0.3, 1.2))
    if rng.random() < 0.5:
        v += rng.standard_normal(v.shape, dtype=np.float32) * np.float32(rng.uniform(0, 6))
    out = np.clip(v + 0.5, 0, 255).astype(np.uint8)
    if rng.random() < 0.6:
        quality = int(rng.integers(30, 75)) if rng.random() < 0.4 else int(rng.integers(75, 96))
        out = cv2.imdecode(cv2.imencode(".jpg", out, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)
    return out


def displaced(rgb, labels, building, rng):
    """Residual shift and warp after co-registration, up to 4 px, and roofs that lean; labels follow."""
    side = rgb.shape[0]
    draw = rng.random()
    reach = 0.5 if draw < 0.3 else 1.2 if draw < 0.75 else 2.5
    dx, dy = np.clip(rng.normal(0, reach, 2), -4, 4)
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    if rng.random() < 0.6:
        bend = np.float32(rng.uniform(0.2, 1.3))
        x = x + bend * smooth_noise(rng, side, 3)
        y = y + bend * smooth_noise(rng, side, 3)
    if rng.random() < 0.4 and building.any():
        soft = cv2.GaussianBlur(cv2.dilate(building.astype(np.float32), np.ones((3, 3))), (0, 0), 1.2)
        lean = rng.normal(0, 1.3, 2)
        x = x + np.float32(lean[0]) * soft
        y = y + np.float32(lean[1]) * soft
    x = x + np.float32(dx)
    y = y + np.float32(dy)
    moved = cv2.remap(rgb, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    return moved, [cv2.remap(label, x, y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_REFLECT_101) for label in labels]


def _quadrangle(rng, side, low, high):
    centre = rng.uniform(0, side, 2)
    length, angle = rng.uniform(low, high), rng.uniform(0, np.pi)
    breadth = length * rng.uniform(0.3, 1.0)
    u = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    w = np.array([-np.sin(angle), np.cos(angle)]) * breadth / 2
    corners = np.stack([centre + u + w, centre + u - w, centre - u - w, centre - u + w])
    corners += rng.normal(0, 0.03 * length, (4, 2))
    mask = np.zeros((side, side), np.uint8)
    cv2.fillPoly(mask, [np.round(corners).astype(np.int32)], 255, cv2.LINE_AA)
    return mask.astype(np.float32) / 255, angle


def cultivate(rgb, cover, gsd, rng):
    """Fields ploughed, sown or harvested on one date only: no change. Works on open ground alone."""
    open_ground = ((cover == VEGETATION) | (cover == NOT_BUILDING)).astype(np.float32)
    side = rgb.shape[0]
    for _ in range(rng.integers(1, 4)):
        mask, angle = _quadrangle(rng, side, 12 / gsd, 70 / gsd)
        mask *= open_ground
        colour = np.float32(
            [[118, 100, 76], [150, 128, 96], [92, 82, 66], [96, 118, 62], [140, 134, 82], [70, 92, 50]][rng.integers(6)]
        ) * np.float32(rng.uniform(0.75, 1.2))
        y, x = np.mgrid[0:side, 0:side].astype(np.float32)
        across = x * np.sin(angle) - y * np.cos(angle)
        rows = np.sin(across * np.float32(2 * np.pi / max(2.5, rng.uniform(0.6, 4) / gsd)) + rng.uniform(0, 6))
        tone = 1 + np.float32(rng.uniform(0, 0.12)) * rows + 0.06 * smooth_noise(rng, side, 12)
        texture = rgb.mean(2) / max(1.0, float(rgb.mean()))
        strength = mask[..., None] * np.float32(rng.uniform(0.4, 0.9))
        rgb = rgb * (1 - strength) + strength * colour * (tone * (0.6 + 0.4 * texture))[..., None]
    return rgb


def foliage(rgb, cover, rng):
    """Leaves out or leaves gone: the grain and colour of vegetation alone."""
    soft = cv2.GaussianBlur((cover == VEGETATION).astype(np.float32), (0, 0), 1.0)[..., None]
    low = cv2.GaussianBlur(rgb, (0, 0), float(rng.uniform(1.0, 3.0)))
    grey = rgb.mean(2, keepdims=True) * np.float32([1.06, 1.0, 0.95]) * np.float32(rng.uniform(0.8, 1.6))
    bare = np.float32(rng.uniform(0, 0.9))
    return rgb + soft * ((rgb - low) * np.float32(rng.uniform(-0.8, 1.2)) + bare * (grey - rgb))


def traffic(rgb, cover, gsd, rng):
    """Vehicles and small things left about: no change."""
    side = rgb.shape[0]
    for _ in range(rng.integers(1, 9)):
        length = rng.uniform(3.5, 6) if rng.random() < 0.93 else rng.uniform(7, 12)
        centre, angle = rng.uniform(2, side - 2, 2), rng.uniform(0, 180)
        if cover[int(centre[1]), int(centre[0])] in (BUILDING, IGNORE):
            continue
        box = (tuple(map(float, centre)), (length / gsd, min(length * rng.uniform(0.35, 0.5), 2.5) / gsd), float(angle))
        mask = np.zeros((side, side), np.uint8)
        cv2.fillPoly(mask, [np.round(cv2.boxPoints(box)).astype(np.int32)], 255, cv2.LINE_AA)
        soft = cv2.GaussianBlur(mask.astype(np.float32) / 255, (0, 0), 0.6)[..., None]
        colour = np.float32([[235, 235, 235], [40, 42, 46], [150, 30, 30], [40, 60, 120], [160, 162, 165]][rng.integers(5)])
        rgb = rgb * (1 - soft) + soft * colour
    return rgb


def shade(rgb, building, gsd, rng):
    """Shadows of the buildings under another sun."""
    angle, length = rng.uniform(0, 2 * np.pi), rng.uniform(1, 9) / gsd
    steps = max(1, int(length))
    dark = np.zeros(building.shape, np.uint8)
    source = building.astype(np.uint8)
    for step in range(1, steps + 1):
        matrix = np.float32([[1, 0, np.cos(angle) * step], [0, 1, np.sin(angle) * step]])
        dark |= cv2.warpAffine(source, matrix, source.shape[::-1], flags=cv2.INTER_NEAREST)
    dark[building] = 0
    soft = cv2.GaussianBlur(dark.astype(np.float32), (0, 0), 0.7)[..., None]
    return rgb * (1 - soft * np.float32([0.6, 0.57, 0.5]) * np.float32(rng.uniform(0.5, 1.1)))


def reroof(rgb, building, rng):
    """Roofs in another colour: no change."""
    count, parts = cv2.connectedComponents(building.astype(np.uint8))
    for part in range(1, min(count, 30)):
        if rng.random() < 0.35:
            gain = np.float32(np.exp(rng.normal(0, 0.25)) * (1 + rng.normal(0, 0.1, 3)))
            rgb[parts == part] *= gain
    return rgb
