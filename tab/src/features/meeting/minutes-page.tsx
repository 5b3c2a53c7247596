import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { Decision } from '../../../../src/roadmap/minutes.ts';
import { statusNames } from '../../../../src/roadmap/status.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { formatDay } from '../../shared/dates.ts';
import { navigate } from '../../shared/location.ts';
import { plural } from '../../shared/plural.ts';
import { useToday } from '../../shared/use-today.ts';
import { strings } from './strings.ts';
import { useMinutes } from './use-minutes.ts';
import type { Workshop } from './use-workshop.ts';

const useStyles = makeStyles({
  scroll: { flexGrow: 1, minHeight: 0, overflow: 'auto', padding: tokens.spacingHorizontalM, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  heading: { margin: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  line: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  aside: { color: tokens.colorNeutralForeground2 },
  note: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  footer: { flexShrink: 0, display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  body: { whiteSpace: 'normal' },
});

/** What the workshop came to, before it is posted. */
export function MinutesPage({ workshop, onEnd }: { readonly workshop: Workshop; readonly onEnd: () => void }) {
  const styles = useStyles();
  const { api, canEdit } = useOpenRoadmap();
  const { decisions, openQuestions, skipped, notReached } = useMinutes(workshop);
  const posting = useMutation({ mutationFn: () => api.postMinutes(workshop) });
  const open = new Set(openQuestions.map(({ id }) => id));
  const settled = decisions.filter(({ id }) => !open.has(id));
  const counts = [[settled.length, strings.decisions], [openQuestions.length, strings.openQuestions], [skipped.length, strings.skipped], [notReached, strings.notReached]] as const;
  const figures = counts.flatMap(([count, words]) => (count > 0 ? [plural(count, words)] : [])).join(' · ');
  const isEmpty = decisions.length === 0 && skipped.length === 0;
  const end = (): void => {
    onEnd();
    navigate({ activity: null, part: null });
  };
  return (
    <>
      <div className={styles.scroll}>
        <div className={styles.line}>
          <h2 className={styles.title}>{strings.minutes}</h2>
          <Text size={200} className={styles.aside}>{figures}</Text>
        </div>
        {posting.isSuccess && <MessageBar intent="success" layout="multiline" politeness="polite"><MessageBarBody className={styles.body}>{strings.posted}</MessageBarBody></MessageBar>}
        {posting.isError && <MessageBar intent="error" layout="multiline" politeness="assertive"><MessageBarBody className={styles.body}>{posting.error.message}</MessageBarBody></MessageBar>}
        {decisions.length === 0 && <Text>{strings.nothingYet}</Text>}
        <Decisions title={strings.decisionsTitle} decisions={settled} />
        <Decisions title={strings.openTitle} hint={strings.openHint} decisions={openQuestions} />
        {skipped.length > 0 && (
          <section>
            <h3 className={styles.heading}>{strings.skippedTitle}</h3>
            <ul className={styles.list}>{skipped.map(({ id, title }) => <li key={id}>{title}</li>)}</ul>
          </section>
        )}
        <Text size={200} className={styles.aside}>{canEdit ? strings.postHint : strings.onlyMembers}</Text>
      </div>
      <div className={styles.footer}>
        {canEdit && <Button appearance="primary" disabled={isEmpty || posting.isPending || posting.isSuccess} onClick={() => posting.mutate()}>{strings.post}</Button>}
        <Button onClick={() => navigate({ part: null })}>{strings.back}</Button>
        <Button appearance="subtle" onClick={end}>{strings.end}</Button>
      </div>
    </>
  );
}

function Decisions({ title, hint, decisions }: { readonly title: string; readonly hint?: string; readonly decisions: readonly Decision[] }) {
  const styles = useStyles();
  const today = useToday();
  if (decisions.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      {hint !== undefined && <Text as="p" size={200} className={styles.aside}>{hint}</Text>}
      <ul className={styles.list}>
        {decisions.map(({ id, title: what, note, state: { status, owner, due } }) => (
          <li key={id} className={styles.line}>
            <Text weight="semibold">{what}</Text>
            <Text size={200} className={styles.aside}>{[statusNames[status], owner?.name ?? strings.noOwner, due === null ? strings.noDue : strings.by(formatDay(due, today))].join(' · ')}</Text>
            {note !== null && <Text size={200} className={styles.note}>{note}</Text>}
          </li>
        ))}
      </ul>
    </section>
  );
}
