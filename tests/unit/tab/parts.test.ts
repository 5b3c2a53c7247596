import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadPartsWhenIdle, registerPart } from '../../../tab/src/shared/parts.ts';

describe('parts that are split off', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('are fetched one after the other when the browser has nothing else to do, also those that another part brings, and whatever one of them does', async () => {
    const idle: (() => void)[] = [];
    vi.stubGlobal('requestIdleCallback', (work: () => void) => idle.push(work));
    const fetched: string[] = [];
    const part = (name: string, then: () => void = () => undefined) => registerPart(() => {
      fetched.push(name);
      then();
      return Promise.resolve();
    });
    part('view', () => part('dialog of the view'));
    registerPart(() => Promise.reject(new Error('no network')));
    part('pane');
    loadPartsWhenIdle();
    expect(fetched).toEqual([]);
    for (let work = idle.shift(); work; work = idle.shift()) {
      work();
      await new Promise((resolve) => { setTimeout(resolve, 0); });
    }
    expect(fetched).toEqual(['view', 'pane', 'dialog of the view']);
  });
});
