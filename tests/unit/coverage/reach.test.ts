import { expect, test } from 'vitest'
import { evidenceOf, reachOf, type ToldMunicipality } from '#features/coverage/reach.ts'

const nothing = { notifiedOn: null, receivedOn: null, disseminatedOn: null }
const town = (organizationId: string, delivery: ToldMunicipality['delivery'] = null): ToldMunicipality => ({
  organizationId,
  isOrdinary: true,
  delivery,
})

test('whom nobody told stands as no record, and the base is every municipality once', () => {
  const told = { ...nothing, status: 'notified' as const, notifiedOn: '2021-02-26' }
  const reach = reachOf([town('a', told), town('b'), town('c')])
  expect(reach).toMatchObject({ base: 3, counts: { notified: 1, none: 2, disseminated: 0 } })
})

test('a municipality told twice stands once, at its strongest evidence', () => {
  const bounced = { ...nothing, status: 'bounced' as const, notifiedOn: '2021-02-26' }
  const received = { ...nothing, status: 'received' as const, notifiedOn: '2021-03-01', receivedOn: '2021-03-02' }
  expect(reachOf([town('a', bounced), town('a', received)])).toMatchObject({
    base: 1,
    counts: { received: 1, bounced: 0 },
  })
})

test('without the ordinary municipalities of the prefecture no base is invented', () => {
  const told = { ...nothing, status: 'notified' as const, notifiedOn: '2021-02-26' }
  const reach = reachOf([
    { organizationId: 'a', isOrdinary: false, delivery: told },
    { organizationId: 'b', isOrdinary: false, delivery: null },
  ])
  expect(reach).toMatchObject({ base: null, counts: { notified: 1, none: 0 } })
})

test('a letter that went to no municipality has no reach to show', () => {
  expect(reachOf([town('a'), town('b')])).toBeNull()
})

test('what was received stays evidence after the ask was withdrawn', () => {
  expect(
    evidenceOf({ status: 'cancelled', notifiedOn: '2021-02-26', receivedOn: '2021-03-01', disseminatedOn: null }),
  ).toBe('received')
  expect(evidenceOf({ ...nothing, status: 'cancelled' })).toBe('none')
  expect(evidenceOf({ ...nothing, status: 'question', notifiedOn: '2021-02-26' })).toBe('question')
})
