import { Body1, Button, Field, makeStyles, Select, Title2, tokens } from '@fluentui/react-components';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { PersonAvatar } from '../shared/ui/person-avatar.tsx';
import { strings as shared } from '../shared/strings.ts';
import type { LocalSession } from './signed-in.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  page: {
    minHeight: '100%',
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  card: {
    width: '100%',
    maxWidth: '440px',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  brandIcon: { fontSize: '24px' },
  title: { margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  people: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  person: { width: '100%', justifyContent: 'flex-start', gap: tokens.spacingHorizontalM, minHeight: '44px' },
});

export interface LocalStartProps {
  readonly session: LocalSession;
  /** The roadmap that the address names; the person chooses one when it names none. */
  readonly roadmapId: string | null;
  readonly onStart: (start: { readonly personId: string; readonly roadmapId: string }) => void;
}

const ownRoadmap = 'own';

/** Local mode's stand-in for signing in. */
export default function LocalStart({ session, roadmapId, onStart }: LocalStartProps) {
  const styles = useStyles();
  const [chosen, setChosen] = useState(session.roadmaps[0]?.id ?? ownRoadmap);
  const roadmapOf = (personId: string) => roadmapId ?? (chosen === ownRoadmap ? `person:${personId}` : chosen);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <ShieldCheckmarkRegular className={styles.brandIcon} aria-hidden />
          {shared.productName}
        </div>
        <Title2 as="h1" className={styles.title}>
          {strings.who}
        </Title2>
        <Body1 as="p" className={styles.hint}>
          {strings.whoHint}
        </Body1>
        {roadmapId === null && (
          <Field label={strings.which}>
            <Select value={chosen} onChange={(_event, { value }) => setChosen(value)}>
              {session.roadmaps.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              <option value={ownRoadmap}>{strings.ownRoadmapChoice}</option>
            </Select>
          </Field>
        )}
        <ul className={styles.people}>
          {session.people.map((person) => (
            <li key={person.id}>
              <Button
                className={styles.person}
                icon={<PersonAvatar person={person} isDecorative size={28} />}
                onClick={() => onStart({ personId: person.id, roadmapId: roadmapOf(person.id) })}
              >
                {person.name}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
