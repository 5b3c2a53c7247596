import { Button } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons';
import { Suspense, useState } from 'react';
import type { CatalogView } from '../../../../src/api/catalog.ts';
import { lazyPart } from '../../shared/lazy-part.tsx';
import { PartBoundary } from '../../shared/ui/error-boundary.tsx';
import { strings } from './strings.ts';

type Pillar = CatalogView['pillars'][number];

/** Split off: nobody needs it, nor what it takes to show text, to see the board. */
const AboutPopover = lazyPart(() => import('./about-popover.tsx'));

/** What a pillar, or one area of it, protects, where to start, and who should be in the room. */
export function AboutPillar({ pillar, area }: { readonly pillar: Pillar; readonly area: Pillar['areas'][number] | null }) {
  const [wanted, setWanted] = useState(false);
  const name = strings.about(area?.name ?? pillar.name);
  const button = <Button size="small" appearance="subtle" icon={<InfoRegular />} aria-label={name} onClick={() => setWanted(true)}>{strings.short}</Button>;
  // A popover that traps focus puts two hidden focusable elements on the page as soon as it exists: it exists when it is asked for.
  if (!wanted) return button;
  return (
    <PartBoundary onFail={() => setWanted(false)}>
      <Suspense fallback={button}><AboutPopover name={name} trigger={button} pillar={pillar} area={area} /></Suspense>
    </PartBoundary>
  );
}
