import { Button, makeStyles, mergeClasses, MessageBar, MessageBarActions, MessageBarBody, Spinner, tokens } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { ReportPreview } from './report-preview.tsx';
import { FileInput } from '../../shared/ui/file-input.tsx';
import { strings } from './strings.ts';
import { useImport } from './use-import.ts';
import { WorkshopPreview } from './workshop-preview.tsx';

const useStyles = makeStyles({
  text: { margin: 0 },
  zone: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingVerticalXL,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
  },
  over: { backgroundColor: tokens.colorBrandBackground2, border: `1px dashed ${tokens.colorBrandStroke1}`, color: tokens.colorBrandForeground2 },
  message: { whiteSpace: 'normal' },
  flow: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});

/** Choosing a file, what it would change, and doing it. */
export function ImportFile() {
  const styles = useStyles();
  const { canOperate } = useOpenRoadmap();
  const flow = useImport();
  const { file, preview, imported, error, isReading, isImporting } = flow;
  if (!canOperate) return <p className={styles.text}>{strings.onlyOperators}</p>;
  if (imported) return <ImportOutcome imported={imported} onLeave={flow.leave} />;
  return (
    <div className={styles.flow}>
      {error && (
        <MessageBar intent="error" layout="multiline" politeness="assertive">
          <MessageBarBody className={styles.message}>{error.message}</MessageBarBody>
          {preview && <MessageBarActions><Button onClick={flow.lookAgain}>{strings.tryAgain}</Button></MessageBarActions>}
        </MessageBar>
      )}
      {file && isReading && !preview && <Spinner size="small" labelPosition="after" label={strings.reading(file.name)} />}
      {file && preview?.kind === 'report' && <ReportPreview preview={preview} isImporting={isImporting} onConfirm={flow.confirm} onLeave={flow.leave} />}
      {file && preview?.kind === 'workshop' && (
        <WorkshopPreview preview={preview} prefer={flow.prefer} isBusy={isImporting || isReading} isImporting={isImporting} onPrefer={flow.setPrefer} onConfirm={flow.confirm} onLeave={flow.leave} />
      )}
      {!preview && !isReading && <DropZone onFile={flow.choose} />}
    </div>
  );
}

function DropZone({ onFile }: { readonly onFile: (file: File) => void }) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOver, setIsOver] = useState(false);
  const isAsked = useParam('part') === 'import';
  useStayOnPage();
  useEffect(() => {
    // A card in the chat and the button above all views lead here, each time anew.
    if (!isAsked) return;
    button.current?.focus();
    navigate({ part: null }, { replace: true });
  }, [isAsked]);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <div
      className={mergeClasses(styles.zone, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <span>{strings.drop}</span>
      <Button ref={button} icon={<ArrowUploadRegular />} onClick={() => input.current?.click()}>{strings.chooseFile}</Button>
      <FileInput ref={input} label={strings.file} onFile={onFile} />
    </div>
  );
}

/** A file that misses the place where it is to be dropped must not take the page's place. */
function useStayOnPage(): void {
  useEffect(() => {
    const onMiss = (event: Event): void => event.preventDefault();
    globalThis.addEventListener('dragover', onMiss);
    globalThis.addEventListener('drop', onMiss);
    return () => {
      globalThis.removeEventListener('dragover', onMiss);
      globalThis.removeEventListener('drop', onMiss);
    };
  }, []);
}
