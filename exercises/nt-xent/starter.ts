type Mat = number[][]

interface NtXentOptions {
  temperature?: number // the cosines are divided by it
}

/** z1, z2: [n][d], row i of each is a view of image i → mean loss of all 2n views. */
export function ntXent(z1: Mat, z2: Mat, { temperature = 0.5 }: NtXentOptions = {}): number {
  throw new Error('not written yet')
}
