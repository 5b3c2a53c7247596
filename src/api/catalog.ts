import { z } from 'zod';
import { activityFrontMatter, pillarFrontMatter, pillarIds } from '../catalog/catalog.ts';

export { pillarNames, type PillarId } from '../catalog/catalog.ts';

/** `GET /api/catalog`: titles and marks of every activity; texts come one by one. Strong ETag, compressed. */
export const catalogViewSchema = z.object({
  version: z.string(),
  pillars: z.array(z.object({
    id: z.enum(pillarIds),
    name: z.string(),
    introduction: z.string(),
    stakeholders: z.array(z.string()),
    areas: z.array(pillarFrontMatter.shape.areas.element.extend({ introduction: z.string() })),
  })),
  activities: z.array(activityFrontMatter
    .pick({ id: true, title: true, area: true, lane: true, horizon: true, effort: true, userImpact: true, licenses: true, crossPillar: true, checks: true, prerequisites: true })
    .extend({ pillar: z.enum(pillarIds) })),
});
export type CatalogView = z.infer<typeof catalogViewSchema>;
export type CatalogActivity = CatalogView['activities'][number];

/** `GET /api/catalog/activities/:activity`: the text to work from. Values are Markdown without HTML. */
export const guidanceViewSchema = z.object({
  id: z.string(),
  whyItMatters: z.string(),
  /** `key` is what the roadmap keeps of a step that is ticked. */
  doThis: z.array(z.object({ key: z.string(), text: z.string() })),
  doneWhen: z.string(),
  watchOut: z.string().nullable(),
  prerequisites: z.array(z.object({ id: z.string(), title: z.string() })),
  /** Activities that have this one as a prerequisite. */
  enables: z.array(z.object({ id: z.string(), title: z.string() })),
  links: z.array(z.string()),
});
export type GuidanceView = z.infer<typeof guidanceViewSchema>;
