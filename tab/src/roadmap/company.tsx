import { makeStyles, tokens } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons';
import { useCallback, useMemo } from 'react';
import { strings as shared } from '../shared/strings.ts';
import { PersonAvatar, type Person } from '../shared/ui/person-avatar.tsx';
import { VisuallyHidden } from '../shared/ui/visually-hidden.tsx';
import { lookingAt } from './others-looking.ts';
import { useOpenRoadmap } from './roadmap-context.ts';
import { strings } from './strings.ts';

const mostFaces = 3;

const useStyles = makeStyles({
  root: { display: 'inline-flex', flexShrink: 0, alignItems: 'center', gap: tokens.spacingHorizontalXXS },
  icon: { fontSize: '16px', flexShrink: 0 },
});

export interface CompanyProps {
  /** Whose edit has just arrived. */
  readonly recentEditor: Person | undefined;
  readonly lookers: readonly Person[];
}

const nobody: readonly [] = [];

/** Says of each activity who has just changed it and who else looks at it now. */
export function useCompany(): (activity: string) => CompanyProps {
  const { recentEdits, roadmap: { me, viewers }, session } = useOpenRoadmap();
  const lookers = useMemo(() => lookingAt(viewers, session, me.person.id), [me.person.id, session, viewers]);
  return useCallback((activity) => ({ recentEditor: recentEdits.get(activity), lookers: lookers.get(activity) ?? nobody }), [lookers, recentEdits]);
}

/** Who has just changed an activity, or else who looks at it now, in a sentence; null when nobody. */
export function companyInWords({ recentEditor, lookers }: CompanyProps): string | null {
  if (recentEditor) return strings.justChanged(recentEditor.name);
  return lookers.length === 0 ? null : strings.isLooking(shared.and(lookers.map(({ name }) => name)));
}

/** The same as faces. */
export function Company({ recentEditor, lookers }: CompanyProps) {
  const words = companyInWords({ recentEditor, lookers });
  return words === null ? null : <Faces words={words} isLooking={!recentEditor} people={recentEditor ? [recentEditor] : lookers.slice(0, mostFaces)} />;
}

function Faces({ words, isLooking, people }: { readonly words: string; readonly isLooking: boolean; readonly people: readonly Person[] }) {
  const styles = useStyles();
  return (
    <span className={styles.root} title={words}>
      {isLooking && <EyeRegular className={styles.icon} aria-hidden />}
      {people.map((person) => <PersonAvatar key={person.id} person={person} isDecorative size={20} />)}
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}
