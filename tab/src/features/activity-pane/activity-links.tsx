import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { statusNames } from '../../../../src/roadmap/status.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate } from '../../shared/location.ts';
import { StatusIcon } from '../../shared/ui/status-mark.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  item: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalXS, alignItems: 'start' },
  icon: { display: 'inline-flex', paddingTop: '2px' },
  status: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
});

/** Other activities, each with its status; opening one leads back here with the browser's own button. */
export function ActivityLinks({ activities }: { readonly activities: readonly { readonly id: string; readonly title: string }[] }) {
  const styles = useStyles();
  const { states } = useOpenRoadmap();
  return (
    <ul className={styles.list}>
      {activities.map(({ id, title }) => {
        const status = states.get(id)?.status ?? 'not-reviewed';
        return (
          <li key={id} className={styles.item}>
            <span className={styles.icon}>
              <StatusIcon status={status} />
            </span>
            <span>
              <Link as="button" inline onClick={() => navigate({ activity: id, part: null })}>
                {title}
              </Link>{' '}
              <span className={styles.status}>{statusNames[status]}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
