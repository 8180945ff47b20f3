import type { Action, ActionOf } from './actions'
import type { Story } from './story'

/** Acts that put something on the record and leave the course of the case as it is. */
export function performAside(story: Story, action: Action): void {
  switch (action.kind) {
    case 'add-note':
      return story.tell('note-added', {}, action.id)
    case 'interim-reply':
      return story.tell('interim-reply', { expectedAt: action.expectedAt }, action.id)
    case 'file-owed-report':
      return settleOwedReport(story, action)
  }
}

function settleOwedReport(story: Story, action: ActionOf<'file-owed-report'>): void {
  const { situation } = story
  const posting = action.by.role === 'officer' ? action.by.posting : null
  situation.owed = situation.owed.filter((owed) => owed.level !== action.level || owed.posting !== posting)
  story.tell('owed-report-filed', { of: action.level, posting }, action.id)
}
