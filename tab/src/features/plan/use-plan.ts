import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RunDetail } from '../../../../src/api/assessment.ts';
import { pillarNames, type PillarId } from '../../../../src/api/catalog.ts';
import type { ActivityStates } from '../../../../src/roadmap/apply.ts';
import { nextSteps, type WeighedCheck } from '../../../../src/roadmap/next-steps.ts';
import { writePlan, type Plan } from '../../../../src/roadmap/plan.ts';
import type { PlanRun, PlanWords, Remark } from '../../../../src/roadmap/plan-parts.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap, type OpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { localDay } from '../../shared/dates.ts';
import { locale } from '../../shared/locale.ts';
import { useParam } from '../../shared/location.ts';
import { formatNumber, formatPercent } from '../../shared/plural.ts';

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
  const runs = useQuery({ queryKey: queryKeys.runs, queryFn: ({ signal }) => api.assessments(signal) });
  const newest = runs.data?.runs.find(({ state }) => state === 'finished') ?? null;
  const detail = useQuery({
    queryKey: queryKeys.run(newest?.id ?? ''), queryFn: ({ signal }) => api.assessment(newest?.id ?? '', signal), enabled: newest !== null && !isGuest, staleTime: Infinity,
  });
  const remarks = useRemarks(api, states, roadmap.comments.counts);
  const today = localDay(new Date());
  const found = isGuest ? null : (detail.data ?? null);
  const plan = useMemo<Plan>(() => writePlan({
    activities: catalog.activities, states, verdicts: roadmap.verdicts, today, pillar, remarks, words,
    run: newest && { id: newest.id, startedAt: newest.startedAt, source: newest.source, score: newest.score, pillarScores: newest.pillarScores, since: sinceOf(found) },
    steps: found ? nextSteps(catalog.activities, states, checksOf(found), today) : [],
  }), [catalog.activities, found, newest, pillar, remarks, roadmap.verdicts, states, today]);
  const failed = [runs, detail].find(({ isError }) => isError);
  return {
    plan, pillar, today,
    isPending: runs.isPending || (newest !== null && !isGuest && detail.isPending),
    failed: failed?.error ? { error: failed.error, retry: () => void failed.refetch() } : null,
  };
}

const sinceOf = (detail: RunDetail | null): PlanRun['since'] =>
  detail?.comparison ? { startedAt: detail.comparison.before.startedAt, comparison: detail.comparison } : null;

const checksOf = ({ run, outcomes }: RunDetail): ReadonlyMap<number, WeighedCheck> =>
  new Map(outcomes.flatMap(({ reference, verdict, risk }) => (reference === null ? [] : [[reference, { verdict, risk, at: run.startedAt }] as const])));

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
