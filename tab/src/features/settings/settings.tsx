import { makeStyles, MessageBar, MessageBarBody, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useSettings } from '../../roadmap/use-settings.ts';
import { strings as shared } from '../../shared/strings.ts';
import { Unannounced } from '../../shared/ui/announcer.tsx';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { useWayBack } from '../../shared/ui/use-way-back.ts';
import { AssessmentSchedule } from '../assessment-schedule/assessment-schedule.tsx';
import { MyReminders } from '../my-reminders/my-reminders.tsx';
import { Transfer } from '../transfer/transfer.tsx';
import { AboutSection } from './about-section.tsx';
import { DigestSection } from './digest-section.tsx';
import { ExceptionsSection } from './exceptions-section.tsx';
import { GuestsSection } from './guests-section.tsx';
import { ModelSection } from './model-section.tsx';
import { OperatorsSection } from './operators-section.tsx';
import { ResetSection } from './reset-section.tsx';
import { Section } from './section.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: {
    // What only screen readers see is positioned: it must not stretch what is around.
    position: 'relative',
    height: '100%', overflow: 'auto', boxSizing: 'border-box', padding: tokens.spacingHorizontalL,
    display: 'flex', flexDirection: 'column', alignItems: 'center',
    '@media (max-width: 479px)': { padding: tokens.spacingHorizontalS },
  },
  // In the middle of a wide screen, as the plan's page: forms of twice the width would be no easier to read.
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, width: '100%', maxWidth: '1400px' },
  columns: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(440px, 100%), 1fr))', alignItems: 'start', gap: tokens.spacingHorizontalM },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingHorizontalM, minWidth: 0 },
  note: { flexShrink: 0 },
  message: { whiteSpace: 'normal' },
  loading: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
});

/** What a team decides about its roadmap: operators change it, everybody else reads it. */
export default function SettingsPage() {
  const styles = useStyles();
  const [root, setRoot] = useState<HTMLDivElement | null>(null);
  useWayBack('settings', root);
  const { canOperate } = useOpenRoadmap();
  const settings = useSettings();
  if (settings.isPending)
    return (
      <Skeleton className={styles.loading} aria-label={shared.loading}>
        <SkeletonItem size={128} />
        <SkeletonItem size={128} />
      </Skeleton>
    );
  if (settings.isError) return <ErrorMessage error={settings.error} onRetry={() => void settings.refetch()} />;
  const { data } = settings;
  return (
    <div ref={setRoot} className={styles.root}>
      <div className={styles.page}>
        {!canOperate && (
          <Unannounced>
            <MessageBar className={styles.note} layout="multiline">
              <MessageBarBody className={styles.message}>{strings.readOnly}</MessageBarBody>
            </MessageBar>
          </Unannounced>
        )}
        <div className={styles.columns}>
          <div className={styles.column}>
            <DigestSection settings={data} />
            <Section title={strings.schedule}><AssessmentSchedule /></Section>
            <OperatorsSection settings={data} />
            <GuestsSection settings={data} />
            {data.model !== null && <ModelSection model={data.model} stamp={data.stamps.model} />}
            <ExceptionsSection settings={data} />
          </div>
          <div className={styles.column}>
            <Section title={strings.reminders}><MyReminders /></Section>
            <Section title={strings.transfer}><Transfer /></Section>
            <ResetSection />
            <AboutSection product={data.product} />
          </div>
        </div>
      </div>
    </div>
  );
}
