import styles from './key-hint.module.css'

/** The key that does the same as the button it stands in. */
export function KeyHint({ children }: { readonly children: string }) {
  return <kbd className={styles.key}>{children}</kbd>
}
