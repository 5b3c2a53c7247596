import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { exportFormats, type ExportFormat } from '../../../../src/api/transfer.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useParam } from '../../shared/location.ts';
import { saveAs } from '../../shared/save-as.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalSNudge,
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  name: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  who: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  text: { margin: 0 },
  message: { whiteSpace: 'normal' },
});

/** Every format in which the roadmap leaves, with a word on who needs it. */
export function ExportFormats() {
  const styles = useStyles();
  const { api, canEdit } = useOpenRoadmap();
  const announce = useAnnounce();
  const download = useMutation({
    mutationFn: (format: ExportFormat) => api.exportRoadmap(format),
    onSuccess: (file) => {
      saveAs(file);
      announce(strings.downloaded(file.name));
    },
  });
  if (!canEdit) return <p className={styles.text}>{strings.guestsCannot}</p>;
  return (
    <>
      {download.error && (
        <MessageBar intent="error" layout="multiline" politeness="assertive">
          <MessageBarBody className={styles.message}>{strings.notDownloaded(strings.formats[download.variables].name, download.error.message)}</MessageBarBody>
        </MessageBar>
      )}
      <ul className={styles.list}>
        {exportFormats.map((format) => (
          <Format key={format} format={format} isBusy={download.isPending && download.variables === format} isOtherBusy={download.isPending} onDownload={() => download.mutate(format)} />
        ))}
      </ul>
    </>
  );
}

interface FormatProps {
  readonly format: ExportFormat;
  readonly isBusy: boolean;
  readonly isOtherBusy: boolean;
  readonly onDownload: () => void;
}

function Format({ format, isBusy, isOtherBusy, onDownload }: FormatProps) {
  const styles = useStyles();
  const { name, who } = strings.formats[format];
  const isAsked = useParam('part') === `export-${format}`;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // A card in the chat leads here: whoever follows it stands on what they asked for.
    if (!isAsked) return;
    button.current?.focus();
    button.current?.scrollIntoView({ block: 'center' });
  }, [isAsked]);
  return (
    <li className={styles.item}>
      <span>
        <span className={styles.name}>{name}</span>
        <span className={styles.who}>{who}</span>
      </span>
      <Button
        ref={button}
        appearance={isAsked ? 'primary' : 'secondary'}
        icon={isBusy ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}
        aria-label={strings.downloadNamed(name)}
        disabledFocusable={isOtherBusy}
        onClick={onDownload}
      >
        {isBusy ? strings.downloading : strings.download}
      </Button>
    </li>
  );
}
