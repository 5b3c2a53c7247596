import { makeStyles, MessageBar, MessageBarBody, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { RemindersView } from '../../../../src/api/reminders.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { strings as shared } from '../../shared/strings.ts';
import { Unannounced } from '../../shared/ui/announcer.tsx';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { momentInWords } from '../assessment-schedule/in-words.ts';
import { RemindersForm } from './reminders-form.tsx';
import { remindersKey } from './reminders-key.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  message: { whiteSpace: 'normal' },
});

/** When whoever looks hears of their own tasks: everybody's own, whatever their role here. */
export function MyReminders() {
  const styles = useStyles();
  const { api } = useOpenRoadmap();
  const view = useQuery({ queryKey: remindersKey, queryFn: ({ signal }) => api.myReminders(signal) });
  if (view.isPending) return <Skeleton aria-label={shared.loading}><SkeletonItem size={96} /></Skeleton>;
  if (view.isError) return <ErrorMessage error={view.error} onRetry={() => void view.refetch()} />;
  return (
    <div className={styles.root} role="group" aria-label={strings.region}>
      <p className={styles.text}>{strings.intro}</p>
      {!view.data.isReachable && (
        <Unannounced>
          <MessageBar layout="multiline">
            <MessageBarBody className={styles.message}>{strings.notReachable}</MessageBarBody>
          </MessageBar>
        </Unannounced>
      )}
      <RemindersForm view={view.data} />
      <NextMessages view={view.data} />
    </div>
  );
}

function NextMessages({ view: { next, timeZone, isReachable } }: { readonly view: RemindersView }) {
  const styles = useStyles();
  if (!isReachable || (next.weekly === null && next.reminder === null)) return null;
  return (
    <div>
      <h3 className={styles.heading}>{strings.next}</h3>
      <ul className={styles.list}>
        {next.reminder !== null && <li><time dateTime={next.reminder}>{strings.nextReminder(momentInWords(next.reminder, timeZone))}</time></li>}
        {next.weekly !== null && <li><time dateTime={next.weekly}>{strings.nextWeekly(momentInWords(next.weekly, timeZone))}</time></li>}
      </ul>
      <p className={styles.quiet}>{strings.onlyIfAny}</p>
    </div>
  );
}
