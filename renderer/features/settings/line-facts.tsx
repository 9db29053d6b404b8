import { SETTINGS } from '#renderer/messages/settings.ts'
import type { LineProfile } from '#shared/settings.ts'
import { assumedTransactions } from '#shared/sync/assumed-transactions.ts'
import { PIECE_RULE } from '#shared/sync/page-wire.ts'
import styles from './settings.module.css'

/** How the subsystem is spoken to: the province profile, without its secret. */
export function LineFacts({ profile }: { readonly profile: LineProfile }) {
  return (
    <dl className={styles.facts}>
      <dt>{SETTINGS.profileName}</dt>
      <dd>{profile.name}</dd>
      <dt>{SETTINGS.address}</dt>
      <dd>{profile.url}</dd>
      <dt>{SETTINGS.wire}</dt>
      <dd>{SETTINGS.wireTerms(profile)}</dd>
      <dt>{SETTINGS.assumed}</dt>
      <dd>
        {[...assumedTransactions(), PIECE_RULE].map((words) => (
          <p key={words}>{words}</p>
        ))}
      </dd>
    </dl>
  )
}
