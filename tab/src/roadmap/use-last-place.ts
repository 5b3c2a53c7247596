import { useEffect, useLayoutEffect, useRef } from 'react';
import { leadsSomewhere, navigate, useParam } from '../shared/location.ts';
import { useRemembered } from './use-remembered.ts';

/** Where somebody was: a view, and the pillar and area that it showed. */
interface Place {
  readonly view: string | null;
  readonly pillar: string | null;
  readonly area: string | null;
}
const nowhere: Place = { view: null, pillar: null, area: null };

const partOf = (value: object, name: string): string | null => {
  const part: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof part === 'string' ? part : null;
};
const parsePlace = (value: unknown): Place | null =>
  typeof value === 'object' && value !== null ? { view: partOf(value, 'view'), pillar: partOf(value, 'pillar'), area: partOf(value, 'area') } : null;

/** Whoever comes back without an address that leads elsewhere goes on where they were. */
export function useLastPlace(): void {
  const view = useParam('view');
  const pillar = useParam('pillar');
  const area = useParam('area');
  const [last, remember] = useRemembered('last-place', nowhere, parsePlace);
  const hasReturned = useRef(false);
  useLayoutEffect(() => {
    if (hasReturned.current) return;
    hasReturned.current = true;
    if (!leadsSomewhere()) navigate({ ...last }, { replace: true });
  }, [last]);
  useEffect(() => {
    if (view === last.view && pillar === last.pillar && area === last.area) return;
    remember({ view, pillar, area });
  }, [area, last, pillar, remember, view]);
}
