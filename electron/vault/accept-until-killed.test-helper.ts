import { writeSync } from 'node:fs'
import { acceptFiling } from './filings.ts'
import { reopenSampleVault, SAMPLE_NOW, sampleAcceptance } from './sample-vault.test-helper.ts'

/**
 * Child of crash.test.ts: accepts filing after filing in the vault of a folder, from a given count on,
 * and writes the id of each one that was acknowledged.
 */
const [directory = '', from = '1'] = process.argv.slice(2)
const vault = await reopenSampleVault(directory)
for (let count = Number(from); ; count += 1) {
  const filing = acceptFiling(vault, sampleAcceptance(count, count % 1000), SAMPLE_NOW)
  writeSync(1, `${filing.id}\n`)
}
