import { expect, test } from 'vitest'
import { readFileText } from './imported-file-text.ts'

test('a file is read as UTF-8, and as GB18030 where it is none', async () => {
  expect(await readFileText(new Blob(['{"name":"元旦"}']))).toBe('{"name":"元旦"}')
  const newYear = new Uint8Array([0xd4, 0xaa, 0xb5, 0xa9])
  expect(await readFileText(new Blob(['"', newYear, '"']))).toBe('"元旦"')
})
