import { grid, type Grid, mean, range, type Recomputations, sum } from './recompute.ts'
import { at, components } from './models/pictures.ts'

const apply = (m: Grid, v: readonly number[]): number[] =>
  m.map((row) => sum(row.map((entry, i) => entry * (v[i] ?? NaN))))
const degrees = (radians: number): number => (radians * 180) / Math.PI
const decibels = (ratio: number): number => (10 * Math.log(ratio)) / Math.log(10)

/** A square of `side` white pixels turned by 30° as the code of the question does it: the cells it hits. */
function turnedForward(side: number, margin: number): Set<string> {
  const centre = (side + 2 * margin - 1) / 2
  const [c, s] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)]
  const hit = new Set<string>()
  for (const y of range(side))
    for (const x of range(side)) {
      const [dx, dy] = [x + margin - centre, y + margin - centre]
      hit.add(`${Math.round(centre + c * dx + s * dy)},${Math.round(centre - s * dx + c * dy)}`)
    }
  return hit
}

/** Trials added one by one until the chance that none is clean drops to `risk`. */
function trials(clean: number, risk: number): number {
  let [failure, count] = [1, 0]
  while (failure > risk) {
    failure *= 1 - clean
    count++
  }
  return count
}

/** Where the Harris response changes its sign, by bisection over the ratio of the eigenvalues. */
function harrisRatio(k: number, response = (r: number) => r - k * (r + 1) ** 2): number {
  let [low, high] = [1.01, 1000]
  while (high - low > 1e-9) {
    const middle = (low + high) / 2
    if (response(middle) > 0) low = middle
    else high = middle
  }
  return low
}

const ring = [150, 145, 139, 131, 128, 124, 120, 122, 135, 70, 95, 126, 133, 141, 152, 149]
/** The longest run of bright pixels over so many turns of the ring. */
function run(turns: number, bright: (value: number) => boolean): number {
  let [longest, current] = [0, 0]
  for (const value of range(turns).flatMap(() => ring)) {
    current = bright(value) ? current + 1 : 0
    longest = Math.max(longest, current)
  }
  return longest
}

/** |H| of a box of 9 on a row of 640, frequency by frequency. */
const boxSpectrum = range(640).map((u) => {
  const phases = range(9).map((x) => (-2 * Math.PI * u * x) / 640)
  return Math.hypot(mean(phases.map(Math.cos)), mean(phases.map(Math.sin)))
})

/** SSIM of two lists of pixels. */
function ssim(x: readonly number[], y: readonly number[]): { light: number; texture: number } {
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2]
  const covariance = (a: readonly number[], b: readonly number[]): number =>
    mean(a.map((v, i) => (v - mean(a)) * ((b[i] ?? NaN) - mean(b))))
  return {
    light: (2 * mean(x) * mean(y) + c1) / (mean(x) ** 2 + mean(y) ** 2 + c1),
    texture: (2 * covariance(x, y) + c2) / (covariance(x, x) + covariance(y, y) + c2),
  }
}

