import type { FormState } from '#server/form-action.ts'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { KeyValue } from '#ui/key-value.tsx'

type StaleBarProps = {
  state: Pick<FormState, 'title' | 'comparison'>
  title: string
  labels: Record<string, string>
}

/** A colleague was faster: what stands now, above the fields that still hold what was typed. */
export function StaleBar({ state, title, labels }: StaleBarProps) {
  if (!state.comparison) return null
  return (
    <NoticeBar kind="warn">
      <p className="strong">{state.title}</p>
      <p>{title}</p>
      <KeyValue
        rows={state.comparison.differences.map(({ field, current }) => ({
          term: labels[field] ?? field,
          value: current === '' ? '—' : current,
        }))}
      />
    </NoticeBar>
  )
}
