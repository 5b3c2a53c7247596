import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MovementView, OverviewView } from '../../../../src/api/overview.ts';
import type { StandingView } from '../../../../src/api/standing.ts';
import { pillarNames, type PillarId } from '../../../../src/api/catalog.ts';
import type { ActivityStates } from '../../../../src/roadmap/apply.ts';
import { nextSteps } from '../../../../src/roadmap/next-steps.ts';
import { writePlan, type Plan } from '../../../../src/roadmap/plan.ts';
import type { PlanChange, PlanRun, PlanScore, PlanStanding, PlanWords, Remark } from '../../../../src/roadmap/plan-parts.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap, type OpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { locale } from '../../shared/locale.ts';
import { useParam } from '../../shared/location.ts';
import { formatNumber, formatPercent } from '../../shared/plural.ts';
import { useToday } from '../../shared/use-today.ts';

const dayFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const momentFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });

/** How the plan writes numbers and days for this reader. */
export const words: PlanWords = {
  number: formatNumber,
  percent: formatPercent,
  day: (day) => dayFormat.format(new Date(`${day}T00:00:00Z`)),
  dayOf: (at) => momentFormat.format(new Date(at)),
};

const isPillar = (value: string | null): value is PillarId => value !== null && Object.hasOwn(pillarNames, value);

/** The plan of the open roadmap as it is now, about the pillar that the address names, or all. */
export function usePlan() {
  const { api, catalog, roadmap, states } = useOpenRoadmap();
  const asked = useParam('pillar');
  const pillar = isPillar(asked) ? asked : null;
  const isGuest = roadmap.me.role === 'guest';
  // Guests are told what is known, not what changed.
  const overview = useQuery({ queryKey: queryKeys.overview, queryFn: ({ signal }) => api.overview(signal), enabled: roadmap.standing !== null && !isGuest });
  const remarks = useRemarks(api, states, roadmap.comments.counts);
  const today = useToday();
  const plan = useMemo<Plan>(() => writePlan({
    activities: catalog.activities, states, verdicts: roadmap.verdicts, today, pillar, remarks, words,
    standing: roadmap.standing && planStanding(roadmap.standing, overview.data),
    steps: nextSteps(catalog.activities, states, roadmap.verdicts, today),
  }), [catalog.activities, overview.data, pillar, remarks, roadmap.standing, roadmap.verdicts, states, today]);
  return {
    plan, pillar, today,
    isPending: overview.isLoading,
    failed: overview.error && !overview.data ? { error: overview.error, retry: () => void overview.refetch() } : null,
  };
}

/** @param overview undefined for guests, and while it is on its way */
function planStanding({ runs, pillars, percent, counts, accepted }: StandingView, overview: OverviewView | undefined): PlanStanding | null {
  const scored = (score: Pick<PlanScore, 'percent' | 'counts' | 'accepted'>, [last, ...earlier]: readonly PlanRun[], movement: MovementView | undefined): PlanScore[] =>
    (last ? [{ ...score, runs: [last, ...earlier], change: changeOf(movement) }] : []);
  const [total] = scored({ percent, counts, accepted }, runs, overview?.total);
  if (!total) return null;
  return {
    ...total,
    pillars: pillars.flatMap(({ pillar, runs: own, ...score }) =>
      scored(score, runs.filter(({ id }) => own.includes(id)), overview?.pillars.find((each) => each.pillar === pillar)).map((of) => ({ ...of, pillar }))),
  };
}

function changeOf(movement: MovementView | undefined): PlanChange | null {
  if (!movement?.since) return null;
  const { run, before, ...change } = movement.since;
  return { ...change, run: run.id, since: before.startedAt };
}

/** So many blocked activities are asked why; the others say what their notes say. */
const mostAsked = 40;

/** The last comment of every blocked activity. */
function useRemarks(api: OpenRoadmap['api'], states: ActivityStates, counts: Readonly<Record<string, number>>): ReadonlyMap<string, Remark> {
  const asked = [...states.values()].filter(({ id, status }) => status === 'blocked' && (counts[id] ?? 0) > 0).slice(0, mostAsked);
  return useQueries({
    queries: asked.map(({ id }) => ({ queryKey: queryKeys.comments(id), queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.comments(id, signal) })),
    combine: combineRemarks,
  });
}

type Comments = Awaited<ReturnType<OpenRoadmap['api']['comments']>>;

function combineRemarks(answers: readonly { readonly data: Comments | undefined }[]): ReadonlyMap<string, Remark> {
  return new Map(answers.flatMap(({ data }) => {
    const last = data?.comments.find(({ deleted }) => deleted === null);
    return last ? [[last.activity, { text: last.text, by: last.by.name, at: last.at }] as const] : [];
  }));
}
