import styles from './first-run.module.css'

/** Short pieces of advice beside a step. */
export function AdviceList({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className={styles.advice}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
