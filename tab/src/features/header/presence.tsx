import { makeStyles, tokens } from '@fluentui/react-components';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { othersLooking } from '../../roadmap/others-looking.ts';
import { strings as shared } from '../../shared/strings.ts';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { strings } from './strings.ts';

const mostFaces = 4;

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', borderRadius: tokens.borderRadiusMedium },
  face: {
    position: 'relative',
    borderRadius: tokens.borderRadiusCircular,
    boxShadow: `0 0 0 1px ${tokens.colorNeutralBackground1}`,
    // No more than leaves the initials whole.
    ':not(:first-child)': { marginInlineStart: '-3px' },
    // Seen in high contrast only, where all faces are as dark as what is between them.
    '::after': { content: '""', position: 'absolute', inset: 0, borderRadius: 'inherit', border: `1px solid ${tokens.colorTransparentStroke}` },
  },
  more: { marginInlineStart: tokens.spacingHorizontalXS, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Who else has this roadmap open now. */
export function Presence() {
  const styles = useStyles();
  const { roadmap, session } = useOpenRoadmap();
  const people = othersLooking(roadmap.viewers, session, roadmap.me.person.id);
  if (people.length === 0) return null;
  const label = strings.lookingNow(shared.and(people.map(({ name }) => name)));
  return (
    <div className={styles.root} role="img" aria-label={label} title={label}>
      {people.slice(0, mostFaces).map((person) => <span key={person.id} className={styles.face}><PersonAvatar person={person} isDecorative /></span>)}
      {people.length > mostFaces && <span className={styles.more}>{strings.more(people.length - mostFaces)}</span>}
    </div>
  );
}
