import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ShieldCheckmarkFilled } from '@fluentui/react-icons';
import { Suspense, useCallback, useMemo } from 'react';
import { useLastPlace } from '../../roadmap/use-last-place.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { lazyPart } from '../../shared/lazy-part.tsx';
import { navigate } from '../../shared/location.ts';
import { strings as shared } from '../../shared/strings.ts';
import { PartBoundary } from '../../shared/ui/error-boundary.tsx';
import { SourceBadge } from '../../shared/ui/source-badge.tsx';
import { Tabs } from '../../shared/ui/tabs.tsx';
import type { SignedIn } from '../../sign-in/signed-in.ts';
import type { View } from '../define-view.ts';
import { Shortcuts } from '../shortcuts/shortcuts.tsx';
import { ImportReport } from './import-report.tsx';
import { Presence } from './presence.tsx';
import { RunAssessment } from './run-assessment.tsx';
import { RunProgress } from './run-progress.tsx';
import { ShareView } from './share-view.tsx';
import { strings } from './strings.ts';
import { UndoButton } from './undo-button.tsx';

const UserMenu = lazyPart(() => import('./user-menu.tsx'));

/** All in one line; below that, the views' names have a line of their own. */
const oneLine = '@media (min-width: 1280px)';
const twoLines = '@media (max-width: 1279px)';
const phone = '@media (max-width: 639px)';

const useStyles = makeStyles({
  root: { flexShrink: 0, backgroundColor: tokens.colorNeutralBackground1, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  bar: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    [twoLines]: { flexWrap: 'wrap' },
    [phone]: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, columnGap: tokens.spacingHorizontalS },
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
    [twoLines]: { flexGrow: 1, flexBasis: '100px' },
  },
  logo: { fontSize: '24px', flexShrink: 0, color: tokens.colorBrandForeground1 },
  words: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  // On a phone the badge stands in the product's place: that findings are invented matters more, and Teams names the app.
  marked: { [phone]: { flexDirection: 'column-reverse', alignItems: 'flex-start', gap: 0 } },
  unnamed: { [phone]: { display: 'none' } },
  names: { display: 'flex', flexDirection: 'column', minWidth: 0, maxWidth: '100%', margin: 0, lineHeight: tokens.lineHeightBase200 },
  product: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  roadmap: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  tabs: {
    minWidth: 0,
    // The names alone leave room for faces beside them.
    [oneLine]: { flexShrink: 0, '@media (max-width: 1599px)': { '& [role="tab"] > [aria-hidden]': { display: 'none' } } },
    [twoLines]: { flexBasis: '100%', order: 3, marginLeft: `calc(-1 * ${tokens.spacingHorizontalMNudge})` },
  },
  right: { display: 'flex', flexShrink: 0, alignItems: 'center', gap: tokens.spacingHorizontalS, marginLeft: 'auto' },
});

/** Words that find activities find no checks, and the other way round. */
const findsChecks = (viewId: string): boolean => viewId === 'assessment';

/** Element id of the view below the tabs. */
export const viewPanelId = 'view';

export interface HeaderProps {
  readonly local: SignedIn['local'];
  readonly views: readonly View[];
  readonly viewId: string;
}

/** Where one is, who else is, and what one can do from everywhere. */
export function Header({ local, views, viewId }: HeaderProps) {
  const styles = useStyles();
  const { roadmap } = useOpenRoadmap();
  useLastPlace();
  const viewIds = useMemo(() => views.map(({ id }) => id), [views]);
  const show = useCallback((view: string): void => navigate({ view, ...(findsChecks(view) !== findsChecks(viewId) && { q: null }) }), [viewId]);
  const source = roadmap.latestRun?.source;
  const isMarked = source !== undefined && source.kind !== 'tenant';
  const title = views.find(({ id }) => id === viewId)?.title ?? shared.productName;
  return (
    <header className={styles.root}>
      <div className={styles.bar}>
        <div className={styles.brand}>
          <ShieldCheckmarkFilled className={styles.logo} aria-hidden />
          <div className={mergeClasses(styles.words, isMarked && styles.marked)}>
            <h1 className={styles.names}>
              <span className={mergeClasses(styles.product, isMarked && styles.unnamed)}>{shared.productName}</span>
              <span className={styles.roadmap} title={roadmap.name}>
                {roadmap.name}
              </span>
            </h1>
            {isMarked && <SourceBadge source={source} />}
          </div>
        </div>
        <div className={styles.tabs}>
          <Tabs label={strings.views} items={views} selected={viewId} panelId={viewPanelId} onSelect={show} />
        </div>
        <div className={styles.right}>
          <Presence />
          <Shortcuts viewIds={viewIds} onShow={show} />
          <UndoButton />
          <ShareView viewId={viewId} title={title} isInTeams={local === null} />
          <ImportReport />
          <RunAssessment />
          {local && (
            <PartBoundary>
              <Suspense>
                <UserMenu local={local} />
              </Suspense>
            </PartBoundary>
          )}
        </div>
      </div>
      <RunProgress />
    </header>
  );
}
