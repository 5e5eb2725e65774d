import type { ReactNode } from 'react'
import { KeyValue } from './key-value.tsx'

type ReceiptSlipProps = {
  heading: string
  numberLabel: string
  number: string
  stamp?: ReactNode
  rows: { term: string; value: ReactNode }[]
  children?: ReactNode
}

/** Framed slip: receipt number in large figures, the stamp, and what was recorded. */
export function ReceiptSlip({ heading, numberLabel, number, stamp, rows, children }: ReceiptSlipProps) {
  return (
    <section className="slip" aria-label={heading}>
      <div className="slip-head">
        <div>
          <div className="t14 ink2">{numberLabel}</div>
          <div className="rn">{number}</div>
          {children}
        </div>
        {stamp}
      </div>
      <KeyValue rows={rows} />
    </section>
  )
}
