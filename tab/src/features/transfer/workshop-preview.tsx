import { makeStyles, Radio, RadioGroup, Field, tokens } from '@fluentui/react-components';
import { preferSchema, type Prefer, type WorkshopPreview as Preview } from '../../../../src/api/transfer.ts';
import { statusNames } from '../../../../src/roadmap/status.ts';
import { formatMoment } from '../../shared/dates.ts';
import { formatNumber, plural } from '../../shared/plural.ts';
import { strings as shared } from '../../shared/strings.ts';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { PreviewFrame } from './preview-frame.tsx';
import { strings } from './strings.ts';

const mostUnknownNamed = 12;

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  id: { color: tokens.colorNeutralForeground3, display: 'block' },
});

export interface WorkshopPreviewProps {
  readonly preview: Preview;
  readonly prefer: Prefer;
  readonly isBusy: boolean;
  readonly isImporting: boolean;
  readonly onPrefer: (prefer: Prefer) => void;
  readonly onConfirm: () => void;
  readonly onLeave: () => void;
}

/** What a workshop document would change, and what it would not. */
export function WorkshopPreview({ preview, prefer, isBusy, isImporting, onPrefer, onConfirm, onLeave }: WorkshopPreviewProps) {
  const styles = useStyles();
  const { fileName, exportedAt, tasks, known, changes, statusChanges, notesChanges, kept, keptCount, unknownCount, unknownPillars } = preview;
  const hasUnknown = unknownCount + unknownPillars.length > 0;
  const confirm = changes.length > 0 ? plural(changes.length, strings.importWorkshop) : hasUnknown ? strings.importRest : null;
  return (
    <PreviewFrame title={strings.workshopTitle(fileName)} confirm={confirm} isBusy={isBusy} isImporting={isImporting} onConfirm={onConfirm} onLeave={onLeave}>
      <p className={styles.quiet}>
        {exportedAt !== null && `${strings.exportedAt(formatMoment(exportedAt))} `}
        {strings.known(plural(tasks, strings.tasks), formatNumber(known))}
      </p>
      <p className={styles.text} role="status">
        {changes.length === 0 ? strings.nothingChanges : (
          <>
            <span className={styles.strong}>{plural(changes.length, strings.willChange)}</span>
            {`: ${strings.changesDetail(formatNumber(statusChanges), formatNumber(notesChanges))}.`}
          </>
        )}
      </p>
      {(keptCount > 0 || prefer === 'document') && (
        <Field label={strings.prefer} {...(keptCount > 0 && { hint: plural(keptCount, strings.differ) })}>
          <RadioGroup value={prefer} onChange={(_event, { value }) => onPrefer(preferSchema.parse(value))}>
            <Radio value="team" label={strings.preferTeam} />
            <Radio value="document" label={strings.preferDocument} />
          </RadioGroup>
        </Field>
      )}
      {changes.length > 0 && <DataTable label={strings.changesTable} columns={changeColumns} rows={changes} minWidth="420px" maxHeight="320px" rowKey={({ activity }) => activity} />}
      {kept.length > 0 && <DataTable label={strings.keptTable} columns={keptColumns} rows={kept} minWidth="420px" maxHeight="200px" rowKey={({ activity }) => activity} />}
      <Unknown preview={preview} />
    </PreviewFrame>
  );
}

/** What nobody here knows: named, so that somebody can see whether it matters. */
function Unknown({ preview: { unknown, unknownCount, unknownPillars, unknownStatuses, longNotes } }: { readonly preview: Preview }) {
  const styles = useStyles();
  const named = unknown.slice(0, mostUnknownNamed).map(({ task }) => task);
  const names = unknownCount > named.length ? [...named, strings.andMore(formatNumber(unknownCount - named.length))].join(', ') : shared.and(named);
  return (
    <>
      {unknownCount > 0 && <p className={styles.quiet}>{`${plural(unknownCount, strings.unknownTasks)} ${names}.`}</p>}
      {unknownPillars.length > 0 && <p className={styles.quiet}>{strings.unknownPillars(shared.and(unknownPillars))}</p>}
      {unknownStatuses.length > 0 && <p className={styles.quiet}>{strings.unknownStatuses(shared.and(unknownStatuses))}</p>}
      {longNotes > 0 && <p className={styles.quiet}>{plural(longNotes, strings.longNotes)}</p>}
    </>
  );
}

function ActivityName({ title, id }: { readonly title: string; readonly id: string }) {
  const styles = useStyles();
  return (
    <>
      {title}
      <span className={styles.id}>{id}</span>
    </>
  );
}

const changeColumns: readonly Column<Preview['changes'][number]>[] = [
  { key: 'activity', label: strings.columns.activity, cell: ({ title, activity }) => <ActivityName title={title} id={activity} /> },
  { key: 'status', label: strings.columns.status, width: '34%', cell: ({ status }) => (status ? strings.fromTo(statusNames[status.from], statusNames[status.to]) : '') },
  { key: 'notes', label: strings.columns.notes, width: '22%', cell: ({ notes }) => (notes ? strings.notesEffect[notes] : '') },
];

const keptColumns: readonly Column<Preview['kept'][number]>[] = [
  { key: 'activity', label: strings.columns.activity, cell: ({ title, activity }) => <ActivityName title={title} id={activity} /> },
  { key: 'ours', label: strings.columns.ours, width: '22%', cell: ({ status }) => (status ? statusNames[status.ours] : '') },
  { key: 'theirs', label: strings.columns.theirs, width: '34%', cell: ({ status, notes }) => [...(status ? [statusNames[status.theirs]] : []), ...(notes ? [strings.otherNotes] : [])].join(', ') },
];
