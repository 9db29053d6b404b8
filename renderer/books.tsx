import type { RefObject } from 'react'
import type { LedgerQuery } from '#shared/ledger/ledger-query.ts'
import type { Tables } from '#shared/reference-data.ts'
import { AnnexScreen } from './features/annexes/annex-screen.tsx'
import { type Book, BooksFrame } from './features/books/books-frame.tsx'
import { FilingBeside } from './features/filing/filing-beside.tsx'
import { ImportScreen } from './features/imports/import-screen.tsx'
import { LedgerScreen } from './features/ledger/ledger-screen.tsx'
import { StatisticsScreen } from './features/statistics/statistics-screen.tsx'
import type { LedgerStore } from './store/ledger/use-ledger-store.ts'
import type { Screens } from './use-screens.ts'

interface BooksProps {
  readonly book: Book
  readonly screens: Screens
  readonly tables: Tables
  readonly officeDivision: string
  /** Undefined until the index has been started. */
  readonly ledger: LedgerStore | undefined
  /** What the ledger was last asked. */
  readonly question: RefObject<LedgerQuery>
}

/** The ledger and what is made of it, under tabs. */
export function Books(props: BooksProps) {
  const { book, screens, tables, officeDivision } = props
  return (
    <BooksFrame current={book} onGo={screens.book}>
      {book === 'ledger' && <Ledger {...props} />}
      {book === 'statistics' && (
        <StatisticsScreen tables={tables} officeDivision={officeDivision} />
      )}
      {book === 'annexes' && <AnnexScreen />}
      {book === 'imports' && <ImportScreen />}
    </BooksFrame>
  )
}

function Ledger({ ledger, tables, screens, ...props }: BooksProps) {
  return (
    ledger && (
      <LedgerScreen
        ledger={ledger}
        question={props.question}
        tables={tables}
        officeDivision={props.officeDivision}
        renderBeside={(filingId) => (
          <FilingBeside key={filingId} filingId={filingId} tables={tables} />
        )}
        onOpen={screens.open}
      />
    )
  )
}
