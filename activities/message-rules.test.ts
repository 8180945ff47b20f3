import { expect, test } from 'vitest'
import type { CaseEvent, EventKind, Filed, Situation } from '../workflows/grievance/types'
import { openingSituation } from '../workflows/grievance/opening'
import { messagesOf } from './message-rules'

const TAHSILDAR = 'revenue/tahsildar@dharwad.hubballi'
const DUE = Date.UTC(2026, 10, 27, 12)
const filed = {
  number: 'KA26H7K3M9Q2',
  filedAt: 0,
  channel: 'portal',
  urgent: false,
  subject: { department: 'social-security' },
  policy: {},
} as Filed
const situation: Situation = openingSituation(filed)

const event = (kind: EventKind, revision: number, more: Partial<CaseEvent> = {}): CaseEvent => ({
  revision,
  at: 1,
  kind,
  level: 'L1',
  posting: TAHSILDAR,
  data: {},
  ...more,
})
const told = (events: CaseEvent[], more: Partial<Situation> = {}) =>
  messagesOf({ events, situation: { ...situation, ...more } }).map(({ template, to }) => [template, to])

test('registration and assignment are one SMS, which names the posting and the day', () => {
  const events = [event('registered', 1, { posting: null }), event('assigned', 2, { data: { dueAt: DUE } })]
  expect(messagesOf({ events, situation })).toEqual([
    {
      revision: 2,
      template: 'registered',
      to: 'citizen',
      channels: ['sms', 'email'],
      variables: { number: filed.number, posting: TAHSILDAR, level: 1, on: DUE },
    },
  ])
})

test('registered into the routing queue: citizen and nodal officer are told', () => {
  const events = [
    event('registered', 1),
    event('queued-for-routing', 2, { posting: 'a/b@ka', data: { dueAt: DUE } }),
  ]
  expect(told(events)).toEqual([
    ['registered-to-route', 'citizen'],
    ['routing-queue', { posting: 'a/b@ka' }],
  ])
})

test('a lapse tells the level that owes, and the citizen who has it now', () => {
  const events = [
    event('deadline-lapsed', 3, { data: { to: 'L2', routing: false } }),
    event('assigned', 4, {
      level: 'L2',
      posting: 'revenue/assistant-commissioner@dharwad',
      data: { dueAt: DUE },
    }),
  ]
  expect(told(events)).toEqual([
    ['owed-report', { posting: TAHSILDAR }],
    ['escalated-lapsed', 'citizen'],
  ])
  expect(messagesOf({ events, situation })[1]?.variables).toMatchObject({ level: 1, on: DUE })
})

test.each([
  ['sent-up', 'escalated-sent-up'],
  ['feedback-given', 'escalated-not-satisfied'],
  ['transferred', 'transferred'],
  ['reopened', 'reopened'],
  ['contested', 'reopened'],
  ['note-added', 'now-with'],
] as const)('assigned after %s is told as %s', (before, template) => {
  expect(told([event(before, 7), event('assigned', 8, { data: { dueAt: DUE } })])).toEqual([
    [template, 'citizen'],
  ])
})

test('urgent cases reach the officer by SMS as well', () => {
  expect(told([event('assigned', 2, { data: { dueAt: DUE } })], { urgent: true })).toEqual([
    ['registered', 'citizen'],
    ['assigned', { posting: TAHSILDAR }],
  ])
})

test('the committee opens a case and directs it: one SMS', () => {
  const events = [
    event('reopened', 9),
    event('assigned', 10, { data: { dueAt: DUE } }),
    event('committee-direction', 11, { data: { dueAt: DUE } }),
  ]
  expect(told(events)).toEqual([['committee-direction', 'citizen']])
})

test('the committee reminds level three, the nodal officer and the head', () => {
  expect(told([event('committee-reminder', 12, { level: 'L3' })])).toEqual([
    ['committee-reminder', { posting: TAHSILDAR }],
    ['committee-reminder', { nodalOf: 'social-security' }],
    ['committee-reminder', { headOf: 'social-security' }],
  ])
})

test.each([
  ['satisfied', 'closed-satisfied'],
  ['no-feedback', 'closed-no-feedback'],
  ['not-satisfied', 'closed-not-satisfied'],
  ['withdrawn', 'withdrawn'],
  ['not-taken-up', 'not-taken-up'],
  ['duplicate', 'duplicate'],
])('closed as %s', (ending, template) => {
  const data = { ending, reopenUntil: DUE, duplicateOf: 'KA26AAAAAAAA' }
  expect(told([event('closed', 13, { data })])).toEqual([[template, 'citizen']])
})

test('a report links to itself, under the id of its action', () => {
  const report = event('report-filed', 5, {
    action: 'c0ffee00-0000-4000-8000-000000000000',
    data: { until: DUE },
  })
  expect(messagesOf({ events: [report], situation })[0]?.variables.report).toBe(report.action)
})

test("no officer's message holds anything but codes and instants", () => {
  const kinds: EventKind[] = [
    'deadline-lapsed',
    'queued-for-routing',
    'not-taken-up-proposed',
    'committee-reminder',
  ]
  const messages = messagesOf({ events: kinds.map((kind, index) => event(kind, index + 20)), situation })
  const names = messages
    .filter(({ to }) => to !== 'citizen')
    .flatMap(({ variables }) => Object.keys(variables))
  expect(new Set(names)).toEqual(new Set(['number', 'posting', 'level', 'on']))
})

test('a proposal, and its end, tell the citizen who decides and by when', () => {
  expect(told([event('not-taken-up-proposed', 4, { data: { until: DUE, reason: 'sub-judice' } })])).toEqual([
    ['proposed-not-taken-up', 'citizen'],
    ['proposal-to-confirm', { nodalOf: 'social-security' }],
  ])
  for (const kind of ['not-taken-up-refused', 'proposal-lapsed'] as const) {
    expect(told([event(kind, 5, { data: { dueAt: DUE } })])).toEqual([['now-with', 'citizen']])
    expect(told([event(kind, 5, { data: { dueAt: null } })])).toEqual([])
  }
})

test('L3 that lets its time pass is not told that the case has gone up', () => {
  const lapsed = event('deadline-lapsed', 9, { level: 'L3', data: { to: 'committee', routing: false } })
  expect(told([lapsed])).toEqual([['owed-report-at-last', { posting: TAHSILDAR }]])
})
