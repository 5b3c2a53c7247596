import { mergeClasses } from '@fluentui/react-components';
import { CalendarLtrRegular, WarningFilled } from '@fluentui/react-icons';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { isClosed, statusNames } from '../../../../src/roadmap/status.ts';
import { Company, companyInWords, useCompany } from '../../roadmap/company.tsx';
import { formatDay } from '../../shared/dates.ts';
import { locale } from '../../shared/locale.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { focusInRow, useNearRows } from '../../shared/near-rows.ts';
import { plural } from '../../shared/plural.ts';
import { StatusIcon } from '../../shared/ui/status-mark.tsx';
import { useKeptScroll } from '../../shared/ui/use-kept-scroll.ts';
import { labelPx, rowPx, useChartStyles } from './chart-styles.ts';
import type { Planned, TimelineRow } from './rows.ts';
import { positionOf, ticksOf, type Scale, type Tick, type Zoom } from './scale.ts';
import { strings } from './strings.ts';
import { useDueMove } from './use-due-move.ts';

const monthFormat = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });

export interface ChartProps {
  /** Names what is shown, for whoever comes back to it. */
  readonly place: string;
  readonly rows: readonly TimelineRow[];
  readonly scale: Scale;
  readonly today: string;
  /** The activity whose mark shall have the focus, as soon as it is there. */
  readonly wanted: string | null;
  /** It was there. */
  readonly onFocused: () => void;
}

/** The axis and a row per activity; only the rows near the eye are drawn. */
export function Chart({ place, rows, scale, today, wanted, onFocused }: ChartProps) {
  const styles = useChartStyles();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const todayPx = positionOf(scale, today);
  const begun = useRef<Zoom | null>(null);
  useKeptScroll(place, {
    scroller,
    // The axis begins with the earliest due date, which comes and goes: what one sees stays where it is.
    origin: todayPx,
    // Today in the first third of what one sees. Only another zoom begins anew: what a filter leaves is looked at where one is.
    start: ({ clientWidth }) => (begun.current === scale.zoom ? undefined : Math.max(0, todayPx - (clientWidth - labelPx()) / 3)),
  });
  useLayoutEffect(() => {
    begun.current = scroller && scale.zoom;
  }, [scale.zoom, scroller]);
  const { from, to } = useNearRows(scroller, rows.length, rowPx);
  const { moving, commit, onKeyDown, onPointerDown } = useDueMove(scale.dayPx, today);
  const openActivity = useParam('activity');
  const companyOf = useCompany();
  const ticks = useMemo(() => ticksOf(scale), [scale]);

  useEffect(() => {
    const index = rows.findIndex((row) => row.kind === 'activity' && row.planned.activity.id === wanted);
    if (!scroller || wanted === null || index < 0) return;
    // What was pressed is gone with the item of the tray. Whoever is elsewhere by now, as behind a filter that hid the mark, stays there.
    if (document.activeElement === document.body) focusInRow(scroller, index, { rowPx, headPx: rowPx }, `[data-mark="${CSS.escape(wanted)}"]`);
    onFocused();
  }, [onFocused, rows, scroller, wanted]);

  const drawMark = (planned: Planned) => {
    const { activity, state, due } = planned;
    const isMoving = moving?.activity === activity.id;
    const day = isMoving ? moving.day : due;
    const isLate = day < today && !isClosed(state.status);
    const words = formatDay(day, today);
    const company = companyOf(activity.id);
    const name = strings.mark(activity.title, words, statusNames[state.status], isLate, companyInWords(company));
    return (
      <button
        type="button"
        data-mark={activity.id}
        className={mergeClasses(styles.mark, isLate && styles.late, isClosed(state.status) && styles.closed, company.recentEditor && styles.flash, isMoving && styles.moving)}
        style={{ insetInlineStart: positionOf(scale, day) }}
        aria-label={name}
        title={name}
        onClick={() => navigate({ activity: activity.id })}
        onKeyDown={(event) => onKeyDown(event, planned)}
        onPointerDown={(event) => onPointerDown(event, planned)}
        onBlur={commit}
      >
        {isLate ? <WarningFilled aria-hidden /> : <StatusIcon status={state.status} />}
        {words}
        <Company {...company} />
      </button>
    );
  };
  return (
    <section
      ref={setScroller}
      className={styles.root}
      tabIndex={0}
      aria-label={strings.label}
      aria-description={strings.hint}
    >
      <div className={styles.canvas} style={{ minWidth: `calc(var(--label) + ${scale.width}px)`, height: (rows.length + 1) * rowPx }}>
        <div className={styles.head}>
          <span className={styles.corner}><CalendarLtrRegular aria-hidden /> {strings.label}</span>
          <div className={styles.axis} aria-hidden>
            {ticks.map((tick) => (
              <span key={tick.day} className={styles.tickName} style={{ insetInlineStart: tick.px }}>{tickName(tick, scale.zoom, today)}</span>
            ))}
            <span className={styles.todayName} style={{ insetInlineStart: todayPx }}>{strings.today}</span>
          </div>
        </div>
        <div className={styles.grid} aria-hidden>
          {ticks.map(({ day, px }) => <span key={day} className={styles.line} style={{ insetInlineStart: px }} />)}
          <span data-today className={styles.today} style={{ insetInlineStart: todayPx }} />
        </div>
        <div className={styles.side} aria-hidden><div className={styles.beside} /></div>
        {rows.slice(from, to).map((row, at) => {
          const { key } = row;
          const style = { top: (from + at + 1) * rowPx };
          if (row.kind === 'heading') {
            return (
              <div key={key} className={mergeClasses(styles.row, styles.group)} style={style}>
                <h2 className={styles.groupName}>{row.name} <span className={styles.count}>{plural(row.count, strings.activities)}</span></h2>
              </div>
            );
          }
          const { activity } = row.planned;
          return (
            <div key={key} data-row className={styles.row} style={style}>
              <button
                type="button"
                className={mergeClasses(styles.label, openActivity === activity.id && styles.open)}
                data-activity={activity.id}
                title={activity.title}
                aria-expanded={openActivity === activity.id}
                onClick={() => navigate({ activity: activity.id })}
              >
                {activity.title}
              </button>
              <div className={styles.axis}>{drawMark(row.planned)}</div>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function tickName({ day }: Tick, zoom: Zoom, today: string): string {
  if (zoom === 'weeks') return formatDay(day, today);
  if (zoom === 'months') return monthFormat.format(new Date(`${day}T00:00:00Z`));
  return strings.quarter(Math.ceil(Number(day.slice(5, 7)) / 3), day.slice(0, 4));
}
