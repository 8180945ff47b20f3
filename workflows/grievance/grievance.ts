import { setHandler } from '@temporalio/workflow'
import { giveAccount } from './account'
import { assign, isWith, routeByHand, transfer } from './assigning'
import { close, endTheTime, isOver, levelThatHearsAgain, openAgain, type Verdict } from './closing'
import { remindLevelThree, startDirectedClock } from './committee'
import { hearTheCall, hearTheCitizen, openCallTask, openFeedback, remindTheCitizen } from './feedback'
import { askTheCitizen, demandProof, park, proposeNotTakenUp, resume } from './holds'
import { goesUpUnrouted, lapse, lapseBeforeCommittee } from './lapsing'
import { openingSituation } from './opening'
import { levelAbove } from './rules'
import { act } from './signals'
import { Story, type Carried, type Move } from './story'
import type { Ending, Filed, Level } from './types'

/**
 * The life of one grievance, as the order on public grievances lays it down: each level reports within its days or
 * the case goes up; the citizen says whether the report is good; what is not good goes up too; and what is closed
 * can be opened again. Months or years, in one run.
 */
export async function grievance(filed: Filed, carried?: Carried): Promise<Ending | null> {
  const story = new Story(
    filed,
    carried?.situation ?? openingSituation(filed),
    carried ?? { run: 0, seen: [], inbox: [] },
  )
  setHandler(act, (action) => story.receive(action))
  setHandler(giveAccount, () => story.account())
  if (!carried) story.tell('registered', { urgent: filed.urgent, channel: filed.channel })
  do {
    if (!story.situation.closure) close(story, await hearing(story))
  } while (await isOpenedAgain(story))
  await story.end()
  return story.situation.closure?.ending ?? null
}

/** From the level where the case stands up to L3, until the citizen is satisfied or nobody is left to ask. */
async function hearing(story: Story): Promise<Verdict> {
  for (let level: Level | null = story.situation.level; level; level = levelAbove(story.situation.level)) {
    const answer = await actionTakenBy(story, level)
    if (answer === 'gone-up') continue
    if (answer !== 'reported') return answer
    const verdict = await verdictOfTheCitizen(story)
    if (verdict.ending !== 'not-satisfied') return verdict
  }
  return { ending: 'not-satisfied' }
}

/** The level has the case until it reports, sends it up, lets its time pass, or it ends otherwise. */
async function actionTakenBy(story: Story, level: Level): Promise<'reported' | 'gone-up' | Verdict> {
  if (!isWith(story, level)) await assign(story, level)
  if (story.situation.stage === 'feedback') return 'reported'
  for (;;) {
    const move = await story.next()
    switch (move.kind) {
      case 'file-report':
        await openFeedback(story, move)
        return 'reported'
      case 'escalates':
        lapse(story, move.to)
        return 'gone-up'
      case 'routing-lapses':
        if (goesUpUnrouted(story)) return 'gone-up'
        break
      case 'send-up':
        story.tell('sent-up', {}, move.id)
        return 'gone-up'
      case 'confirm-not-taken-up':
        return { ending: 'not-taken-up', reason: story.situation.hold?.reason, action: move.id }
      case 'link-duplicate':
        return { ending: 'duplicate', duplicateOf: move.of, action: move.id }
      case 'withdraw':
        return { ending: 'withdrawn', action: move.id }
      default:
        await goOnWithin(story, move)
    }
  }
}

/** What happens on the way to a report and leaves the case with its level. */
async function goOnWithin(story: Story, move: Move): Promise<void> {
  switch (move.kind) {
    case 'ask-clarification':
      return askTheCitizen(story, move)
    case 'answer-clarification':
      return resume(story, 'clarification-answered', move.id)
    case 'clarification-ends':
      return resume(story, 'clarification-unanswered')
    case 'propose-not-taken-up':
      return proposeNotTakenUp(story, move)
    case 'refuse-not-taken-up':
      return resume(story, 'not-taken-up-refused', move.id)
    case 'proposal-lapses':
      return resume(story, 'proposal-lapsed')
    case 'park':
      return park(story, move)
    case 'promise-falls-due':
      return demandProof(story)
    case 'transfer':
      return transfer(story, move)
    case 'route':
      return routeByHand(story, move)
    case 'goes-before-committee':
      return lapseBeforeCommittee(story)
    case 'reminds-level-three':
      return remindLevelThree(story)
    case 'direct':
      return startDirectedClock(story, move)
  }
}

/** After the report: satisfied, not satisfied, or silent until the window ends. */
async function verdictOfTheCitizen(story: Story): Promise<Verdict> {
  for (;;) {
    const move = await story.next()
    switch (move.kind) {
      case 'feedback':
        return hearTheCitizen(story, move)
      case 'call-outcome': {
        const verdict = hearTheCall(story, move)
        if (verdict) return verdict
        break
      }
      case 'calls-citizen':
        openCallTask(story)
        break
      case 'reminds-citizen':
        remindTheCitizen(story)
        break
      case 'closes-without-feedback':
        return { ending: 'no-feedback' }
      case 'withdraw':
        return { ending: 'withdrawn', action: move.id }
    }
  }
}

/** A closed case rests, until the citizen or the committee opens it again or all time to do so is over. */
async function isOpenedAgain(story: Story): Promise<boolean> {
  while (!isOver(story)) {
    const move = await story.next()
    switch (move.kind) {
      case 'reopen':
        openAgain(story, 'reopened', levelThatHearsAgain(story), move)
        return true
      case 'contest':
        openAgain(story, 'contested', levelThatHearsAgain(story), move)
        return true
      case 'direct':
        openAgain(story, 'reopened', 'L3', move)
        await assign(story, 'L3')
        await startDirectedClock(story, move)
        return true
      case 'reopening-ends':
      case 'direction-ends':
        endTheTime(story, move.kind)
        break
    }
  }
  return false
}
