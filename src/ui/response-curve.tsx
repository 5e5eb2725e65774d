import { scaleLinear } from 'd3-scale'
import type { ReactNode } from 'react'
import { type CurvePoint, guidesReached, stepPath, tickStep, untilToday } from './response-steps.ts'

type Words = { today: string; due: string; day: (n: number) => string }
type Scale = (value: number) => number

type ResponseCurveProps = {
  points: CurvePoint[]
  second?: CurvePoint[]
  today: number
  due?: number
  maxDay?: number
  label: string
  caption?: ReactNode
  words: Words
}

const percents = [0, 0.25, 0.5, 0.75, 1]

function Axes({ x, y, maxDay }: { x: Scale; y: Scale; maxDay: number }) {
  const step = tickStep(maxDay)
  const days = Array.from({ length: Math.floor(maxDay / step) + 1 }, (_, index) => index * step)
  return (
    <>
      {percents.map((share) => (
        <g key={share}>
          <path d={`M40 ${y(share)}H336`} className={`cv-guide cv-guide-${share * 100}`} />
          <text x="34" y={y(share) + 4} textAnchor="end">
            {share * 100}%
          </text>
        </g>
      ))}
      {days.map((day) => (
        <g key={day}>
          <path d={`M${x(day)} 132v4`} className="cv-tick" />
          <text x={x(day)} y="149" textAnchor="middle">
            {day}
          </text>
        </g>
      ))}
    </>
  )
}

function Mark({ at, text, kind, left }: { at: number; text: string; kind: 'due' | 'today'; left: boolean }) {
  return (
    <g className={`cv-${kind}`}>
      <path d={`M${at} 14V132`} />
      <text x={left ? at - 4 : at + 4} y="12" textAnchor={left ? 'end' : 'start'}>
        {text}
      </text>
    </g>
  )
}

function Ring({
  at,
  x,
  y,
  words,
}: {
  at: { guide: number; day: number; share: number }
  x: Scale
  y: Scale
  words: Words
}) {
  const [cx, cy] = [x(at.day), y(at.share)]
  const left = cx > 140
  return (
    <g className="cv-ring">
      <circle cx={cx} cy={cy} r="4" />
      <text x={left ? cx - 8 : cx + 8} y={cy - 7} textAnchor={left ? 'end' : 'start'}>
        {at.guide * 100}%　{words.day(at.day)}
      </text>
    </g>
  )
}

/** Step line of the share of those who answered against open days since sending; nothing after today. */
export function ResponseCurve({ points, second, today, due, label, caption, words, ...rest }: ResponseCurveProps) {
  const maxDay = Math.max(rest.maxDay ?? 12, today, due ?? 0, 1)
  const x = scaleLinear([0, maxDay], [40, 336])
  const y = scaleLinear([0, 1], [132, 18])
  const steps = untilToday(points, today)
  return (
    <figure className="curve">
      <svg width="350" height="158" viewBox="0 0 350 158" role="img" aria-label={label} fontSize="12">
        <Axes x={x} y={y} maxDay={maxDay} />
        {due === undefined ? null : <Mark at={x(due)} text={words.due} kind="due" left={due <= today} />}
        <Mark
          at={x(today)}
          text={words.today}
          kind="today"
          left={x(today) > 310 || (due !== undefined && due > today && today > 1)}
        />
        {second ? <path d={stepPath(untilToday(second, today), x, y)} className="cv-second" /> : null}
        <path d={stepPath(steps, x, y)} className="cv-first" />
        {guidesReached(steps).map((at) => (
          <Ring key={at.guide} at={at} x={x} y={y} words={words} />
        ))}
      </svg>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  )
}

type SmallCurveProps = Pick<ResponseCurveProps, 'points' | 'today' | 'due' | 'maxDay' | 'label'> & { caption: string }

/** The same curve for one line of a list: 148×30, the 50 % guide, the due date and a dot. */
export function SmallCurve({ points, today, due, label, caption, ...rest }: SmallCurveProps) {
  const x = scaleLinear([0, Math.max(rest.maxDay ?? 12, today, due ?? 0, 1)], [2, 142])
  const y = scaleLinear([0, 1], [26, 4])
  const steps = untilToday(points, today)
  return (
    <figure className="curve-small">
      <svg width="148" height="30" viewBox="0 0 148 30" role="img" aria-label={label}>
        <path d="M2 15H142" className="cv-guide cv-guide-50" />
        <path d="M2 4H142M2 26H142" className="cv-guide" />
        {due === undefined ? null : <path d={`M${x(due)} 4V26`} className="cv-due-line" />}
        <path d={stepPath(steps, x, y)} className="cv-first" />
        <circle cx={x(today)} cy={y(steps.at(-1)?.share ?? 0)} r="3" className="cv-dot" />
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  )
}
