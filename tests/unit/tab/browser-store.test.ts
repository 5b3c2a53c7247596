import { describe, expect, it } from 'vitest';
import { createBrowserStore } from '../../../tab/src/shared/browser-store.ts';
import { storageOf } from './browser-storage.ts';

describe('what a browser keeps', () => {
  it('is there for the next page', () => {
    const storage = storageOf();
    createBrowserStore(() => storage).set('height', '48');
    const next = createBrowserStore(() => storage);
    expect(next.get('height')).toBe('48');
    next.remove('height');
    expect(next.get('height')).toBeNull();
    expect(storage.length).toBe(0);
  });

  it('is kept by the page alone where the browser blocks it', () => {
    const store = createBrowserStore(() => { throw new DOMException('Access is denied for this document.', 'SecurityError'); });
    expect(store.get('height')).toBeNull();
    store.set('height', '48');
    store.set('width', '20');
    expect([store.get('height'), store.keys('hei')]).toEqual(['48', ['height']]);
    store.remove('height');
    expect([store.get('height'), store.keys('')]).toEqual([null, ['width']]);
  });

  it('is kept by the page alone where the browser has no room left, the newest value first', () => {
    const storage = storageOf(1);
    const store = createBrowserStore(() => storage);
    for (const value of ['1', '2']) for (const key of ['a', 'b']) store.set(key, value);
    expect([store.get('a'), store.get('b'), [...store.keys('')].sort()]).toEqual(['2', '2', ['a', 'b']]);
    expect(storage.length).toBe(1);
  });
});
