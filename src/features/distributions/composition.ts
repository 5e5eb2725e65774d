/**
 * 宛先の組み立て: the list of recipients while it is being made. A line is one organization or a set (a group, a kind, the
 * addressees of the letter), so that 1,800 recipients are one line and not 1,800.
 * Invariants: a recipient counts once, a line of its own before the sets, earlier sets before later ones; whoever was
 * taken out of a set stays out.
 */
import { type Channel, channels } from './distribution.ts'

export const treatments = ['to', 'cc', 'fyi', 'separately'] as const
/** 宛先, 写し, 参考, and 別途依頼済み */
export type Treatment = (typeof treatments)[number]

export interface Line {
  /** o:id, g:id, k:set:place:day, a (the addressees of the letter), d:treatment:channel (as the draft stands) */
  key: string
  treatment: Treatment
  /** null: the channel of all */
  channel: Channel | null
}

export interface Member {
  id: string
  code: string
  name: string
}

export interface FilledLine extends Line {
  title: string
  members: readonly Member[]
}

export interface Recipient {
  organizationId: string
  role: 'to' | 'cc' | 'fyi'
  channel: Channel
  askedSeparately: boolean
}

/** From here on a set stays one line; below, each member may have a line of its own. */
export const mostSingleLines = 200

export function isSingle(line: Pick<Line, 'key'>): boolean {
  return line.key.startsWith('o:')
}

/** Who counts through which line. @param excluded ids that were taken out of the sets */
export function shareOut(lines: readonly FilledLine[], excluded: ReadonlySet<string>): Map<string, Member[]> {
  const seen = new Set<string>()
  const shares = [...lines.filter(isSingle), ...lines.filter((line) => !isSingle(line))].map((line) => {
    const own = line.members.filter(({ id }) => !seen.has(id) && (isSingle(line) || !excluded.has(id)))
    for (const { id } of own) seen.add(id)
    return [line.key, own] as const
  })
  return new Map(shares)
}

/** The recipients as the commands take them. */
export function recipientsOf(lines: readonly FilledLine[], excluded: ReadonlySet<string>, usual: Channel): Recipient[] {
  const shares = shareOut(lines, excluded)
  return lines.flatMap((line) =>
    (shares.get(line.key) ?? []).map(({ id }) => ({
      organizationId: id,
      role: line.treatment === 'separately' ? ('to' as const) : line.treatment,
      channel: channelOf(line, usual),
      askedSeparately: line.treatment === 'separately',
    })),
  )
}

/** Those told separately were told through their association, unless the line says otherwise. */
export function channelOf(line: Line, usual: Channel): Channel {
  return line.channel ?? (line.treatment === 'separately' ? 'association' : usual)
}

export function treatmentOf(text: unknown): Treatment {
  return treatments.find((one) => one === text) ?? 'to'
}

export function channelNamed(text: unknown): Channel | null {
  return channels.find((one) => one === text) ?? null
}

/** Lines of their own for a few, one line for many. */
export function linesFor(members: readonly Member[], set: Line): Line[] {
  return members.length <= 30 ? singles(members, set) : [set]
}

export function singles(members: readonly Member[], { treatment, channel }: Line): Line[] {
  return members.map(({ id }) => ({ key: `o:${id}`, treatment, channel }))
}
