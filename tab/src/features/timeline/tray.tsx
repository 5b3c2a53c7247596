import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { Company, useCompany } from '../../roadmap/company.tsx';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate } from '../../shared/location.ts';
import { useNearRows } from '../../shared/near-rows.ts';
import { plural } from '../../shared/plural.ts';
import { strings } from './strings.ts';

const itemPx = 36;
const narrow = '@media (max-width: 799px)';

const useStyles = makeStyles({
  root: {
    flex: '0 0 280px',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { flex: '0 0 180px' },
  },
  head: { margin: 0, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0`, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  hint: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  list: { flexGrow: 1, minHeight: 0, overflow: 'auto', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' } },
  item: { position: 'absolute', insetInline: 0, height: `${itemPx}px`, display: 'flex', alignItems: 'center', paddingInline: tokens.spacingHorizontalM },
  title: {
    flexGrow: 1,
    minWidth: 0,
    padding: 0,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    textAlign: 'start',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** What has no due date yet, with a way to give it one. */
export function Tray({ activities, onPlan }: { readonly activities: readonly CatalogActivity[]; readonly onPlan: (activity: CatalogActivity) => void }) {
  const styles = useStyles();
  const { canEdit } = useOpenRoadmap();
  const companyOf = useCompany();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const { from, to } = useNearRows(scroller, activities.length, itemPx);
  const heading = plural(activities.length, strings.tray);
  return (
    <section className={styles.root} aria-label={heading}>
      <h2 className={styles.head}>{heading}</h2>
      {canEdit && <span className={styles.hint}>{strings.trayHint}</span>}
      <div ref={setScroller} className={styles.list} tabIndex={0} role="group" aria-label={heading}>
        <div style={{ height: activities.length * itemPx, position: 'relative' }}>
          {activities.slice(from, to).map((activity, at) => (
            <div key={activity.id} className={styles.item} style={{ top: (from + at) * itemPx }}>
              <button type="button" className={styles.title} data-activity={activity.id} title={activity.title} onClick={() => navigate({ activity: activity.id })}>
                {activity.title}
              </button>
              <Company {...companyOf(activity.id)} />
              {canEdit && (
                <Button size="small" appearance="subtle" icon={<CalendarAddRegular />} aria-label={strings.plan(activity.title)} onClick={() => onPlan(activity)} />
              )}
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}
