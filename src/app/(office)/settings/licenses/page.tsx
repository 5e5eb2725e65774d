import { listShippedPackages } from '#server/shipped-packages.ts'
import { Cell, LedgerBody, LedgerRow, LedgerTable, NameCell } from '#ui/ledger.tsx'
import { SettingsFrame, settingsDesk } from '../settings-frame.tsx'

/** ソフトウェアの著作権表示: what is shipped, gathered from the lockfile. */
export default async function LicensesPage() {
  const desk = await settingsDesk()
  const { p } = desk
  const packages = await listShippedPackages()
  return (
    <SettingsFrame desk={desk} title={p('licenses')} sub={p('licensesSub', { count: packages.length })}>
      <LedgerTable
        caption={p('licenses')}
        columns={[
          { key: 'name', label: p('package'), width: 'name' },
          { key: 'version', label: p('version'), double: true },
          { key: 'license', label: p('license') },
        ]}
      >
        <LedgerBody>
          {packages.map((one) => (
            <LedgerRow key={`${one.name} ${one.version}`} oneLine>
              <NameCell name={one.name} />
              <Cell double nowrap>
                {one.version}
              </Cell>
              <Cell>{one.license}</Cell>
            </LedgerRow>
          ))}
        </LedgerBody>
      </LedgerTable>
    </SettingsFrame>
  )
}
