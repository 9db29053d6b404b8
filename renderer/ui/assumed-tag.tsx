import styles from './assumed-tag.module.css'

/** A small mark beside what rests on an assumption. */
export function AssumedTag({ children }: { readonly children: string }) {
  return <span className={styles.tag}>{children}</span>
}
