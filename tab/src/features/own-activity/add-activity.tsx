import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { PillarId } from '../../../../src/api/catalog.ts';
import type { OwnActivity } from '../../../../src/roadmap/own-activity.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { firstPlaceOf, OwnActivityDialog } from './own-activity-dialog.tsx';
import { strings } from './strings.ts';
import { useSaveOwnActivity } from './use-save-own-activity.ts';

/** Adds an activity that the catalog does not have. @property pillar what is shown; null for all pillars */
export function AddActivity({ pillar, area }: { readonly pillar: PillarId | null; readonly area: string | null }) {
  const { catalog, canEdit } = useOpenRoadmap();
  const save = useSaveOwnActivity();
  const [isOpen, setOpen] = useState(false);
  if (!canEdit) return null;
  const add = (own: OwnActivity) => {
    setOpen(false);
    void save(newId(), own, strings.added(own.title));
  };
  return (
    <>
      <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => setOpen(true)}>{strings.add}</Button>
      {isOpen && (
        <OwnActivityDialog
          title={strings.addTitle}
          initial={{ title: '', text: '', horizon: 'first', ...firstPlaceOf(catalog, pillar ?? 'identity', area) }}
          onSave={add}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

const newId = (): string => `own-${crypto.randomUUID().slice(0, 8)}`;
