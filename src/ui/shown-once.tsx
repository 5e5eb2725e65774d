import { CopyText } from './copy-text.tsx'
import { NoticeBar } from './notice-bar.tsx'

type ShownOnceProps = {
  value: string
  words: { title: string; once: string; copy: string; copied: string }
  next?: { href: string; label: string }
}

/** A secret that is readable only now: what it is, the value to copy, and that it does not come back. */
export function ShownOnce({ value, words, next }: ShownOnceProps) {
  return (
    <NoticeBar kind="good">
      <p className="strong">{words.title}</p>
      <CopyText value={value} label={words.title} copy={words.copy} copied={words.copied} />
      <p>{words.once}</p>
      {next ? (
        <p>
          <a href={next.href}>{next.label}</a>
        </p>
      ) : null}
    </NoticeBar>
  )
}
