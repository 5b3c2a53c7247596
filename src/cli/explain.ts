import type { GraphQuery, Need } from '../assessment/need.ts';
import type { Plan } from '../assessment/plan.ts';
import { laneOf } from '../sources/graph/lanes.ts';

/** Prints what a run would ask: every request once, who reads its answer, the permission it takes, the lane it goes through. */
export function explainPlan(plan: Plan): string {
  const requests = [...plan.needs.values()].flatMap((planned) => {
    const query = queryOf(planned.need);
    return query ? [{ ...planned, query }] : [];
  });
  const blocks = requests.map(({ need, query, readers, conditional }) => [
    `GET ${addressOf(query)}${need.kind === 'fan-out' ? '  (for each object, in $batch)' : ''}${conditional ? '  (only if another answer asks for it)' : ''}`,
    `    kind         ${need.kind}`,
    `    lane         ${laneOf(query.path)}`,
    `    permission   ${query.permissions.map(({ application, delegated }) => application ?? `${delegated ?? 'none'} (delegated only)`).join(', ') || 'none'}`,
    `    read by      ${readers.join(', ')}`,
  ].join('\n'));
  return `${blocks.join('\n\n')}\n\n${requests.length} requests before paging.\n`;
}

function queryOf(need: Need): GraphQuery | null {
  switch (need.kind) {
    case 'derive':
    case 'choose':
      return null;
    default:
      return need.query;
  }
}

function addressOf({ version, path, select, filter, expand, top }: GraphQuery): string {
  const options = { $select: select?.join(','), $filter: filter, $expand: expand, $top: top };
  const query = Object.entries(options).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${value ?? ''}`).join('&');
  return `${version}/${path}${query ? `?${query}` : ''}`;
}
