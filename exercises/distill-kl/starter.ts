type Mat = number[][]

interface DistillOptions {
  temperature?: number // the logits of both are divided by it
}

/** student, teacher: logits [n][c] → T² · KL(teacher ‖ student), mean of the rows. */
export function distillKl(
  student: Mat,
  teacher: Mat,
  { temperature = 1 }: DistillOptions = {},
): number {
  throw new Error('not written yet')
}
