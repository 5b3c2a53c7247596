import { Button, makeStyles, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import type { CatalogView } from '../../../../src/api/catalog.ts';
import { strings } from './strings.ts';

type Pillar = CatalogView['pillars'][number];

/** Split off: nobody needs it, nor what it takes to show text, to see the board. */
const Introduction = lazy(() => import('./introduction.tsx'));

const useStyles = makeStyles({ surface: { maxWidth: 'min(56ch, 90vw)', maxHeight: '70vh', overflow: 'auto' } });

/** What a pillar, or one area of it, protects, where to start, and who should be in the room. */
export function AboutPillar({ pillar, area }: { readonly pillar: Pillar; readonly area: Pillar['areas'][number] | null }) {
  const styles = useStyles();
  const name = strings.about(area?.name ?? pillar.name);
  return (
    <Popover withArrow trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" icon={<InfoRegular />} aria-label={name}>{strings.short}</Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={name} tabIndex={0}>
        <Suspense fallback={null}>
          <Introduction pillar={pillar} area={area} />
        </Suspense>
      </PopoverSurface>
    </Popover>
  );
}
