import { Button, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, DismissRegular, FilterRegular, SearchRegular } from '@fluentui/react-icons';
import { memo, useState, type ReactNode } from 'react';
import type { CatalogView } from '../../../../src/api/catalog.ts';
import { formatNumber } from '../../shared/plural.ts';
import { useTypedText } from '../../shared/use-typed-text.ts';
import { ChoiceMenu } from '../choice-menu.tsx';
import { useOpenRoadmap } from '../roadmap-context.ts';
import { activeFacets, noFilter, without, facets, type ActivityFilter, type FilterScene, type ListFacet } from './activity-filter.ts';
import { choicesOf, describeFacet, withChoices } from './choices.ts';
import { strings } from './strings.ts';

const listFacets = ['status', 'owner', 'due', 'effort', 'impact', 'license', 'evidence'] as const satisfies readonly ListFacet[];
const narrow = '@media (max-width: 799px)';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXS },
  search: { width: '200px', minWidth: 0, [narrow]: { flexGrow: 1, flexBasis: '120px', width: 'auto' } },
  toggle: { display: 'none', [narrow]: { display: 'inline-flex' } },
  facets: { display: 'contents' },
  folded: { [narrow]: { display: 'none' } },
  facet: { fontWeight: tokens.fontWeightRegular, minWidth: 0, maxWidth: '240px', whiteSpace: 'nowrap' },
  name: { overflow: 'hidden', textOverflow: 'ellipsis' },
  active: { fontWeight: tokens.fontWeightSemibold, boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}` },
  end: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, marginInlineStart: 'auto', [narrow]: { marginInlineStart: 0 } },
  count: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

interface OpenFacet {
  readonly facet: ListFacet;
  readonly target: HTMLElement;
}

export interface FilterBarProps {
  readonly filter: ActivityFilter;
  readonly scene: FilterScene;
  readonly setFilter: (filter: ActivityFilter) => void;
  readonly shown: number;
  readonly total: number;
  /** Before the filters, such as the pillar. */
  readonly before?: ReactNode;
  /** At the end, such as how to group. */
  readonly children?: ReactNode;
}

/** What to show, the same in every view: search, facets, how many are shown, and clearing it all. */
export function FilterBar({ filter, scene, setFilter, shown, total, before, children }: FilterBarProps) {
  const styles = useStyles();
  const { roadmap } = useOpenRoadmap();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const [open, setOpen] = useState<OpenFacet | null>(null);
  const active = activeFacets(filter);
  const myName = roadmap.me.person.name;
  const activeCount = active.filter((facet) => facet !== 'text').length;
  return (
    <div className={styles.root} role="group" aria-label={strings.filters}>
      {before}
      <SearchField text={filter.text} onSearch={(text) => setFilter({ ...filter, text })} />
      <Button className={styles.toggle} size="small" icon={<FilterRegular />} aria-expanded={isUnfolded} onClick={() => setIsUnfolded(!isUnfolded)}>
        {activeCount > 0 ? strings.filtersActive(formatNumber(activeCount)) : strings.filters}
      </Button>
      <div className={mergeClasses(styles.facets, !isUnfolded && styles.folded)}>
        {listFacets.map((facet) => (
          <FacetButton
            key={facet}
            facet={facet}
            label={active.includes(facet) ? describeFacet(facet, filter, scene, myName) : strings.facetNames[facet]}
            isActive={active.includes(facet)}
            isOpen={open?.facet === facet}
            onOpen={setOpen}
          />
        ))}
        <Button
          size="small"
          className={mergeClasses(styles.facet, filter.cross && styles.active)}
          aria-pressed={filter.cross}
          onClick={() => setFilter({ ...filter, cross: !filter.cross })}
        >
          {strings.facetNames.cross}
        </Button>
      </div>
      {active.length > 0 && (
        <Button size="small" appearance="subtle" icon={<DismissRegular />} onClick={() => setFilter(without(filter, facets))}>
          {strings.clearAll}
        </Button>
      )}
      <div className={styles.end}>
        <span className={styles.count} role="status">
          {strings.shownOf(formatNumber(shown), formatNumber(total))}
        </span>
        {children}
      </div>
      {open && (
        <ChoiceMenu
          key={open.facet}
          label={strings.facetNames[open.facet]}
          target={open.target}
          choices={choicesOf(open.facet, filter, scene, myName)}
          chosen={filter[open.facet]}
          isMultiple
          onChoose={(values) => setFilter(withChoices(filter, open.facet, values))}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

interface FacetButtonProps {
  readonly facet: ListFacet;
  readonly label: string;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (open: OpenFacet) => void;
}

/** Opens the choices of a facet. Drawn anew only when it says something else: the bar itself follows every edit. */
const FacetButton = memo(function FacetButton({ facet, label, isActive, isOpen, onOpen }: FacetButtonProps) {
  const styles = useStyles();
  return (
    <Button
      size="small"
      className={mergeClasses(styles.facet, isActive && styles.active)}
      icon={<ChevronDownRegular />}
      iconPosition="after"
      aria-haspopup="menu"
      aria-expanded={isOpen}
      onClick={({ currentTarget }) => onOpen({ facet, target: currentTarget })}
    >
      <span className={styles.name}>{label}</span>
    </Button>
  );
});

function SearchField({ text, onSearch }: { readonly text: string; readonly onSearch: (text: string) => void }) {
  const styles = useStyles();
  const { typed, type } = useTypedText(text, onSearch);
  return (
    <Input
      className={styles.search}
      size="small"
      type="search"
      aria-label={strings.search}
      placeholder={strings.search}
      contentBefore={<SearchRegular />}
      value={typed}
      onChange={(_event, { value }) => type(value)}
    />
  );
}

export interface PillarSelectProps {
  readonly pillars: CatalogView['pillars'];
  readonly value: string;
  readonly onChoose: (pillar: ActivityFilter['pillar']) => void;
}

/** One pillar, or all of them. */
export function PillarSelect({ pillars, value, onChoose }: PillarSelectProps) {
  return (
    <Select
      size="small"
      aria-label={strings.pillar}
      value={value}
      onChange={(_event, chosen) => onChoose(chosen.value === 'all' ? 'all' : (pillars.find(({ id }) => id === chosen.value)?.id ?? noFilter.pillar))}
    >
      <option value="all">{strings.allPillars}</option>
      {pillars.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
