import type { ShortcutId, ShortcutPlace } from '../../shared/shortcuts.ts';

const places: Readonly<Record<ShortcutPlace, string>> = {
  everywhere: 'Everywhere', board: 'On a card of the board', list: 'In the list', timeline: 'On a mark of the timeline', pane: 'In the pane of an activity', menus: 'In a menu',
};
const does: Readonly<Record<ShortcutId, string>> = {
  showShortcuts: 'Show this list',
  search: 'Search title or id',
  goToView: 'Go to the view in this place',
  undo: 'Take back your last change',
  moveOnBoard: 'Go to the next card in this direction',
  openActivity: 'Open the activity',
  setStatus: 'Choose a status',
  moveInList: 'Go to the next row',
  endsOfList: 'Go to the first or last row',
  selectRow: 'Select the row, on its tick',
  selectRange: 'Select the next row as well',
  moveDay: 'Move the due date by a day',
  moveWeek: 'Move the due date by a week',
  leaveDate: 'Leave the due date as it was',
  sendComment: 'Send the comment that you write',
  closePane: 'Close the pane',
  resizePane: 'Make it higher or lower, on its upper edge',
  moveInMenu: 'Go to another choice; a letter finds one',
  chooseInMenu: 'Choose',
  closeMenu: 'Close the menu',
};
const keys: Readonly<Record<string, string>> = {
  ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Control: 'Ctrl', ' ': 'Space', Enter: 'Enter', Home: 'Home', End: 'End', Shift: 'Shift',
};

export const strings = {
  title: 'Keyboard shortcuts',
  intro: 'Tab goes from one thing to the next everywhere.',
  characters: 'Use ?, / and the digits as shortcuts everywhere',
  isOff: (does: string) => `${does} (off)`,
  places,
  does,
  keyName: (key: string) => keys[key] ?? key.toUpperCase(),
  range: (first: string, last: string) => `${first} – ${last}`,
} as const;
