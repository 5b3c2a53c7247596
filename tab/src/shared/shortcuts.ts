/** Where a shortcut works. */
export const shortcutPlaces = ['everywhere', 'board', 'list', 'timeline', 'pane', 'menus'] as const;
export type ShortcutPlace = (typeof shortcutPlaces)[number];

export interface Shortcut {
  readonly place: ShortcutPlace;
  /** Names as `KeyboardEvent.key` has them, each a way of its own; `Control+` stands for the command key too. */
  readonly keys: readonly string[];
}

/** Every key that does something here beyond what each browser does: the list that people see, and what handlers ask. */
export const shortcuts = {
  showShortcuts: { place: 'everywhere', keys: ['?'] },
  search: { place: 'everywhere', keys: ['/'] },
  goToView: { place: 'everywhere', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'] },
  undo: { place: 'everywhere', keys: ['Control+z'] },
  moveOnBoard: { place: 'board', keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] },
  openActivity: { place: 'board', keys: ['Enter'] },
  setStatus: { place: 'board', keys: ['s'] },
  moveInList: { place: 'list', keys: ['ArrowUp', 'ArrowDown'] },
  endsOfList: { place: 'list', keys: ['Home', 'End'] },
  selectRow: { place: 'list', keys: [' '] },
  selectRange: { place: 'list', keys: ['Shift+ArrowUp', 'Shift+ArrowDown'] },
  moveDay: { place: 'timeline', keys: ['ArrowLeft', 'ArrowRight'] },
  moveWeek: { place: 'timeline', keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'] },
  leaveDate: { place: 'timeline', keys: ['Escape'] },
  sendComment: { place: 'pane', keys: ['Control+Enter'] },
  closePane: { place: 'pane', keys: ['Escape'] },
  resizePane: { place: 'pane', keys: ['ArrowUp', 'ArrowDown'] },
  moveInMenu: { place: 'menus', keys: ['ArrowUp', 'ArrowDown', 'Home', 'End'] },
  chooseInMenu: { place: 'menus', keys: ['Enter', ' '] },
  closeMenu: { place: 'menus', keys: ['Escape'] },
} as const satisfies Readonly<Record<string, Shortcut>>;
export type ShortcutId = keyof typeof shortcuts;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Some people's speech types letters, and some people's hands rest on keys: WCAG 2.1.4 wants a way out of such shortcuts. */
let areCharactersOn = true;

/** Whether a character alone does something wherever the focus is; what works on one thing only, or with Ctrl, always does. */
export function switchCharacters(isOn: boolean): void {
  areCharactersOn = isOn;
}

/** Whether a shortcut is a character alone, wherever the focus is. */
export const isCharacterEverywhere = (id: ShortcutId): boolean => shortcuts[id].place === 'everywhere' && shortcuts[id].keys.every((key) => key.length === 1);

/** Whether a key press is one of a shortcut's. Shift counts where it makes no other character. */
export function isShortcut(id: ShortcutId, { key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): boolean {
  if (altKey || (!areCharactersOn && isCharacterEverywhere(id))) return false;
  const name = key.length === 1 ? key.toLowerCase() : key;
  const isLetterOrName = key.length > 1 || /[a-z]/i.test(key);
  const pressed = `${ctrlKey || metaKey ? 'Control+' : ''}${shiftKey && isLetterOrName ? 'Shift+' : ''}${name}`;
  return shortcuts[id].keys.some((known) => known === pressed);
}

const typedInto = 'textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="button"])';

/** Text that is being typed is no shortcut, and has an undo of its own. */
export const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest(typedInto) !== null;
