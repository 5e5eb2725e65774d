import type { Comparison } from '#server/form-action.ts'
import { PickGroup } from '#ui/field.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'

type StaleTextsProps = { words: Record<string, string>; comparison: Comparison; typed: Record<string, string> }

const labels: Record<string, string> = { documentNumbers: 'number', body: 'bodyText' }

/** Somebody else was faster: both texts, field by field, and a choice for each. What was typed stays in the fields below. */
export function StaleTexts({ words, comparison, typed }: StaleTextsProps) {
  const w = (key: string) => words[key] ?? key
  return (
    <>
      <NoticeBar kind="warn">
        <p className="strong">{w('staleTitle')}</p>
        <p>{w('staleText')}</p>
      </NoticeBar>
      {comparison.differences.map(({ field, current, sent }) => (
        <PickGroup
          key={field}
          name={`keep.${field}`}
          label={w(labels[field] ?? field)}
          stacked
          required
          value={typed[`keep.${field}`] ?? ''}
          options={[
            { value: 'current', label: w('staleCurrent'), hint: current || w('staleEmpty') },
            { value: 'mine', label: w('staleMine'), hint: sent || w('staleEmpty') },
          ]}
        />
      ))}
    </>
  )
}
