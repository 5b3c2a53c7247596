import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { CopyRegular, PrintRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { planMarkdown } from '../../../../src/roadmap/plan-markdown.ts';
import { PillarSelect } from '../../roadmap/filter/filter-bar.tsx';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { copyText } from '../../shared/clipboard.ts';
import { navigate } from '../../shared/location.ts';
import { strings as shared } from '../../shared/strings.ts';
import { useNotices } from '../../shared/ui/notices.tsx';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { useWayBack } from '../../shared/ui/use-way-back.ts';
import { PlanDocument } from './plan-document.tsx';
import { strings } from './strings.ts';
import { usePlan, words } from './use-plan.ts';

const useStyles = makeStyles({
  root: { height: '100%', overflow: 'auto', boxSizing: 'border-box', padding: tokens.spacingHorizontalL, position: 'relative', '@media (max-width: 639px)': { padding: tokens.spacingHorizontalS } },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, maxWidth: '860px', margin: `0 auto ${tokens.spacingVerticalM}` },
  end: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginInlineStart: 'auto' },
  skeleton: { maxWidth: '860px', marginInline: 'auto', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** The written plan, made from the state of the roadmap: to be read, printed, or copied. */
export default function PlanPage() {
  const styles = useStyles();
  const [root, setRoot] = useState<HTMLDivElement | null>(null);
  const { catalog, roadmap } = useOpenRoadmap();
  const { plan, pillar, today, isPending, failed } = usePlan();
  useWayBack(`plan ${pillar ?? 'all'}`, root);
  const { notify } = useNotices();
  if (failed) return <ErrorMessage error={failed.error} onRetry={failed.retry} />;
  const title = pillar === null ? strings.wholeTitle : strings.pillarTitle(pillarNames[pillar]);
  const head = strings.headOf(roadmap.name, words.day(today));
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(planMarkdown(plan, `${title} – ${head}`, words));
    notify({ key: 'plan', intent: isCopied ? 'success' : 'warning', text: isCopied ? strings.copied : strings.notCopied });
  };
  return (
    <div ref={setRoot} className={styles.root}>
      <div className={styles.bar}>
        <PillarSelect pillars={catalog.pillars} value={pillar ?? 'all'} onChoose={(chosen) => navigate({ pillar: chosen })} />
        <div className={styles.end}>
          <Button size="small" icon={<CopyRegular />} disabled={isPending} onClick={() => void copy()}>{strings.copy}</Button>
          <Button size="small" appearance="primary" icon={<PrintRegular />} disabled={isPending} onClick={() => globalThis.print()}>{strings.print}</Button>
        </div>
      </div>
      {isPending
        ? <Skeleton className={styles.skeleton} aria-label={shared.loading}><SkeletonItem size={32} /><SkeletonItem size={128} /><SkeletonItem size={128} /></Skeleton>
        : <PlanDocument plan={plan} title={title} head={head} note={roadmap.me.role === 'guest' ? strings.guestNote : null} />}
    </div>
  );
}
