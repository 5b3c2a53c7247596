import { afterEach, describe, expect, it } from 'vitest';
import { isShortcut, switchCharacters, type ShortcutId } from '../../../tab/src/shared/shortcuts.ts';

const press = (key: string, modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers });

describe('isShortcut', () => {
  it.each<[ShortcutId, ReturnType<typeof press>]>([
    ['setStatus', press('s')],
    ['setStatus', press('S')],
    ['undo', press('z', { ctrlKey: true })],
    ['undo', press('z', { metaKey: true })],
    ['showShortcuts', press('?', { shiftKey: true })],
    ['search', press('/')],
    ['goToView', press('3')],
    ['moveWeek', press('ArrowLeft', { shiftKey: true })],
    ['selectRow', press(' ')],
  ])('%s by %j', (id, pressed) => {
    expect(isShortcut(id, pressed)).toBe(true);
  });

  it.each<[string, ShortcutId, ReturnType<typeof press>]>([
    ['the browser’s own save', 'setStatus', press('s', { ctrlKey: true })],
    ['a menu of the window', 'setStatus', press('s', { altKey: true })],
    ['redo', 'undo', press('z', { ctrlKey: true, shiftKey: true })],
    ['a plain letter', 'undo', press('z')],
    ['a day instead of a week', 'moveWeek', press('ArrowLeft')],
    ['a week instead of a day', 'moveDay', press('ArrowLeft', { shiftKey: true })],
    ['zero', 'goToView', press('0')],
  ])('leaves %s alone', (_name, id, pressed) => {
    expect(isShortcut(id, pressed)).toBe(false);
  });
});

describe('characters that work everywhere', () => {
  afterEach(() => switchCharacters(true));

  it.each<[ShortcutId, ReturnType<typeof press>, boolean]>([
    ['showShortcuts', press('?', { shiftKey: true }), false],
    ['search', press('/'), false],
    ['goToView', press('3'), false],
    ['undo', press('z', { ctrlKey: true }), true],
    ['setStatus', press('s'), true],
    ['selectRow', press(' '), true],
    ['closePane', press('Escape'), true],
  ])('can be switched off: %s by %j is then %s', (id, pressed, works) => {
    switchCharacters(false);
    expect(isShortcut(id, pressed)).toBe(works);
  });
});
