import { Button } from '@fluentui/react-components';
import { FilterDismissRegular } from '@fluentui/react-icons';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { plural } from '../../shared/plural.ts';
import { StateMessage } from '../../shared/ui/state-message.tsx';
import { useOpenRoadmap } from '../roadmap-context.ts';
import { facets, hiddenBy, without, type ActivityFilter, type FilterScene } from './activity-filter.ts';
import { describeFacet } from './choices.ts';
import { strings } from './strings.ts';

const mostSuggestions = 3;

export interface NothingShownProps {
  readonly activities: readonly CatalogActivity[];
  readonly filter: ActivityFilter;
  readonly scene: FilterScene;
  readonly setFilter: (filter: ActivityFilter) => void;
}

/** In place of a view whose filters hide everything: which of them does, and a way out. */
export function NothingShown({ activities, filter, scene, setFilter }: NothingShownProps) {
  const { roadmap } = useOpenRoadmap();
  const culprits = hiddenBy(activities, filter, scene);
  return (
    <StateMessage
      icon={<FilterDismissRegular />}
      title={strings.nothingTitle}
      action={
        <>
          {culprits.slice(0, mostSuggestions).map(({ facet, shown }) => {
            const name = describeFacet(facet, filter, scene, roadmap.me.person.name);
            return (
              <Button key={facet} onClick={() => setFilter(without(filter, [facet]))}>
                {shown > 0 ? strings.removeShows(name, plural(shown, strings.hidden)) : strings.remove(name)}
              </Button>
            );
          })}
          <Button appearance="primary" onClick={() => setFilter(without(filter, facets))}>
            {strings.clearAll}
          </Button>
        </>
      }
    >
      {strings.nothingBody(plural(activities.length, strings.hidden))}
    </StateMessage>
  );
}
