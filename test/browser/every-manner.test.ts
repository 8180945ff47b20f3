import { describe, test } from 'vitest'
import { addAndWithdraw, answerAndReopen, contest, follow } from './every-manner/acts'
import { chooseMessages, lookForHelp } from './every-manner/help-and-messages'
import { chooseByHand } from './every-manner/choosing'
import { fileForMother } from './every-manner/for-others'
import { join } from './every-manner/joining'
import { EVERYBODY } from './every-manner/manners'
import { lookAfterOwnData } from './every-manner/own-data'
import { addToOwn } from './every-manner/own-open'
import { showWhere } from './every-manner/showing'
import { fileTogether } from './every-manner/together'
import { fileWithoutName } from './every-manner/without-name'
import { onStage } from './on-stage'

const stage = onStage()

describe.each(EVERYBODY)(
  'In $language, with a script: $script, by keys alone: $keys, citizens',
  (somebody) => {
    test('file for their mother, with a paper', () => fileForMother(stage(), somebody))
    test('file without a name, and come back', () => fileWithoutName(stage(), somebody))
    test('file together, unnamed, in danger, and of no department that they know', () =>
      fileTogether(stage(), somebody))
    test('show where it is, and speak for their panchayat', () => showWhere(stage(), somebody))
    test('look for their matter by what happens in life, and by department', () =>
      chooseByHand(stage(), somebody))
    test('add their own to what a neighbour has filed', () => join(stage(), somebody))
    test('add to their own what is open already', () => addToOwn(stage(), somebody))
    test('follow it by number and by telephone', () => follow(stage(), somebody))
    test('answer, are satisfied, and reopen', () => answerAndReopen(stage(), somebody))
    test('add a note and withdraw', () => addAndWithdraw(stage(), somebody))
    test('contest that it is not taken up', () => contest(stage(), somebody))
    test('look after their own data', () => lookAfterOwnData(stage(), somebody))
    test('choose which messages come', () => chooseMessages(stage(), somebody))
    test('look for help, and say what is not good', () => lookForHelp(stage(), somebody))
  },
)
