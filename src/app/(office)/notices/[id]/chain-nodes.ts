/** The letters on the way of one letter: what it carries on, itself with what came the same day, and what carries it on. */
import type { NoticeView } from './notice-view.ts'

export interface ChainLetter {
  id: string | null
  numbers: string[]
  kind: string
  date: string | null
  issuer: string
  subject: string
}

export interface Neighbours {
  /** letters that this one forwards, oldest first */
  upstream: ChainLetter[]
  /** this letter, then those issued with it */
  here: ChainLetter[]
  /** letters that forward this one */
  downstream: ChainLetter[]
}

export function neighboursOf({ notice }: Pick<NoticeView, 'notice'>): Neighbours {
  const tied = (relation: string, isOutgoing: boolean | null) =>
    notice.links
      .filter((link) => link.relation === relation && (isOutgoing === null || link.isOutgoing === isOutgoing))
      .map((link) => ({
        id: link.noticeId,
        numbers: link.numbers,
        kind: link.kind ?? '',
        date: link.date,
        issuer: link.issuer ?? '',
        subject: link.title ?? '',
      }))
  const self = {
    id: notice.id,
    numbers: notice.documentNumbers,
    kind: notice.kind,
    date: notice.date,
    issuer: notice.issuer.join('・'),
    subject: notice.subject,
  }
  return {
    upstream: tied('forwards', true).toSorted((one, other) => (one.date ?? '').localeCompare(other.date ?? '')),
    here: [self, ...tied('same_time', null)],
    downstream: tied('forwards', false),
  }
}

export type Tier = 'tierState' | 'tierPrefecture' | 'tierCity'

/** The tier that an issuer's title names; null when it says none (an association, a bureau of another kind). */
export function tierOf(issuer: string): Tier | null {
  if (/^(厚生労働省|厚生省|こども家庭庁|消費者庁|[^都道府県市区町村]{1,10}(省|庁))/.test(issuer)) return 'tierState'
  if (/^(北海道|東京都|京都府|大阪府|[^市区町村]{2,3}県)(?!.{0,4}[市区町村]長)/.test(issuer)) return 'tierPrefecture'
  return /^.{1,7}[市区町村]/.test(issuer) ? 'tierCity' : null
}
