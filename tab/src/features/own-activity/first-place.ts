import type { CatalogView, PillarId } from '../../../../src/api/catalog.ts';
import type { OwnActivity } from '../../../../src/roadmap/own-activity.ts';

export const areasOf = ({ pillars }: CatalogView, pillar: PillarId) => pillars.find(({ id }) => id === pillar)?.areas ?? [];

/** Where an activity of a pillar stands unless somebody says otherwise. @param wanted the area that is shown, if one is */
export function firstPlaceOf(catalog: CatalogView, pillar: PillarId, wanted?: string | null): Pick<OwnActivity, 'pillar' | 'area' | 'lane'> {
  const areas = areasOf(catalog, pillar);
  const area = areas.find(({ id }) => id === wanted) ?? areas[0];
  return { pillar, area: area?.id ?? '', lane: area?.lanes[0]?.id ?? null };
}
