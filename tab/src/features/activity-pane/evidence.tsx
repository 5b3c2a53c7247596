import { makeStyles, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { CircleHintRegular, PersonAccountsRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { strings as shared } from '../../shared/strings.ts';
import { ErrorMessage, StateMessage } from '../../shared/ui/state-message.tsx';
import { CheckResult } from '../check-result/check-result.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  item: {
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none', paddingBottom: 0 },
  },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  notYet: { display: 'flex', gap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground2 },
  icon: { fontSize: '20px', flexShrink: 0 },
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** The newest verdict of every check that proves the activity. */
export function Evidence({ activity }: { readonly activity: CatalogActivity }) {
  const styles = useStyles();
  const { api } = useOpenRoadmap();
  const hasChecks = activity.checks.length > 0;
  const evidence = useQuery({
    queryKey: queryKeys.evidence(activity.id),
    queryFn: ({ signal }) => api.evidence(activity.id, signal),
    enabled: hasChecks,
  });
  if (!hasChecks)
    return (
      <StateMessage icon={<PersonAccountsRegular />} title={strings.noChecks}>
        {strings.noChecksBody}
      </StateMessage>
    );
  if (evidence.isPending)
    return (
      <Skeleton className={styles.skeleton} aria-label={shared.loading}>
        <SkeletonItem />
        <SkeletonItem size={96} />
      </Skeleton>
    );
  if (evidence.isError) return <ErrorMessage error={evidence.error} onRetry={() => void evidence.refetch()} />;
  return (
    <ul className={styles.list}>
      {evidence.data.checks.map(({ reference, latest }) => (
        <li key={reference} className={styles.item}>
          <h3 className={styles.heading}>{latest?.result.title ?? strings.checkNumber(reference)}</h3>
          {latest ? (
            <CheckResult view={latest} headingLevel="h4" isCollapsed />
          ) : (
            <div className={styles.notYet}>
              <CircleHintRegular className={styles.icon} aria-hidden />
              <span>
                <Text weight="semibold">{strings.notChecked}.</Text> {strings.notCheckedBody}
              </span>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
