import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { OwnActivity } from '../../../../src/roadmap/own-activity.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate } from '../../shared/location.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import OwnActivityDialog from './own-activity-dialog.tsx';
import { strings } from './strings.ts';
import { useSaveOwnActivity } from './use-save-own-activity.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '80ch' },
  aside: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What a team's own activity is about, where the catalog's guidance stands for others; and how to change it. */
export function OwnGuidance({ activityId, own }: { readonly activityId: string; readonly own: OwnActivity }) {
  const styles = useStyles();
  const { canEdit, roadmap } = useOpenRoadmap();
  const save = useSaveOwnActivity();
  const [isEditing, setEditing] = useState(false);
  const change = (changed: OwnActivity, seen: number) => {
    setEditing(false);
    void save({ id: activityId, own: changed, seen, said: strings.changed(changed.title) });
  };
  const remove = () => {
    void save({ id: activityId, own: null, seen: roadmap.sequence, said: strings.removed(own.title) });
    navigate({ activity: null, part: null });
  };
  return (
    <div className={styles.root}>
      <Text size={200} className={styles.aside}>{strings.madeByTeam}</Text>
      {own.text === '' ? <Text className={styles.aside}>{strings.noText}</Text> : <Markdown>{own.text}</Markdown>}
      {canEdit && (
        <div className={styles.actions}>
          <Button icon={<EditRegular />} onClick={() => setEditing(true)}>{strings.edit}</Button>
          <Button icon={<DeleteRegular />} onClick={remove}>{strings.remove}</Button>
        </div>
      )}
      {isEditing && <OwnActivityDialog title={strings.editTitle} initial={own} onSave={change} onClose={() => setEditing(false)} />}
    </div>
  );
}
