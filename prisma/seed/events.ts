/** What happened in the sample world, with its instants: a dated list, played through the commands. */
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { draftDistribution } from '#features/distributions/commands/draft-distribution.ts'
import { markNotified } from '#features/distributions/commands/mark-notified.ts'
import { publishDistribution } from '#features/distributions/commands/publish-distribution.ts'
import { recordBounce } from '#features/distributions/commands/record-bounce.ts'
import { attachFiles } from '#features/notices/commands/attach-files.ts'
import { linkNotices } from '#features/notices/commands/link-notices.ts'
import { registerNotice } from '#features/notices/commands/register-notice.ts'
import { letterPdf } from './letter-pdf.ts'
import { memo, ministryLetter, prefectureLetter, texts, version52, version60 } from './letters.ts'
import type { Stage } from './stage.ts'
import { associationCodes, cityCodes } from './world.ts'

export interface WorldEvent {
  at: string
  play: (stage: Stage) => Promise<void>
}

const staff = 'staff@pref.example'

async function register(stage: Stage, name: string, letter: object, text: string | null): Promise<void> {
  const { id } = await stage.run(staff, registerNotice, letter)
  await stage.remember(name, id)
  if (text)
    await stage.run(staff, attachFiles, { noticeId: id, files: [{ name: '本文.pdf', content: letterPdf(name, text) }] })
}

async function forward(stage: Stage): Promise<void> {
  await register(stage, 'prefecture', prefectureLetter, texts.prefecture)
  const noticeId = await stage.recall('prefecture')
  const ministry = await stage.recall('ministry')
  const memoId = await stage.recall('memo')
  // 医政発0129第1号 is linked by its citation; 「他」 names no number, so the officer links the memo herself
  await stage.run(staff, linkNotices, { fromId: noticeId, relation: 'forwards', noticeId: memoId })
  const cities = await stage.organizations(cityCodes)
  const associations = await stage.organizations(associationCodes)
  const recipients = [
    ...cities.map((one) => ({ organizationId: one.id, role: 'to', channel: one.code === '142051' ? 'mail' : 'lgwan' })),
    ...associations.map((one) => ({
      organizationId: one.id,
      role: 'to',
      channel: 'association',
      askedSeparately: true,
    })),
  ]
  const draft = await stage.run(staff, draftDistribution, {
    noticeId,
    enclosureIds: [ministry, memoId],
    ask: 'receipt_and_dissemination',
    receiptDueDate: '2021-03-05',
    dueDate: '2021-03-19',
    contact: '法人指導グループ　045-210-1111　内線 4871',
    recipients,
  })
  await stage.remember('distribution', draft.id)
  await stage.run(staff, publishDistribution, { distributionId: draft.id })
}

async function mark(stage: Stage): Promise<void> {
  const distributionId = await stage.recall('distribution')
  await stage.run(staff, markNotified, {
    distributionId,
    deliveryIds: await stage.deliveries(cityCodes.filter((code) => code !== '142051')),
    channel: 'lgwan',
  })
  await stage.run(staff, markNotified, {
    distributionId,
    deliveryIds: await stage.deliveries(['142051']),
    channel: 'mail',
  })
  await stage.run(staff, markNotified, {
    distributionId,
    deliveryIds: await stage.deliveries(associationCodes),
    channel: 'association',
    note: '別途依頼済み（会員に周知依頼）',
  })
}

async function answer(stage: Stage, email: string, code: string, words: object): Promise<void> {
  const [deliveryId] = await stage.deliveries([code])
  await stage.run(email, answerDelivery, { deliveryId, ...words })
}

async function amend(stage: Stage, name: string, letter: object): Promise<void> {
  await register(stage, name, letter, null)
  const previous = name === 'version60' ? 'version52' : 'ministry'
  await stage.run(staff, linkNotices, {
    fromId: await stage.recall(name),
    relation: 'amends',
    noticeId: await stage.recall(previous),
  })
}

export const events: readonly WorldEvent[] = [
  { at: '2021-02-01T09:20:00+09:00', play: (stage) => register(stage, 'ministry', ministryLetter, texts.ministry) },
  {
    at: '2021-02-01T09:24:00+09:00',
    play: async (stage) => {
      await register(stage, 'memo', memo, texts.memo)
      await stage.run(staff, linkNotices, {
        fromId: await stage.recall('memo'),
        relation: 'qa_of',
        noticeId: await stage.recall('ministry'),
      })
      await stage.run(staff, linkNotices, {
        fromId: await stage.recall('ministry'),
        relation: 'same_time',
        noticeId: await stage.recall('memo'),
      })
    },
  },
  { at: '2021-02-26T14:50:00+09:00', play: forward },
  { at: '2021-02-26T15:02:00+09:00', play: mark },
  {
    at: '2021-03-01T10:05:00+09:00',
    play: (stage) => answer(stage, 'yokohama@city.example', '141003', { kind: 'received' }),
  },
  {
    at: '2021-03-01T11:30:00+09:00',
    play: async (stage) =>
      void (await stage.run(staff, recordBounce, {
        distributionId: await stage.recall('distribution'),
        deliveryIds: await stage.deliveries(['142051']),
        note: 'メールボックスの容量超過',
      })),
  },
  {
    at: '2021-03-02T09:12:00+09:00',
    play: (stage) => answer(stage, 'kawasaki@city.example', '141305', { kind: 'received' }),
  },
  {
    at: '2021-03-03T13:40:00+09:00',
    play: (stage) =>
      answer(stage, 'chigasaki@city.example', '142077', {
        kind: 'question',
        note: '寒川町内の医療機関も対象でしょうか',
      }),
  },
  {
    at: '2021-03-03T16:20:00+09:00',
    play: (stage) =>
      answer(stage, staff, '141500', {
        kind: 'received',
        on: '2021-03-03',
        onBehalf: { medium: 'phone', person: '加藤' },
      }),
  },
  {
    at: '2021-03-04T10:12:00+09:00',
    play: (stage) =>
      answer(stage, staff, '141500', {
        kind: 'received',
        on: '2021-03-02',
        note: '日付の聞き違い',
        onBehalf: { medium: 'phone', person: '加藤' },
      }),
  },
  {
    at: '2021-03-05T15:30:00+09:00',
    play: (stage) =>
      answer(stage, 'yokohama@city.example', '141003', { kind: 'disseminated', means: ['mail'], reached: 4382 }),
  },
  {
    at: '2021-03-08T11:00:00+09:00',
    play: (stage) =>
      answer(stage, 'kawasaki@city.example', '141305', { kind: 'disseminated', means: ['post'], reached: 1507 }),
  },
  { at: '2022-04-01T09:30:00+09:00', play: (stage) => amend(stage, 'version52', version52) },
  { at: '2023-06-12T09:00:00+09:00', play: (stage) => amend(stage, 'version60', version60) },
]
