import { join } from 'node:path'
import { tool } from './gates.ts'
import { ROOT } from './paths.ts'

/** Where the unit tests leave their own report. */
export const UNIT_REPORT = join(ROOT, 'test-results', 'unit.json')

/** Unit and contract tests, beside the code they speak of. */
export const UNIT_TESTS = tool('单元与契约测试 | unit and contract tests', 'vitest', [
  'run',
  '--config',
  'build/vitest.config.ts',
  '--reporter=minimal',
  '--reporter=json',
  `--outputFile=${UNIT_REPORT}`,
])
