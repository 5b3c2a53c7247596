import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { CalendarCancelRegular, ChevronDownRegular, DismissRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ActivityFields } from '../../../../src/roadmap/activity-state.ts';
import { statuses, statusNames } from '../../../../src/roadmap/status.ts';
import { ChoiceMenu, type MenuChoice } from '../../roadmap/choice-menu.tsx';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useChange } from '../../roadmap/undo/undo-provider.tsx';
import { formatDay } from '../../shared/dates.ts';
import { plural } from '../../shared/plural.ts';
import { useBottomBar } from '../../shared/ui/bottom-bar.ts';
import { useNotices } from '../../shared/ui/notices.tsx';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { StatusIcon } from '../../shared/ui/status-mark.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  // Below the rows, which then stay where they are as it comes; the keyboard finds it before them, as it finds the filters.
  root: {
    order: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
  },
  count: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums', marginInlineEnd: tokens.spacingHorizontalS },
  end: { marginInlineStart: 'auto' },
});

const nobody = 'nobody';
const statusChoices: readonly MenuChoice[] = statuses.map((value) => ({ value, name: statusNames[value], icon: <StatusIcon status={value} /> }));

export interface BulkBarProps {
  readonly selected: ReadonlySet<string>;
  readonly today: string;
  readonly onClear: () => void;
}

/** What can be done with everything that is ticked; each is one step to undo. */
export function BulkBar({ selected, today, onClear }: BulkBarProps) {
  const styles = useStyles();
  const { api, roadmap } = useOpenRoadmap();
  const change = useChange();
  const { notify } = useNotices();
  const [menu, setMenu] = useState<{ readonly kind: 'status' | 'owner'; readonly target: HTMLElement } | null>(null);
  const [day, setDay] = useState('');
  /** The roadmap as it was when the person began to choose: what others set since is theirs to keep. */
  const seen = useRef(roadmap.sequence);
  const members = useQuery({ queryKey: queryKeys.members, queryFn: ({ signal }) => api.members(signal), staleTime: 5 * 60_000 });
  const people = members.data?.members ?? [];
  const ownerChoices: readonly MenuChoice[] = [
    { value: nobody, name: strings.nobody },
    ...people.map((person) => ({ value: person.id, name: person.name, icon: <PersonAvatar person={person} isDecorative size={20} /> })),
  ];
  const bar = useRef<HTMLDivElement>(null);
  useBottomBar(bar);
  const count = plural(selected.size, strings.activities);
  const apply = (set: Partial<ActivityFields>, said: string): void => {
    setMenu(null);
    change([...selected].map((activity) => ({ activity, set, seen: seen.current })), said);
  };
  const chooseStatus = (value: string | undefined): void => {
    const status = statuses.find((candidate) => candidate === value);
    if (status) apply({ status }, strings.saidStatus(count, statusNames[status]));
  };
  const chooseOwner = (value: string | undefined): void => {
    const person = people.find(({ id }) => id === value);
    if (value === nobody) apply({ owner: null }, strings.saidNoOwner(count));
    else if (person) apply({ owner: { id: person.id, name: person.name } }, strings.saidOwner(count, person.name));
  };
  const openMenu = (kind: 'status' | 'owner', target: HTMLElement): void => {
    seen.current = roadmap.sequence;
    setMenu({ kind, target });
    if (kind === 'status' || !members.isError) return;
    notify({ key: 'members', intent: 'warning', text: strings.peopleMissing(members.error.message) });
    // The list fills by itself if it succeeds now.
    void members.refetch();
  };
  return (
    <div ref={bar} className={styles.root} role="group" aria-label={strings.bulk}>
      <span className={styles.count} role="status">{plural(selected.size, strings.selected)}</span>
      <Button size="small" icon={<ChevronDownRegular />} iconPosition="after" aria-haspopup="menu" onClick={({ currentTarget }) => openMenu('status', currentTarget)}>
        {strings.setStatus}
      </Button>
      <Button size="small" icon={<ChevronDownRegular />} iconPosition="after" aria-haspopup="menu" onClick={({ currentTarget }) => openMenu('owner', currentTarget)}>
        {strings.setOwner}
      </Button>
      <Input
        size="small"
        type="date"
        aria-label={strings.due}
        min="2000-01-01"
        max="2999-12-31"
        value={day}
        onFocus={() => { seen.current = roadmap.sequence; }}
        onChange={(_event, { value }) => setDay(value)}
      />
      <Button size="small" disabled={day < '2000-01-01'} onClick={() => apply({ due: day }, strings.saidDue(count, formatDay(day, today)))}>
        {strings.setDue}
      </Button>
      <Button
        size="small"
        icon={<CalendarCancelRegular />}
        onClick={() => {
          seen.current = roadmap.sequence;
          apply({ due: null }, strings.saidNoDue(count));
        }}
      >
        {strings.removeDue}
      </Button>
      <Button className={styles.end} size="small" appearance="subtle" icon={<DismissRegular />} onClick={onClear}>
        {strings.clearSelection}
      </Button>
      {menu && (
        <ChoiceMenu
          key={menu.kind}
          label={menu.kind === 'status' ? strings.setStatus : strings.setOwner}
          target={menu.target}
          choices={menu.kind === 'status' ? statusChoices : ownerChoices}
          chosen={[]}
          isMultiple={false}
          onChoose={([value]) => {
            menu.target.focus();
            if (menu.kind === 'status') chooseStatus(value);
            else chooseOwner(value);
          }}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  );
}
