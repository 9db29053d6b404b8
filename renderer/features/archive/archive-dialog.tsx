import { Button, Input, Select } from 'antd'
import { ARCHIVE } from '#renderer/messages/archive.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { Field } from '#renderer/ui/field.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import styles from './archive.module.css'
import { ArchiveContent } from './archive-content.tsx'
import { type ArchiveFile, useArchiveFile } from './use-archive-file.ts'

/** 打开归档文件: which file, by what it opens where it is another desk's, and the pages in it. */
export function ArchiveDialog({ onClose }: { readonly onClose: () => void }) {
  const file = useArchiveFile()
  if (file.index) {
    return (
      <Dialog label={ARCHIVE.openTitle} onClose={onClose}>
        <ArchiveContent index={file.index} onClose={onClose} />
      </Dialog>
    )
  }
  return (
    <Dialog label={ARCHIVE.openTitle} size="note" onClose={onClose}>
      <div className={styles.dialog}>
        <h2 className={styles.title}>{ARCHIVE.openTitle}</h2>
        <p className={styles.intro}>{ARCHIVE.openIntro}</p>
        <Which file={file} />
        {file.face && !file.face.isOurs && <Proof file={file} />}
        {file.problem !== '' && (
          <p className={styles.problem} role="alert">
            {file.problem}
          </p>
        )}
        <div className={styles.actions}>
          <Button onClick={onClose}>
            {ARCHIVE.back} <KeyHint>{ARCHIVE.backKey}</KeyHint>
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function Which({ file: { wish, edit, face, look } }: { readonly file: ArchiveFile }) {
  const hint = face && ARCHIVE.face(face.office, face.month, officeMoment(face.madeAt))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void look()
      }}
    >
      <Field id="archivePath" label={ARCHIVE.path} notes={[]} hint={hint}>
        {(control) => (
          <div className={styles.row}>
            <Input
              {...control}
              value={wish.path}
              maxLength={500}
              placeholder={ARCHIVE.pathExample}
              spellCheck={false}
              autoFocus
              onChange={(event) => edit({ path: event.target.value })}
            />
            <Button id="lookArchive" htmlType="submit">
              {ARCHIVE.look}
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}

function Proof({ file }: { readonly file: ArchiveFile }) {
  const { wish, edit, face } = file
  const ways = [
    { code: 'password', label: ARCHIVE.byPassword },
    ...(face?.hasRecoveryCode ? [{ code: 'code', label: ARCHIVE.byCode }] : []),
  ]
  return (
    <form
      onKeyDownCapture={enterMoves}
      onSubmit={(event) => {
        event.preventDefault()
        void file.open()
      }}
    >
      <Field id="archiveBy" label={ARCHIVE.by} notes={[]} isGroup>
        {(control) => (
          <RadioRow
            control={control}
            options={ways}
            value={wish.by}
            onChange={(by) => edit({ by: by === 'code' ? 'code' : 'password' })}
          />
        )}
      </Field>
      {wish.by === 'code' ? <ByCode file={file} /> : <ByPassword file={file} />}
      <div className={styles.actions}>
        <Button id="unlockArchive" type="primary" htmlType="submit" loading={file.isBusy}>
          {ARCHIVE.unlock}
        </Button>
      </div>
    </form>
  )
}

function ByCode({ file: { wish, edit } }: { readonly file: ArchiveFile }) {
  return (
    <Field id="archiveCode" label={ARCHIVE.code} notes={[]}>
      {(control) => (
        <Input
          {...control}
          value={wish.code}
          maxLength={100}
          placeholder={ARCHIVE.codeExample}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => edit({ code: event.target.value })}
        />
      )}
    </Field>
  )
}

function ByPassword({ file: { wish, edit, face } }: { readonly file: ArchiveFile }) {
  return (
    <>
      <Field id="archiveOperator" label={ARCHIVE.operator} notes={[]}>
        {({ id }) => (
          <Select
            id={id}
            className={styles.operator ?? ''}
            value={wish.operatorNumber}
            onChange={(operatorNumber) => edit({ operatorNumber })}
            options={(face?.operators ?? []).map(({ number, name }) => ({
              value: number,
              label: `${name} ${number}`,
            }))}
          />
        )}
      </Field>
      <Field id="archivePassword" label={ARCHIVE.password} notes={[]}>
        {(control) => (
          <Input.Password
            {...control}
            value={wish.password}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => edit({ password: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
