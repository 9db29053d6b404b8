import * as z from 'zod'

/** How much room the disk of the vault has left, by what may still be done. */
export const SpaceLevel = z.enum(['plenty', 'scarce', 'no-capture', 'read-only'])
export type SpaceLevel = z.infer<typeof SpaceLevel>

/** The room left, in bytes, and what follows. */
export const SpaceState = z.strictObject({ level: SpaceLevel, freeBytes: z.number().min(0) })
export type SpaceState = z.infer<typeof SpaceState>
