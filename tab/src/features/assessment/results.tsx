import { Button, Field, Link, makeStyles, SearchBox, Select, Text, tokens } from '@fluentui/react-components';
import { FilterDismissRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { navigate } from '../../shared/location.ts';
import { pillarNames, type PillarId } from '../../../../src/api/catalog.ts';
import { formatNumber, plural } from '../../shared/plural.ts';
import { strings as shared } from '../../shared/strings.ts';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { StateMessage } from '../../shared/ui/state-message.tsx';
import { VerdictMark } from '../../shared/ui/verdict-mark.tsx';
import { filterOutcomes, noFilter, type Outcome, type OutcomeFilter } from './filter-outcomes.ts';
import { strings } from './strings.ts';

const isPillarId = (value: string): value is PillarId => value in pillarNames;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  head: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  filters: {
    display: 'grid',
    gridTemplateColumns: 'minmax(160px, 2fr) repeat(3, minmax(120px, 1fr))',
    gap: tokens.spacingHorizontalM,
    '@media (max-width: 639px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  search: { maxWidth: 'none', minWidth: 0 },
});

const allValue = '';
const verdictNames = Object.entries(shared.verdictNames);
const riskNames = Object.entries(shared.riskNames);
const isVerdict = (value: string): value is Outcome['verdict'] => value in shared.verdictNames;
const isRisk = (value: string): value is Outcome['risk'] => value in shared.riskNames;

export interface ResultsProps {
  readonly outcomes: readonly Outcome[];
  readonly filter: OutcomeFilter;
  readonly selectedCheck: string | null;
  readonly onFilter: (filter: OutcomeFilter) => void;
}

/** A link is as large as the words around it. */
const inheritSize = { fontSize: 'inherit', textAlign: 'start' } as const;

const columns: readonly Column<Outcome>[] = [
  { key: 'verdict', label: strings.verdict, width: '130px', cell: ({ verdict }) => <VerdictMark verdict={verdict} /> },
  {
    key: 'check',
    label: strings.check,
    cell: ({ id, title }) => (
      <Link as="button" style={inheritSize} onClick={() => navigate({ check: id })}>
        {title}
      </Link>
    ),
  },
  { key: 'risk', label: strings.risk, width: '72px', cell: ({ risk }) => shared.riskNames[risk] },
  { key: 'pillars', label: strings.pillars, width: '130px', cell: ({ pillars }) => pillars.map((pillar) => pillarNames[pillar]).join(', ') },
  { key: 'number', label: strings.number, width: '72px', cell: ({ reference }) => reference ?? strings.noMark },
];

/** Every result of an assessment, to be searched and filtered. */
export function Results({ outcomes, filter, onFilter, selectedCheck }: ResultsProps) {
  const styles = useStyles();
  const shown = useMemo(() => filterOutcomes(outcomes, filter), [filter, outcomes]);
  const pillars = useMemo(
    () => Object.entries(pillarNames).filter(([id]) => outcomes.some((outcome) => outcome.pillars.some((pillar) => pillar === id))),
    [outcomes],
  );
  const total = plural(outcomes.length, strings.checks);
  return (
    <section className={styles.root}>
      <div className={styles.head}>
        <h3 className={styles.heading}>{strings.results}</h3>
        <Text className={styles.quiet} aria-live="polite">
          {shown.length === outcomes.length ? total : strings.resultsOf(formatNumber(shown.length), total)}
        </Text>
      </div>
      <div className={styles.filters}>
        <Field label={strings.search} size="small">
          <SearchBox
            size="small"
            className={styles.search}
            value={filter.text}
            onChange={(_event, { value }) => onFilter({ ...filter, text: value })}
          />
        </Field>
        <Choice
          label={strings.verdict}
          value={filter.verdict}
          options={verdictNames}
          onChoose={(value) => onFilter({ ...filter, verdict: isVerdict(value) ? value : null })}
        />
        <Choice
          label={strings.pillar}
          value={filter.pillar}
          options={pillars}
          onChoose={(value) => onFilter({ ...filter, pillar: isPillarId(value) ? value : null })}
        />
        <Choice
          label={strings.risk}
          value={filter.risk}
          options={riskNames}
          onChoose={(value) => onFilter({ ...filter, risk: isRisk(value) ? value : null })}
        />
      </div>
      {shown.length === 0 ? (
        <StateMessage
          icon={<FilterDismissRegular />}
          title={strings.noMatch}
          action={<Button onClick={() => onFilter(noFilter)}>{strings.clear}</Button>}
        />
      ) : (
        <DataTable
          label={strings.results}
          columns={columns}
          rows={shown}
          rowKey={({ id }) => id}
          selectedKey={selectedCheck ?? undefined}
          minWidth="620px"
          maxHeight="max(320px, 62vh)"
        />
      )}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <Field label={label} size="small">
      <Select value={value ?? allValue} onChange={(_event, data) => onChoose(data.value)}>
        <option value={allValue}>{strings.all}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
