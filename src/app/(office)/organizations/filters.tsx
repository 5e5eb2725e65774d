import { kinds } from '#features/organizations/schema.ts'
import { Button } from '#ui/button.tsx'
import { Select, TextInput } from '#ui/field.tsx'
import { FilterForm } from '#ui/filter-form.tsx'
import { type DirectoryDesk, kindWord } from './directory-frame.tsx'

export type Filters = { q: string; kind: string; prefecture: string; on: string }
type FiltersFormProps = {
  desk: DirectoryDesk
  action: string
  filters: Filters
  prefectures: { code: string; name: string }[]
  error?: string | undefined
  withDay?: boolean
}

/** Search by name, kana or code, kind, prefecture and day; all of it stands in the address. */
export function FiltersForm({ desk, action, filters, prefectures, error, withDay = true }: FiltersFormProps) {
  const { d } = desk
  return (
    <FilterForm action={action} label={d('find')}>
      <TextInput name="q" label={d('q')} placeholder={d('qHint')} defaultValue={filters.q} autoComplete="off" />
      <Select
        name="kind"
        label={d('kind')}
        blank={d('all')}
        defaultValue={filters.kind}
        options={kinds.map((kind) => ({ value: kind, label: kindWord(desk, kind) }))}
      />
      <Select
        name="prefecture"
        label={d('prefecture')}
        blank={d('all')}
        defaultValue={filters.prefecture}
        options={prefectures.map((one) => ({ value: one.code, label: one.name }))}
      />
      {withDay ? (
        <TextInput
          name="on"
          label={d('on')}
          hint={d('onHint')}
          placeholder={desk.shell('dateHint')}
          defaultValue={filters.on}
          autoComplete="off"
          {...(error ? { error } : {})}
        />
      ) : null}
      <Button>{d('find')}</Button>
    </FilterForm>
  )
}
