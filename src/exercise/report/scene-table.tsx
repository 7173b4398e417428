import { useText } from '../../i18n/use-text.ts'
import { loneNumber } from './number-text.ts'
import type { Mark, Scene } from './scene.ts'
import styles from './scene.module.css'

/** The same as the drawing, mark by mark. */
export function SceneTable({ scene }: { readonly scene: Scene }) {
  const t = useText('exercise')
  return (
    <details className={styles.details}>
      <summary>{t('scene.table')}</summary>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('scene.what')}</th>
              <th scope="col">{t('scene.where')}</th>
              <th scope="col">{t('scene.group')}</th>
            </tr>
          </thead>
          <tbody>
            {scene.marks.map((mark, index) => (
              <tr key={index}>
                <th scope="row">
                  {t(`scene.kinds.${mark.kind}`)} {mark.name}
                </th>
                <td>{placeOf(mark)}</td>
                <td>
                  {mark.kind === 'point' ? (mark.group ?? '') : t(`scene.tones.${mark.tone}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function placeOf(mark: Mark): string {
  const list = (numbers: readonly number[]) =>
    `[${numbers.map((one) => loneNumber(Number(one.toPrecision(6)))).join(', ')}]`
  switch (mark.kind) {
    case 'box':
      return list(mark.box)
    case 'line':
      return mark.points.map(list).join(' ')
    default:
      return list(mark.at)
  }
}
