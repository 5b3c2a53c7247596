import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { strings } from '../strings.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalL },
  columns: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))', gap: tokens.spacingHorizontalL },
  bar: { maxWidth: '420px' },
});

/** The shape of what is coming. */
export function PageSkeleton() {
  const styles = useStyles();
  return (
    <Skeleton animation="pulse" className={styles.root} aria-label={strings.loading}>
      <SkeletonItem size={32} className={styles.bar} />
      <SkeletonItem size={64} />
      <div className={styles.columns}>
        {[0, 1, 2, 3, 4, 5].map((item) => <SkeletonItem key={item} size={96} />)}
      </div>
    </Skeleton>
  );
}
