import type { Machine } from './machine.ts'
import { isOver, type Row } from './row.ts'

/** A table for people; `--json` prints the same figures for programs. */
export function printReport(
  machine: Omit<Machine, 'load'> & { readonly load: readonly [before: number, after: number] },
  groups: readonly { readonly group: string; readonly rows: readonly Row[] }[],
): void {
  const { cpu, cores, memoryGb, node, browser, load } = machine
  const busy = Math.max(...load) > cores
  console.log(`${cores} cores (${cpu}), ${memoryGb} GB · Node ${node} · ${browser}`)
  console.log(`load average ${load[0]} before, ${load[1]} after`)
  if (busy) console.log('More work than cores: every time below is inflated. See "best".')

  const width = Math.max(...groups.flatMap(({ rows }) => rows.map(({ what }) => what.length)))
  const columns = (cells: readonly string[]) => cells.map((cell) => cell.padStart(11)).join('')
  console.log(`\n${' '.repeat(width + 2)}${columns(['median', 'p95', 'best', 'budget'])}`)
  for (const { group, rows } of groups) {
    console.log(group)
    for (const row of rows) {
      const { what, measured, budget, judged } = row
      const show = (value: number) => inUnit(value, row.unit)
      const many = measured.count > 1
      const cells = [
        show(measured.median),
        many ? show(measured.p95) : '',
        many ? show(measured.best) : '',
        budget === undefined ? '' : show(budget),
      ]
      const end = [
        budget !== undefined && judged === 'p95' && 'at p95',
        isOver(row) && 'OVER BUDGET',
        row.note,
      ]
      console.log(
        `  ${what.padEnd(width)}${columns(cells)}  ${end.filter(Boolean).join('  ')}`.trimEnd(),
      )
    }
  }

  const all = groups.flatMap(({ rows }) => rows)
  const judged = all.filter(({ budget }) => budget !== undefined).length
  console.log(`\n${judged - all.filter(isOver).length} of ${judged} budgets kept`)
}

function inUnit(value: number, unit: Row['unit']): string {
  const digits = unit === '' || value === 0 ? 0 : value < 10 ? 2 : 1
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`
}
