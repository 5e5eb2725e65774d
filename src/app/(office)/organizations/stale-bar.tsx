import { NoticeBar } from '#ui/notice-bar.tsx'
import { KeyValue } from '#ui/key-value.tsx'

type StaleBarProps = {
  state: { title: string | null; current?: Record<string, string> }
  title: string
  labels: Record<string, string>
}

/** A colleague was faster: what stands now, above the fields that still hold what was typed. */
export function StaleBar({ state, title, labels }: StaleBarProps) {
  if (!state.current) return null
  return (
    <NoticeBar kind="warn">
      <p className="strong">{state.title}</p>
      <p>{title}</p>
      <KeyValue
        rows={Object.entries(state.current).map(([key, value]) => ({
          term: labels[key] ?? key,
          value: value === '' ? '—' : value,
        }))}
      />
    </NoticeBar>
  )
}
