import { makeStyles } from '@fluentui/react-components';
import type { ActivityState, FieldName } from '../../../../src/roadmap/activity-state.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { PersonAvatar, type Person } from '../../shared/ui/person-avatar.tsx';
import { isJustChanged } from './just-changed.ts';
import { strings } from './strings.ts';

/** Higher than a line of text, which it must not push about. */
const useStyles = makeStyles({ root: { display: 'inline-flex', verticalAlign: 'middle', marginBlock: '-4px', marginInlineStart: '6px' } });

/** Whose edit of a field has just arrived; null a few seconds later. */
export function useRecentEditor(state: ActivityState, field: FieldName): Person | null {
  const editor = useOpenRoadmap().recentEdits.get(state.id);
  return editor && isJustChanged(state, field, editor.id) ? editor : null;
}

/** The face of whoever has just changed something, as on the board. It is said once, by the roadmap itself. */
export function RecentEditor({ person }: { readonly person: Person | null }) {
  const styles = useStyles();
  if (!person) return null;
  return (
    <span className={styles.root} title={strings.justChanged(person.name)} aria-hidden>
      <PersonAvatar person={person} isDecorative size={20} />
    </span>
  );
}
