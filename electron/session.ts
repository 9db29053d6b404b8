import type { EventBody, EventName, Operator } from '#shared/bridge.ts'
import type { DeskMode } from '#shared/desk-mode.ts'
import { materialName } from '#shared/filing/material-name.ts'
import { FormId } from '#shared/paper.ts'
import type { Tables } from '#shared/reference-data.ts'
import type { SubsystemProfile } from '#shared/sync/subsystem-profile.ts'
import { openArchiveDesk } from './archive-desk.ts'
import { startBackupDesk } from './backup-desk.ts'
import { openBatchDesk } from './batch-desk.ts'
import type { Clock } from './clock.ts'
import type { Session } from './desk-context.ts'
import type { Host } from './host.ts'
import { startIdleWatch } from './idle-watch.ts'
import { type Line, quietLine, startLine } from './line.ts'
import { startMaterialDesk } from './material-desk.ts'
import type { PdfRenderer } from './paper/pdf-renderer.ts'
import { openPrintDesk } from './print-desk.ts'
import { type ScrubMemory, startScrubDesk } from './scrub-desk.ts'
import { paperLayout } from './services/paper-layout.ts'
import type { Announced } from './sync/line-watch.ts'
import { SYSTEM_TIMERS } from './sync/timers.ts'
import { markInterrupted } from './vault/outbox.ts'
import { policyDesk } from './vault/policy-desk.ts'
import { onCommitted, type Vault } from './vault/vault.ts'

/** What runs beside an open vault works with this. */
export interface SessionSetting {
  readonly clock: Clock
  readonly profileDirectory: string
  readonly mode: DeskMode
  readonly host: Host
  readonly pdf: PdfRenderer
  /** Undefined while the office has no access file: nothing leaves. */
  profileOf(vault: Vault): SubsystemProfile | undefined
  /** The tables as the program brings them. */
  readonly shipped: Tables
  readonly scrubMemory: ScrubMemory
  readonly announced: Announced
  emit<E extends EventName>(event: E, body: EventBody<E>): void
  lock(): void
  reportFault(where: string, fault: unknown): void
}

/** Starts what runs while a vault is open: the news to the window, the line, the watch over an idle desk. */
export function startSession(vault: Vault, operator: Operator, setting: SessionSetting): Session {
  const { clock, emit } = setting
  onCommitted(vault, (seq) => emit('vault.committed', { seq }))
  const lines = openLines(vault, setting)
  const idle = startIdleWatch({
    clock,
    timers: SYSTEM_TIMERS,
    limitMinutes: () => vault.settings.idleMinutes,
    onNearing: (seconds) => emit('lock.nearing', { seconds }),
    onIdle: setting.lock,
  })
  const batches = openBatchDesk({
    ...setting,
    session: lines.current,
    get tables() {
      return policyDesk(vault, setting.shipped).tables
    },
    vault,
    operator,
    onProgress: (progress) => emit('batch.progress', progress),
    onFiled: () => lines.current().loop.wake(),
  })
  const backups = startBackupDesk({
    ...setting,
    vault,
    timers: SYSTEM_TIMERS,
    onChanged: (state) => emit('backup.changed', state),
  })
  const scrubs = startScrubDesk({
    ...setting,
    vault,
    timers: SYSTEM_TIMERS,
    memory: setting.scrubMemory,
    onChanged: (state) => emit('integrity.changed', state),
  })
  const prints = openPrintDesk({
    ...setting,
    vault,
    operator,
    get tables() {
      return policyDesk(vault, setting.shipped).tables
    },
    layoutOf: ({ form, filingId }) =>
      paperLayout(
        { ...setting, tables: policyDesk(vault, setting.shipped).tables, session: lines.current },
        { vault },
        // What is printed in a batch is a form of a filing.
        { form: FormId.parse(form), filingId },
      ),
    onProgress: (view) => emit('print.progress', view),
  })
  const materials = startMaterialDesk({
    ...setting,
    vault,
    timers: SYSTEM_TIMERS,
    onFound: (files) => emit('material.found', { files: [...files] }),
  })
  const archives = openArchiveDesk({
    ...setting,
    vault,
    materialName: (filing, requirement) =>
      materialName(filing, policyDesk(vault, setting.shipped).tables.policies, requirement),
    onProgress: (progress) => emit('archive.progress', progress),
  })
  const beside = { batches, backups, scrubs, materials, archives, prints }
  return withLine({ vault, operator, ...beside, idle }, lines)
}

/** The line of an open vault, which may be stopped and started anew by another profile. */
function openLines(vault: Vault, setting: SessionSetting) {
  let line = lineOf(vault, setting)
  return {
    current: () => line,
    stop: () => line.loop.stop(),
    start: () => {
      // What was under way when the old line was stopped may have arrived.
      markInterrupted(vault)
      line = lineOf(vault, setting)
    },
  }
}

/** A session that works over whatever line there is at the moment. */
function withLine(
  beside: Omit<Session, keyof Line | 'stopLine' | 'startLine'>,
  lines: ReturnType<typeof openLines>,
): Session {
  return {
    ...beside,
    get loop() {
      return lines.current().loop
    },
    get persons() {
      return lines.current().persons
    },
    get settlements() {
      return lines.current().settlements
    },
    get reconciliations() {
      return lines.current().reconciliations
    },
    stopLine: lines.stop,
    startLine: lines.start,
  }
}

function lineOf(vault: Vault, setting: SessionSetting): Line {
  const { emit } = setting
  if (vault.db.readonly) return quietLine(vault, READ_ONLY_LINE)
  const profile = setting.profileOf(vault)
  if (profile === undefined) return quietLine(vault, NO_ACCESS_LINE)
  return startLine({
    ...setting,
    profile,
    vault,
    onLine: (state) => emit('line.changed', state),
    onPageProgress: (progress) => emit('material.progress', progress),
  })
}

const READ_ONLY_LINE = '现在是只读查看，不报送'
const NO_ACCESS_LINE = '还没有导入接入文件，受理的备案先存在本机；在“设置”里导入后自动报送'
