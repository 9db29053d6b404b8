// Plain JavaScript on purpose: it has to run, and to speak, on any Node that has npm.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `需要 Node 24（本项目随 npm 自带；当前为 ${process.version}）。请用 npm run 启动，或先执行 npm ci。\n` +
      `Node 24 is needed and comes with this project's npm packages; this is ${process.version}. Start by npm run, after npm ci.\n`,
  )
  process.exit(1)
}
const [task, ...options] = process.argv.slice(2)
const tasks = {
  start: () => import('./start.ts'),
  demo: () => import('./demo/demo.ts'),
  test: () => import('./test.ts'),
  check: () => import('./check.ts'),
  policy: () => import('./policy.ts'),
  bench: () => import('./bench.ts'),
  seed: () => import('./seed/seed.ts'),
  hostile: () => import('./hostile.ts'),
  'exactly-once': () => import('./exactly-once.ts'),
  simulate: () => import('./simulate.ts'),
  torture: () => import('./torture.ts'),
  golden: () => import('./golden.ts'),
}
if (!Object.hasOwn(tasks, task)) throw new Error(`unknown task ${task}`)
const { main } = await tasks[task]()
process.exitCode = await main(options)
