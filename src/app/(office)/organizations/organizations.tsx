import type { OrganizationLine } from '#features/organizations/queries.ts'
import { Cell, EmptyRow, LedgerBody, LedgerRow, LedgerTable, NameCell } from '#ui/ledger.tsx'
import { type DirectoryDesk, kindWord, periodWord } from './directory-frame.tsx'

/** Organizations as a ledger: code, name, kind, what stands above, from when to when. */
export function Organizations({ desk, items }: { desk: DirectoryDesk; items: OrganizationLine[] }) {
  const { d } = desk
  const columns = [
    { key: 'code', label: d('code') },
    { key: 'name', label: d('name'), width: 'name' as const },
    { key: 'kana', label: d('kana'), double: true },
    { key: 'kind', label: d('kind') },
    { key: 'parent', label: d('parent') },
    { key: 'period', label: d('period') },
    { key: 'below', label: d('below'), align: 'right' as const },
  ]
  return (
    <LedgerTable caption={d('title')} columns={columns}>
      <LedgerBody>
        {items.length === 0 ? (
          <EmptyRow
            span={columns.length}
            title={d('noneTitle')}
            sentence={d('noneText')}
            actions={<a href="/organizations">{d('clear')}</a>}
          />
        ) : null}
        {items.map((line) => (
          <LedgerRow key={line.id} oneLine>
            <Cell nowrap>{line.code}</Cell>
            <NameCell name={<span lang="ja">{line.name}</span>} href={`/organizations/${line.id}`} />
            <Cell double>
              <span lang="ja">{line.kana}</span>
            </Cell>
            <Cell nowrap>{kindWord(desk, line.kind)}</Cell>
            <Cell>{line.parentName ? <span lang="ja">{line.parentName}</span> : null}</Cell>
            <Cell>{line.validFrom || line.validTo ? periodWord(desk, line) : null}</Cell>
            <Cell align="right" nowrap>
              {line.childCount > 0 ? (
                <a href={`/organizations?view=tree&parentId=${line.id}`}>
                  {d('belowCount', { count: line.childCount })}
                </a>
              ) : null}
            </Cell>
          </LedgerRow>
        ))}
      </LedgerBody>
    </LedgerTable>
  )
}
