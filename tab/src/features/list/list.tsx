import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { ColumnTripleRegular } from '@fluentui/react-icons';
import { useEffect, useMemo, useRef, useState } from 'react';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import { evidenceOf } from '../../../../src/roadmap/evidence.ts';
import { ChoiceMenu } from '../../roadmap/choice-menu.tsx';
import { FilterBar, PillarSelect } from '../../roadmap/filter/filter-bar.tsx';
import { NothingShown } from '../../roadmap/filter/nothing-shown.tsx';
import { useFilter, useInPillar, useShown } from '../../roadmap/filter/use-filter.ts';
import { useViewStyles } from '../../roadmap/filter/view-styles.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { parseNames, useRemembered } from '../../roadmap/use-remembered.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { useKeptScroll } from '../../shared/ui/use-kept-scroll.ts';
import { BulkBar } from './bulk-bar.tsx';
import { columnIds, isColumnId, nextSorting, parseSorting, phoneColumns, sortRows, type ColumnId, type ListRow } from './columns.ts';
import { ListTable } from './list-table.tsx';
import { nothingSelected, onlyShown } from './selection.ts';
import { strings } from './strings.ts';
import { usePhone } from '../../shared/use-window-width.ts';

const useStyles = makeStyles({
  root: { minHeight: '360px' },
});

const usualColumns: readonly ColumnId[] = ['title', 'pillar', 'status', 'owner', 'due', 'evidence'];
const parseColumns = (value: unknown): readonly ColumnId[] | null => parseNames(value)?.filter(isColumnId) ?? null;
/** The title is what a row is about: it stays. */
const choosable = columnIds.filter((id) => id !== 'title').map((value) => ({ value, name: strings.columnNames[value] }));

/** Every activity as a row: sorted, chosen by the dozen and changed together. */
export default function List() {
  const styles = useStyles();
  const view = useViewStyles();
  const { canEdit, catalog, roadmap, states } = useOpenRoadmap();
  const { filter, scene, setFilter, today } = useFilter();
  const printedSorting = useParam('sort');
  const sorting = useMemo(() => parseSorting(printedSorting), [printedSorting]);
  const [columns, setColumns] = useRemembered<readonly ColumnId[]>('list-columns', usualColumns, parseColumns);
  const [columnButton, setColumnButton] = useState<HTMLElement | null>(null);
  const [chosen, setChosen] = useState(nothingSelected);
  const isPhone = usePhone();
  useKeptScroll('list');
  const inPillar = useInPillar(filter);
  const shown = useShown(inPillar, filter, scene);
  const rows = useMemo(() => {
    const unsorted = shown.map((activity): ListRow => {
      const state = states.get(activity.id) ?? untouched(activity.id);
      return { activity, state, evidence: evidenceOf(activity.checks, state, roadmap.verdicts) };
    });
    return sortRows(unsorted, sorting);
  }, [roadmap.verdicts, shown, sorting, states]);
  const order = useMemo(() => rows.map(({ activity }) => activity.id), [rows]);
  const selection = useMemo(() => onlyShown(chosen, order), [chosen, order]);
  const root = useRef<HTMLDivElement>(null);
  const isAnySelected = selection.ids.size > 0;
  useEffect(() => {
    const { current } = root;
    if (!isAnySelected) return undefined;
    // What was changed together may leave the filter, and takes the bar with the focus along.
    return () => {
      if (document.activeElement === document.body) (current?.querySelector<HTMLElement>('[data-stop="tick"]') ?? current?.querySelector<HTMLElement>('input[type="search"]'))?.focus();
    };
  }, [isAnySelected]);
  return (
    <div ref={root} className={mergeClasses(view.root, styles.root)}>
      <FilterBar
        filter={filter}
        scene={scene}
        setFilter={setFilter}
        shown={shown.length}
        total={inPillar.length}
        before={<PillarSelect pillars={catalog.pillars} value={filter.pillar ?? 'all'} onChoose={(pillar) => setFilter({ ...filter, pillar })} />}
      >
        {!isPhone && (
          <Button
            size="small"
            icon={<ColumnTripleRegular />}
            aria-haspopup="menu"
            aria-expanded={columnButton !== null}
            onClick={({ currentTarget }) => setColumnButton(currentTarget)}
          >
            {strings.columns}
          </Button>
        )}
      </FilterBar>
      {isAnySelected && <BulkBar selected={selection.ids} today={today} onClear={() => setChosen(nothingSelected)} />}
      {rows.length === 0 ? (
        <NothingShown activities={inPillar} filter={filter} scene={scene} setFilter={setFilter} />
      ) : (
        <ListTable
          place={JSON.stringify(['list', printedSorting, filter])}
          rows={rows}
          order={order}
          columns={isPhone ? phoneColumns : columnIds.filter((id) => id === 'title' || columns.includes(id))}
          isPhone={isPhone}
          sorting={sorting}
          today={today}
          selection={canEdit ? selection : null}
          onSelect={setChosen}
          onSort={(column) => navigate({ sort: nextSorting(sorting, column) }, { replace: true })}
        />
      )}
      {columnButton && (
        <ChoiceMenu
          label={strings.columns}
          target={columnButton}
          choices={choosable}
          chosen={columns}
          isMultiple
          onChoose={(ids) => setColumns(columnIds.filter((id) => ids.includes(id)))}
          onClose={() => setColumnButton(null)}
        />
      )}
    </div>
  );
}
