import { describe, expect, it } from 'vitest';
import { isShortcut, type ShortcutId } from '../../../tab/src/shared/shortcuts.ts';

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
