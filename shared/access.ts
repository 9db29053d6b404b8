import * as z from 'zod'
import { LineProfile } from './settings.ts'

/** Characters of the longest access file that is read; one with every path has about 1,000. */
export const LONGEST_ACCESS_FILE = 20_000

/** What importing an access file (接入文件) would change; its secret is not in it. */
export const AccessPreview = z.strictObject({
  /** How the office reports now; null before the first import. */
  before: LineProfile.nullable(),
  after: LineProfile,
  isSecretChanged: z.boolean(),
})
export type AccessPreview = z.infer<typeof AccessPreview>

const Text = z.strictObject({ text: z.string() })

/** How an office of the 正式办理 gets onto the line; in 训练模式 both are refused. */
export const ACCESS_METHODS = {
  'access.preview': { input: Text, output: AccessPreview },
  /** Answers when the line runs by it. */
  'access.take': { input: Text, output: LineProfile },
} as const
