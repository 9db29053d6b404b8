import * as z from 'zod'

// The content security policy forbids code made at run time. Imported before any schema is made.
z.config({ jitless: true })