export const recomputed: Recomputations = {
  'interpolation-phantom-traffic-lights': () => {
    // Halved blocks of 2×2 that hold one row of building and one of sky.
    const block = mean([2, 2, 10, 10])
    if (block !== 6) throw new Error('no traffic light')
    return { shown: [`(2+10)/2=${block}`] }
  },

  'homography-where-lanes-meet': () => {
    const h = grid('40 13 320 / 0 4 700 / 0 0.02 1')
    const pixel = (x: number, y: number): [number, number] => {
      const [u = NaN, v = NaN, w = NaN] = apply(h, [x, y, 1])
      return [u / w, v / w]
    }
    const [left, right] = [pixel(0, 1e9), pixel(3.5, 1e9)]
    if (Math.abs(left[0] - right[0]) > 1e-3) throw new Error('the lines do not meet')
    return {
      answer: left[0],
      mistakes: [pixel(0, 0)[0], at(h, 0, 1), left[1], at(h, 0, 0) / at(h, 2, 1)],
      shown: [
        apply(h, [0, 100, 1]).join(','),
        pixel(0, 100)[0].toFixed(0),
        pixel(0, 100)[1].toFixed(0),
      ],
    }
  },
  'homography-panorama-with-ghosts': () => ({
    shown: [
      (Math.log(0.01) / Math.log(1 - 0.5 ** 4)).toFixed(1),
      String(trials(0.5 ** 4, 0.01)),
      String(trials(0.2 ** 4, 0.01)),
    ],
  }),

  'rotation-warp-specks-after-turning': () => {
    const hit = turnedForward(12, 3)
    // From the frame inwards over empty cells: what is not reached and not hit is a speck.
    const reached = new Set<string>()
    const spread = (x: number, y: number): void => {
      const key = `${x},${y}`
      if (x < 0 || y < 0 || x > 17 || y > 17 || hit.has(key) || reached.has(key)) return
      reached.add(key)
      spread(x + 1, y)
      spread(x - 1, y)
      spread(x, y + 1)
      spread(x, y - 1)
    }
    spread(0, 0)
    if (18 * 18 - hit.size - reached.size !== 16) throw new Error('the figure shows 16 specks')
    return { shown: [String(12 * 12), String(hit.size)] }
  },
  'rotation-warp-keypoints-drift': () => {
    const turn = (angle: number): [number, number] => [100 * Math.cos(angle), 100 * Math.sin(angle)]
    const [a, b] = [turn(Math.PI / 6), turn(-Math.PI / 6)]
    return { shown: [`=${Math.hypot(a[0] - b[0], a[1] - b[1]).toFixed(0)}`] }
  },

  'hough-line-curves-through-one-point': () => {
    // The pixels of the figure: three of them give ρ = 40 at θ = 0.
    const pixels = [
      [40, 15],
      [40, 55],
      [40, 100],
      [95, 70],
    ]
    const rho = pixels.map(([x = 0, y = 0]) => x * Math.cos(0) + y * Math.sin(0))
    if (rho.filter((value) => value === 40).length !== 3) throw new Error('not three')
    return {}
  },

  'ransac-drone-over-a-forest': () => {
    const clean = 0.25 ** 4
    const failed = (1 - clean) ** 72
    if (trials(0.5 ** 4, 0.01) !== 72) throw new Error('72 was not tuned for one half')
    return {
      shown: [
        String(1 / clean),
        failed.toFixed(2),
        `${(100 * failed).toFixed(0)}\\%`,
        trials(clean, 0.01).toLocaleString('en-US'),
        String(0.25 ** 2 / clean),
        (trials(clean, 0.01) / 72).toFixed(0),
      ],
    }
  },

  'harris-corner-ring-of-sixteen': () => ({
    answer: run(2, (value) => value > 120),
    mistakes: [
      ring.filter((value) => value > 120).length,
      run(2, (value) => value >= 120),
      run(1, (value) => value > 120),
    ],
  }),
  'harris-corner-lopsided-eigenvalues': () => ({
    answer: harrisRatio(0.04),
    mistakes: [
      harrisRatio(0.04, (r) => r - 0.04 * r ** 2),
      harrisRatio(0.06),
      1 / harrisRatio(0.04),
    ],
    shown: [harrisRatio(0.04).toFixed(2), harrisRatio(0.06).toFixed(1)],
  }),

  'sift-from-image-to-descriptor': () => ({ shown: [`=${4 * 4 * 8}`, String(3 ** 3 - 1)] }),
  'sift-facade-of-equal-windows': () => {
    const distances = grid('0.20 0.22 / 0.35 0.60 / 0.48 0.50 / 0.50 0.66')
    const ratios = distances.map(([near = NaN, next = NaN]) => near / next)
    if (ratios.map((ratio) => ratio < 0.8).join() !== 'false,true,false,true')
      throw new Error('the wrong ones are kept')
    return { shown: ratios.map((ratio) => ratio.toFixed(2)) }
  },
  'sift-product-on-a-shelf': () => ({
    shown: [Math.cos(Math.PI / 3).toFixed(1), String((128 * 32) / 8), String(256 / 8)],
  }),

  'surf-orb-what-is-stored': () => ({
    shown: [
      `${(500 * 32) / 1000}kB`,
      `${(500 * 128 * 4) / 1000}kB`,
      String(4 * 4 * 4),
      String(4 * 4 * 8),
    ],
  }),
  'surf-orb-matcher-without-error': () => ({
    shown: [`128^2=${(0b10000000 - 0) ** 2}`, String(sum(range(32).map(() => 1)))],
  }),

  'lbp-haar-reads-of-three-strips': () => {
    // Prefix sums along one side: left − 2·middle + right, by entry.
    const weights = [0, 0, 0, 0]
    for (const [strip, factor] of [1, -2, 1].entries()) {
      weights[strip + 1] = (weights[strip + 1] ?? 0) + factor
      weights[strip] = (weights[strip] ?? 0) - factor
    }
    if (weights.join() !== '-1,3,-3,1') throw new Error('the weights of the figure are wrong')
    return { shown: [`=${2 * weights.filter((weight) => weight !== 0).length}`] }
  },

  'color-spaces-opencv-conventions': () => {
    const grey = [0.299, 0.587, 0.114].map((weight) => Math.round(255 * weight))
    return { shown: [...grey.map(String), String(255 / 3), String(240 / 2)] }
  },
  'color-spaces-cyan-tomatoes': () => {
    const hues = [178, 3, 176, 1, 2, 177, 4, 179]
    const angles = hues.map((hue) => (2 * hue * Math.PI) / 180)
    const circular = degrees(Math.atan2(sum(angles.map(Math.sin)), sum(angles.map(Math.cos))))
    return {
      shown: [`${sum(hues)}/8=${mean(hues)}`, `${Math.abs(circular).toFixed(0)}°`],
    }
  },

  'fourier-three-dots': () => {
    // A row with the two dots and a constant: where does it repeat?
    const row = range(128).map((x) => 1 + Math.cos((2 * Math.PI * 16 * x) / 128))
    const period = range(127)
      .map((i) => i + 1)
      .find((p) => row.every((v, x) => Math.abs(v - (row[(x + p) % 128] ?? NaN)) < 1e-9))
    return { shown: [`128/16=${period}`, String(3 * 16)] }
  },
  'fourier-dividing-out-the-motion': () => {
    const smallest = Math.min(...boxSpectrum)
    return {
      shown: [
        smallest.toFixed(4),
        (1 / smallest).toFixed(0),
        Math.sqrt(mean(boxSpectrum.map((h) => 1 / h ** 2))).toFixed(0),
        (640 / 9).toFixed(0),
        String((9 - 1) / 2),
      ],
    }
  },

  'sampling-pyramid-striped-shirt': () => {
    // The stripes sampled every 8 pixels; the slowest sine through these samples is what is seen.
    const seen = range(60).map((i) => Math.sin((2 * Math.PI * 8 * i) / 10))
    const period = range(59)
      .map((i) => i + 1)
      .find((p) => seen.every((v, i) => i + p > 59 || Math.abs(v - (seen[i + p] ?? NaN)) < 1e-9))
    // Three rounds of the kernel [1 4 6 4 1]/16, each on stripes of half the period.
    const gain = (kernel: readonly number[], cycles: number): number =>
      Math.abs(
        sum(
          kernel.map((w, i) => w * Math.cos(2 * Math.PI * cycles * (i - (kernel.length - 1) / 2))),
        ),
      )
    const binomial = [1, 4, 6, 4, 1].map((w) => w / 16)
    const left = [0.1, 0.2, 0.4].reduce((product, cycles) => product * gain(binomial, cycles), 1)
    const area = gain(
      range(8).map(() => 1 / 8),
      0.1,
    )
    if (left >= 0.01) throw new Error(`pyrDown leaves ${left}`)
    return {
      answer: period ?? NaN,
      mistakes: [10 / 8, (period ?? NaN) * 8, 10],
      shown: [`${(100 * area).toFixed(0)}%`],
    }
  },
  'sampling-pyramid-seamless-blend': () => {
    const whole = sum(range(30).map((level) => 1 / 4 ** level))
    if (Math.abs(whole - 4 / 3) > 1e-9) throw new Error('not four thirds')
    return {}
  },

  'quality-metrics-psnr-too-good': () => ({
    answer: decibels(1 / 0.0016),
    mistakes: [
      decibels(255 ** 2 / 0.0016),
      2 * decibels(1 / 0.0016),
      10 * Math.log(1 / 0.0016),
      decibels(255 / 0.0016),
    ],
    shown: [
      ...[0.004, 0.0025, 0.0016].map((mse) => decibels(255 ** 2 / mse).toFixed(2)),
      decibels(255 ** 2).toFixed(2),
      (255 * Math.sqrt(0.0016)).toFixed(0),
      (255 / 10 ** (76.09 / 20)).toFixed(2),
    ],
  }),
  'quality-metrics-two-damaged-patches': () => {
    const patch = range(64).map((i) => (i % 2 === 0 ? 80 : 120))
    const [brighter, flat] = [patch.map((v) => v + 20), patch.map(() => 100)]
    const psnr = [brighter, flat].map((copy) =>
      decibels(255 ** 2 / mean(copy.map((v, i) => (v - (patch[i] ?? NaN)) ** 2))).toFixed(1),
    )
    if (psnr[0] !== psnr[1]) throw new Error('the PSNR differs')
    const [a, b] = [ssim(patch, brighter), ssim(patch, flat)]
    if (Math.abs(a.texture - 1) > 1e-12 || Math.abs(b.light - 1) > 1e-12) throw new Error('not 1')
    return {
      shown: [
        psnr[0] ?? '',
        a.light.toFixed(3),
        b.texture.toFixed(3),
        a.light.toFixed(2),
        b.texture.toFixed(2),
        (2 * 100 * 120 + 6.5).toString(),
        (100 ** 2 + 120 ** 2 + 6.5).toString(),
      ],
    }
  },

  'saturation-motion-mask': () => ({
    shown: [
      String(new Uint8Array([10 - 12])[0]),
      String(new Uint8Array([200 + 100])[0]),
      String(new Uint8ClampedArray([200 + 100])[0]),
      String(Math.abs(10 - 12)),
    ],
  }),

  'segmentation-classic-diamond-with-a-hole': () => {
    const rows = grid(
      '0 0 0 0 0 0 0 / 0 0 0 1 0 0 0 / 0 0 1 0 1 0 0 / 0 1 0 0 0 1 0 / 0 0 1 0 1 0 0 / 0 0 0 1 0 0 0 / 0 0 0 0 0 0 0',
    )
    const counts = [1, 0].map((value) =>
      [true, false].map((corners) => components(rows, value, corners).length),
    )
    if (counts.join() !== '1,8,1,2') throw new Error(`found ${counts.join()}`)
    return { shown: [rows.map((row) => row.join('')).join('')] }
  },
  'segmentation-classic-cells-that-touch': () => {
    // Largest radius 30, half of it as the threshold: radius 10 stays below.
    if (60 / 2 / 2 <= 20 / 2) throw new Error('the small cell gets a marker')
    return {}
  },

  'camera-calibration-how-many-views': () => {
    const perView = 3 * 3 - 1 - (3 + 3)
    const views = (unknowns: number): number => {
      let count = 0
      while (count * perView < unknowns) count++
      return count
    }
    if (views(4) !== 2) throw new Error('without skew')
    return { shown: [`9-1=${3 * 3 - 1}`, String.raw`\rceil=${views(5)}`] }
  },
  'camera-calibration-crop-and-shrink': () => {
    const k = grid('1400 0 970 / 0 1400 545 / 0 0 1')
    const small = (ray: readonly number[]): number[] => {
      const [u = NaN, v = NaN] = apply(k, ray)
      return [(u - 420) / 2, v / 2]
    }
    // Where the optical axis lands, and how far one unit of x moves the pixel.
    const [cx = NaN, cy = NaN] = small([0, 0, 1])
    const focal = (small([1, 0, 1])[0] ?? NaN) - cx
    const view = (f: number, c: number, width: number): string =>
      degrees(Math.atan(c / f) + Math.atan((width - c) / f)).toFixed(1)
    return {
      shown: [
        `c_x=${cx}`,
        `c_y=${cy}`,
        `f_x=f_y=${focal}`,
        view(1400, 970, 1920),
        view(focal, cx, 540),
        (0.4 / 2).toFixed(2),
        String(420 / 2),
      ],
    }
  },
}
