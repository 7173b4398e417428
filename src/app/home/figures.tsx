import styles from './figures.module.css'

/** The numbers of a sentence in the display face, somewhat larger than its words. */
export function Figures({ text }: { readonly text: string }) {
  return text.split(/(\d[\d,]*)/).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className={styles.figure}>
        {part}
      </span>
    ) : (
      part
    ),
  )
}
