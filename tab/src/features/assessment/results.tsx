import { Button, Field, Link, makeStyles, SearchBox, Select, Text, tokens } from '@fluentui/react-components';
import { FilterDismissRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { navigate } from '../../shared/location.ts';
import { formatNumber, plural } from '../../shared/plural.ts';
import { strings as shared } from '../../shared/strings.ts';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { StateMessage } from '../../shared/ui/state-message.tsx';
import { useFocusReturn } from '../../shared/ui/use-focus-return.ts';
import { VerdictMark } from '../../shared/ui/verdict-mark.tsx';
import { useTypedText } from '../../shared/use-typed-text.ts';
import { categoriesOf, filterOutcomes, noFilter, parseOutcomeFilter, type Outcome, type OutcomeFilter } from './filter-outcomes.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  head: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  filters: {
    display: 'grid',
    gridTemplateColumns: 'minmax(160px, 2fr) repeat(4, minmax(110px, 1fr))',
    gap: tokens.spacingHorizontalM,
    // The longest choice must not widen its column.
    '& > *': { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
    '& span, & select': { minWidth: 0 },
    '@media (max-width: 639px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  search: { maxWidth: 'none', minWidth: 0 },
});

const allValue = '';
const verdictNames = Object.entries(shared.verdictNames);
const riskNames = Object.entries(shared.riskNames);

export interface ResultsProps {
  /** Whose results they are: a link to one of them names it. */
  readonly runId: string;
  readonly outcomes: readonly Outcome[];
  readonly filter: OutcomeFilter;
  readonly selectedCheck: string | null;
  readonly onFilter: (filter: OutcomeFilter) => void;
}

/** A link is as large as the words around it. */
const inheritSize = { fontSize: 'inherit', textAlign: 'start' } as const;

const columnsOf = (run: string): readonly Column<Outcome>[] => [
  { key: 'verdict', label: strings.verdict, width: '112px', cell: ({ verdict }) => <VerdictMark verdict={verdict} /> },
  {
    key: 'check',
    label: strings.check,
    cell: ({ id, title }) => (
      <Link as="button" style={inheritSize} onClick={() => navigate({ run, check: id })}>
        {title}
      </Link>
    ),
  },
  { key: 'risk', label: strings.risk, width: '68px', cell: ({ risk }) => shared.riskNames[risk] },
  { key: 'category', label: strings.category, width: '112px', cell: ({ category }) => category || strings.noMark },
  { key: 'pillars', label: strings.pillars, width: '88px', cell: ({ pillars }) => pillars.map((pillar) => pillarNames[pillar]).join(', ') },
  { key: 'number', label: strings.number, width: '60px', cell: ({ reference }) => reference ?? strings.noMark },
];

/** Every result of an assessment, to be searched and filtered. */
export function Results({ runId, outcomes, filter, onFilter, selectedCheck }: ResultsProps) {
  const styles = useStyles();
  const shown = useMemo(() => filterOutcomes(outcomes, filter), [filter, outcomes]);
  const columns = useMemo(() => columnsOf(runId), [runId]);
  const pillars = useMemo(
    () => Object.entries(pillarNames).filter(([id]) => outcomes.some((outcome) => outcome.pillars.some((pillar) => pillar === id))),
    [outcomes],
  );
  const categories = useMemo(() => categoriesOf(outcomes).map((name) => [name, name] as const), [outcomes]);
  const total = plural(outcomes.length, strings.checks);
  // What a choice says is parsed like an address: anything else is no filter.
  const choose = (part: 'verdict' | 'pillar' | 'risk') => (value: string) => onFilter({ ...filter, [part]: parseOutcomeFilter(`?${part}=${value}`)[part] });
  return (
    <section className={styles.root}>
      <div className={styles.head}>
        <h3 className={styles.heading}>{strings.results}</h3>
        <Text className={styles.quiet} aria-live="polite">
          {shown.length === outcomes.length ? total : strings.resultsOf(formatNumber(shown.length), total)}
        </Text>
      </div>
      <div className={styles.filters}>
        <Search text={filter.text} onSearch={(text) => onFilter({ ...filter, text })} />
        <Choice label={strings.verdict} value={filter.verdict} options={verdictNames} onChoose={choose('verdict')} />
        <Choice label={strings.pillar} value={filter.pillar} options={pillars} onChoose={choose('pillar')} />
        <Choice label={strings.risk} value={filter.risk} options={riskNames} onChoose={choose('risk')} />
        <Choice label={strings.category} value={filter.category} options={categories} onChoose={(value) => onFilter({ ...filter, category: value === allValue ? null : value })} />
      </div>
      {shown.length === 0 ? (
        <NoMatch onClear={() => onFilter(noFilter)} />
      ) : (
        <DataTable
          label={strings.results}
          columns={columns}
          rows={shown}
          rowKey={({ id }) => id}
          selectedKey={selectedCheck ?? undefined}
          minWidth="740px"
          maxHeight="max(320px, 62vh)"
        />
      )}
    </section>
  );
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  useFocusReturn();
  return <StateMessage icon={<FilterDismissRegular />} title={strings.noMatch} action={<Button onClick={onClear}>{strings.clear}</Button>} />;
}

function Search({ text, onSearch }: { readonly text: string; readonly onSearch: (text: string) => void }) {
  const styles = useStyles();
  const { typed, type } = useTypedText(text, onSearch);
  return (
    <Field label={strings.search} size="small">
      <SearchBox size="small" className={styles.search} value={typed} onChange={(_event, { value }) => type(value)} />
    </Field>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  // A category of another run, or one that a link names: it is what hides everything, so it can be seen.
  const known = value === null || options.some(([id]) => id === value) ? options : [...options, [value, value] as const];
  return (
    <Field label={label} size="small">
      <Select value={value ?? allValue} onChange={(_event, data) => onChoose(data.value)}>
        <option value={allValue}>{strings.all}</option>
        {known.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
