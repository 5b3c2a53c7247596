import type { FieldName } from '../../../src/roadmap/activity-state.ts';

const fieldNames: Readonly<Record<FieldName, string>> = { status: 'status', owner: 'owner', due: 'due date', notes: 'notes', steps: 'steps', exception: 'exception', ticket: 'ticket', cost: 'cost', own: 'activity' };

export const strings = {
  fieldNames,
  setTo: (who: string, field: FieldName, value: string) => `${who} set the ${fieldNames[field]} to ${value}`,
  removed: (who: string, field: FieldName) => `${who} removed the ${fieldNames[field]}`,
  ticked: { one: '# step done', other: '# steps done' },
  exceptionUntil: (day: string, approver: string) => `until ${day}, approved by ${approver}`,
  changedSteps: (who: string, value: string) => `${who} ticked or unticked steps: ${value}`,
  untickedAll: (who: string) => `${who} unticked all steps`,
  tookException: (who: string, value: string) => `${who} accepted the risk ${value}`,
  changedOwn: (who: string, title: string) => `${who} described the activity “${title}”`,
  changedNotes: (who: string) => `${who} changed the notes`,
  inActivity: (title: string, sentence: string) => `${title}: ${sentence}`,
  somebody: 'Somebody',
  keepTheirsOrYours: (what: string, ago: string) => `${what} ${ago}. Keep theirs or yours?`,
  keepTheirs: 'Keep theirs',
  keepMine: 'Keep mine',
  notSaved: (field: string, title: string, reason: string) => `The ${field} of “${title}” was not saved. ${reason}`,
  severalNotSaved: (activities: string, reason: string) => `${activities} were not saved. ${reason}`,
  activities: { one: '# activity', other: '# activities' },
  others: { one: '# more', other: '# more' },
  severalContested: (who: string, field: FieldName, activities: string, titles: string, mine: string | null) =>
    `${who} set the ${fieldNames[field]} of ${activities} before you did: ${titles}. ${mine === null ? `You removed the ${fieldNames[field]}` : `You chose ${mine}`}. Keep theirs or yours?`,
  sentLater: { one: '# change from before, which had not reached the server, is saved now.', other: '# changes from before, which had not reached the server, are saved now.' },
  undoableEdit: (field: string, title: string) => `${field.charAt(0).toUpperCase()}${field.slice(1)} of “${title}” changed`,
  undo: 'Undo',
  undoHint: 'Ctrl+Z',
  undone: (said: string) => `Undone: ${said}`,
  nothingToUndo: 'You have nothing to undo.',
  messageOfLastChange: 'Your last change',
  partlySaved: (saved: string, contested: number, lost: number) =>
    [`${saved} changed.`, contested > 0 && `${contested} were set by somebody else meanwhile: choose above.`, lost > 0 && `${lost} were not saved.`].filter(Boolean).join(' '),
  remoteChange: (what: string, title: string) => `${what}: ${title}`,
  remoteChanges: (who: string, what: string) => `${who} changed ${what}`,
  resetPillar: (pillar: string) => `reset ${pillar}`,
  undidReset: (pillar: string) => `undid the reset of ${pillar}`,
  commented: (who: string, title: string) => `${who} commented: ${title}`,
  mentionedYou: (who: string, title: string) => `${who} mentioned you in a comment on “${title}”.`,
  assessmentFinished: (score: string | null) => (score === null ? 'The assessment has finished.' : `The assessment has finished with a score of ${score}.`),
} as const;
