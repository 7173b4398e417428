/** Words that no argument in Python can be called. */
const keywords = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)

/** `iouThreshold` → `iou_threshold`, `lambda` → `lambda_`. What is no such name stays as it is. */
export function snakeCase(name: string): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) return name
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return keywords.has(snake) ? `${snake}_` : snake
}

/** `iou_threshold` → `iouThreshold`, `lambda_` → `lambda`. What is no such name stays as it is. */
export function camelCase(name: string): string {
  if (name.endsWith('_') && keywords.has(name.slice(0, -1))) return name.slice(0, -1)
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(name)) return name
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
