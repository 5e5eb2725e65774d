import { means } from '#features/acknowledgements/answer.ts'
import { PickGroup, TextInput } from '#ui/field.tsx'
import type { Office } from '../../office.ts'

/** How it was passed on, and how many were reached: the same whether the recipient says it or the issuer writes it down. */
export function ReportFields({ office: { t, shell }, hint }: { office: Office; hint?: string }) {
  return (
    <>
      <PickGroup
        name="means"
        kind="checkbox"
        label={t('means')}
        options={means.map((one) => ({ value: one, label: t(`w_${one}`) }))}
      />
      <TextInput
        name="reached"
        label={t('reachedLabel')}
        optional={shell('optional')}
        hint={hint}
        inputMode="numeric"
        width="short"
        autoComplete="off"
      />
    </>
  )
}
