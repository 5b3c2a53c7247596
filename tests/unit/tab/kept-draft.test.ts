import { describe, expect, it } from 'vitest';
import { createBrowserStore } from '../../../tab/src/shared/browser-store.ts';
import { forgetOldDrafts } from '../../../tab/src/shared/kept-draft.ts';
import { storageOf } from './browser-storage.ts';

const dayMs = 86_400_000;

describe('drafts in a browser that several people use', () => {
  it('go after 30 days, whoever wrote them; what else the browser keeps stays', () => {
    const storage = storageOf();
    const store = createBrowserStore(() => storage);
    const draft = (days: number) => JSON.stringify({ at: Date.now() - days * dayMs, draft: { text: 'Who owns the vault?' } });
    store.set('zero-trust-roadmap.draft.room nadia RMI_001', draft(29));
    store.set('zero-trust-roadmap.draft.room mei RMI_001', draft(31));
    store.set('zero-trust-roadmap.draft.room mei setting digest', 'what another version left');
    store.set('zero-trust-roadmap.place', draft(400));
    forgetOldDrafts(store);
    expect([...store.keys('')].sort()).toEqual(['zero-trust-roadmap.draft.room nadia RMI_001', 'zero-trust-roadmap.place']);
  });
});
