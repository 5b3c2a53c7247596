import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Imported } from '../../../../src/api/transfer.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate } from '../../shared/location.ts';
import { plural } from '../../shared/plural.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  message: { whiteSpace: 'normal' },
  bar: { width: '100%', boxSizing: 'border-box' },
});

/** What an import did, and the way back. */
export function ImportOutcome({ imported, onLeave }: { readonly imported: Imported; readonly onLeave: () => void }) {
  const styles = useStyles();
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => again.current?.focus(), []);
  return (
    <div className={styles.root}>
      {imported.kind === 'report' ? <ReportDone run={imported.run.id} /> : <WorkshopDone imported={imported} />}
      <Button ref={again} onClick={onLeave}>{strings.another}</Button>
    </div>
  );
}

function ReportDone({ run }: { readonly run: string }) {
  const styles = useStyles();
  return (
    <MessageBar className={styles.bar} intent="success" layout="multiline">
      <MessageBarBody className={styles.message}>{strings.reportDone}</MessageBarBody>
      <MessageBarActions><Button onClick={() => navigate({ view: 'assessment', run, check: null })}>{strings.showAssessment}</Button></MessageBarActions>
    </MessageBar>
  );
}

function WorkshopDone({ imported: { change, keptForExport } }: { readonly imported: Extract<Imported, { kind: 'workshop' }> }) {
  const styles = useStyles();
  const { api } = useOpenRoadmap();
  const undo = useMutation({ mutationFn: (sequence: number) => api.undoImport(sequence) });
  const said = undo.data
    ? [plural(undo.data.restored, strings.takenBack), ...(undo.data.kept > 0 ? [plural(undo.data.kept, strings.changedSince)] : [])]
    : [change ? plural(change.edits.length, strings.workshopDone) : strings.nothingChanges, ...(keptForExport > 0 ? [plural(keptForExport, strings.workshopKept)] : [])];
  return (
    <>
      <MessageBar className={styles.bar} intent="success" layout="multiline">
        <MessageBarBody className={styles.message}>{said.join(' ')}</MessageBarBody>
        {change && !undo.data && (
          <MessageBarActions>
            <Button disabledFocusable={undo.isPending} onClick={() => undo.mutate(change.sequence)}>{undo.isPending ? strings.takingBack : strings.takeBack}</Button>
          </MessageBarActions>
        )}
      </MessageBar>
      {undo.error && (
        <MessageBar className={styles.bar} intent="error" layout="multiline" politeness="assertive">
          <MessageBarBody className={styles.message}>{undo.error.message}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
