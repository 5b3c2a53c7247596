import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { Suspense, useState } from 'react';
import type { PillarId } from '../../../../src/api/catalog.ts';
import type { OwnActivity } from '../../../../src/roadmap/own-activity.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { lazyPart } from '../../shared/lazy-part.tsx';
import { PartBoundary } from '../../shared/ui/error-boundary.tsx';
import { firstPlaceOf } from './first-place.ts';
import { strings } from './strings.ts';
import { newOwnId, useSaveOwnActivity } from './use-save-own-activity.ts';

/** Split off: the board is seen before anything is added to it. */
const OwnActivityDialog = lazyPart(() => import('./own-activity-dialog.tsx'));

/** Adds an activity that the catalog does not have. @property pillar what is shown; null for all pillars */
export function AddActivity({ pillar, area }: { readonly pillar: PillarId | null; readonly area: string | null }) {
  const { catalog, canEdit } = useOpenRoadmap();
  const save = useSaveOwnActivity();
  const [isOpen, setOpen] = useState(false);
  if (!canEdit) return null;
  const add = (own: OwnActivity, seen: number) => {
    setOpen(false);
    void save({ id: newOwnId(), own, seen, said: strings.added(own.title) });
  };
  return (
    <>
      <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => setOpen(true)}>{strings.add}</Button>
      {isOpen && (
        <PartBoundary onFail={() => setOpen(false)}>
          <Suspense>
            <OwnActivityDialog
              title={strings.addTitle}
              initial={{ title: '', text: '', horizon: 'first', ...firstPlaceOf(catalog, pillar ?? 'identity', area) }}
              onSave={add}
              onClose={() => setOpen(false)}
            />
          </Suspense>
        </PartBoundary>
      )}
    </>
  );
}
