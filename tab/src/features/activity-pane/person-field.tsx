import { Button, Combobox, Link, makeStyles, Option, tokens } from '@fluentui/react-components';
import { PeopleSearchRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useContext, useRef, useState } from 'react';
import type { Member } from '../../../../src/api/roadmap.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { strings as shared } from '../../shared/strings.ts';
import { PersonAvatar, type Person } from '../../shared/ui/person-avatar.tsx';
import { useNotices } from '../../shared/ui/notices.tsx';
import { PickPersonContext } from '../../sign-in/pick-person.ts';
import { popup } from './popup.ts';
import { strings } from './strings.ts';

/** A channel can have thousands of members: typing narrows them down. */
const mostOptions = 50;
const none = '';
const everybody = (): boolean => true;

const useStyles = makeStyles({
  option: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  guest: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  field: { minWidth: 0, width: '100%' },
  failed: { margin: 0, color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  again: { fontSize: 'inherit', lineHeight: 'inherit' },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

export interface PersonFieldProps {
  readonly person: Person | null;
  readonly placeholder: string;
  /** The choice of nobody; left out where somebody must be chosen. */
  readonly nobody?: string;
  /** Whom to offer; everybody unless said. */
  readonly only?: (member: Member) => boolean;
  /** @param seen the sequence of the roadmap that was on the screen when the list opened */
  readonly onChoose: (person: Person | null, seen: number) => void;
}

/** Picks somebody from the members of the conversation. */
export function PersonField({ person, placeholder, nobody, only = everybody, onChoose }: PersonFieldProps) {
  const styles = useStyles();
  const { api, roadmap } = useOpenRoadmap();
  const [typed, setTyped] = useState<string | null>(null);
  const seen = useRef(roadmap.sequence);
  const members = useQuery({ queryKey: queryKeys.members, queryFn: ({ signal }) => api.members(signal), staleTime: 5 * 60_000 });
  const wanted = (typed ?? '').trim().toLowerCase();
  const options = (members.data?.members ?? []).filter((member) => only(member) && member.name.toLowerCase().includes(wanted)).slice(0, mostOptions);
  const empty = wanted === '' ? strings.nobodyElse : strings.noMatch;
  const pick = useContext(PickPersonContext);
  const { notify } = useNotices();
  const pickInHost = async (open: NonNullable<typeof pick>): Promise<void> => {
    seen.current = roadmap.sequence;
    const id = await open(strings.pickPerson, person?.id ?? null);
    if (id === null) return;
    const chosen = members.data?.members.find((member) => member.id === id && only(member));
    if (chosen) onChoose({ id: chosen.id, name: chosen.name }, seen.current);
    else notify({ key: 'not-a-member', intent: 'warning', text: strings.notOffered });
  };
  const list = (
    <Combobox
      className={styles.field}
      {...popup}
      placeholder={placeholder}
      value={typed ?? person?.name ?? ''}
      selectedOptions={[person?.id ?? none]}
      onOpenChange={(_event, { open }) => {
        if (open) seen.current = roadmap.sequence;
        else setTyped(null);
      }}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => setTyped(null)}
      onOptionSelect={(_event, { optionValue }) => {
        // Fluent takes the choice back while no option begins with what is typed: nobody has chosen anything.
        if (optionValue === undefined) return;
        const chosen = members.data?.members.find(({ id }) => id === optionValue);
        setTyped(null);
        if (optionValue === none) onChoose(null, seen.current);
        else if (chosen) onChoose({ id: chosen.id, name: chosen.name }, seen.current);
      }}
    >
      {wanted === '' && nobody !== undefined && (
        <Option value={none} text={nobody}>
          {nobody}
        </Option>
      )}
      {options.map((member) => (
        <Option key={member.id} value={member.id} text={member.name}>
          <span className={styles.option}>
            <PersonAvatar person={member} isDecorative size={20} />
            {member.name}
            {member.guest && <span className={styles.guest}>{strings.guest}</span>}
          </span>
        </Option>
      ))}
      {members.isError && (
        <Option disabled value="none" text={strings.peopleMissing}>
          {strings.peopleMissing}
        </Option>
      )}
      {members.isSuccess && options.length === 0 && (
        <Option disabled value="none" text={empty}>
          {empty}
        </Option>
      )}
    </Combobox>
  );
  return (
    <>
      {pick ? (
        <div className={styles.row}>
          {list}
          <Button appearance="subtle" icon={<PeopleSearchRegular />} aria-label={strings.pickPerson} title={strings.pickPerson} onClick={() => void pickInHost(pick)} />
        </div>
      ) : (
        list
      )}
      {members.isError && (
        <p className={styles.failed} role="status">
          {strings.peopleMissing} {members.error.message}{' '}
          <Link as="button" inline className={styles.again} onClick={() => void members.refetch()}>
            {shared.tryAgain}
          </Link>
        </p>
      )}
    </>
  );
}
