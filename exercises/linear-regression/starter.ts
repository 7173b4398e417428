type Vec = number[]
type Mat = number[][]

interface LinearRegressionOptions {
  l2?: number // ridge λ on the weights
  intercept?: boolean // false: the plane goes through the origin
}

interface LinearModel {
  w: Vec // [d]
  b: number // 0 without an intercept
}

/** x: [n][d], y: [n] → the weights and the intercept that minimise the penalised squared error. */
export function linearRegression(
  x: Mat,
  y: Vec,
  { l2 = 0, intercept = true }: LinearRegressionOptions = {},
): LinearModel {
  throw new Error('not written yet')
}
