import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { statuses } from '../../../../src/roadmap/status.ts';
import { StatusMark } from '../../shared/ui/status-mark.tsx';
import { useDragStyles } from './card-ghost.tsx';

const useStyles = makeStyles({
  shelf: {
    position: 'fixed',
    insetInline: 0,
    // Above the message about the change before.
    bottom: '88px',
    // What is held goes below it: where it can be let go must be read.
    zIndex: 21,
    marginInline: 'auto',
    width: 'fit-content',
    maxWidth: 'min(960px, calc(100vw - 16px))',
    boxSizing: 'border-box',
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow28,
  },
  place: {
    display: 'flex',
    alignItems: 'center',
    minHeight: '36px',
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** In a board by lane a card is dragged onto a status: all of them lie ready as long as one is held. @param over the one that it hangs over */
export function StatusShelf({ over }: { readonly over: string | null }) {
  const styles = useStyles();
  const drag = useDragStyles();
  return (
    <div className={styles.shelf} aria-hidden>
      {statuses.map((status) => (
        <div key={status} data-group={status} className={mergeClasses(styles.place, over === status && drag.over)}>
          <StatusMark status={status} />
        </div>
      ))}
    </div>
  );
}
