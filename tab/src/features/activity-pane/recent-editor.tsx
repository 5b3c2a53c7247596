import { makeStyles, tokens } from '@fluentui/react-components';
import type { ActivityState, FieldName } from '../../../../src/roadmap/activity-state.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { PersonAvatar, type Person } from '../../shared/ui/person-avatar.tsx';
import { isJustChanged } from './just-changed.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  // Higher than a line of text, which it must not push about.
  root: { display: 'inline-flex', verticalAlign: 'middle', marginBlock: '-4px', marginInlineStart: '6px' },
  justChanged: {
    outline: `2px solid ${tokens.colorBrandStroke1}`,
    outlineOffset: '2px',
    borderRadius: tokens.borderRadiusMedium,
    '@media (prefers-reduced-motion: no-preference)': {
      animationName: { from: { outlineOffset: '6px', outlineColor: 'transparent' }, to: { outlineOffset: '2px' } },
      animationDuration: tokens.durationSlower,
    },
  },
});

/** Whose edit of a field has just arrived, and the class that draws a line around it; null and nothing a few seconds later. */
export function useRecentEditor(state: ActivityState, field: FieldName): { readonly editor: Person | null; readonly outline: string | undefined } {
  const styles = useStyles();
  const last = useOpenRoadmap().recentEdits.get(state.id);
  const editor = last && isJustChanged(state, field, last.id) ? last : null;
  return { editor, outline: editor === null ? undefined : styles.justChanged };
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
