import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import { ExportFormats } from './export-formats.tsx';
import { ImportFile } from './import-file.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, minWidth: 0 },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  intro: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '72ch' },
});

/** What comes in as a file, and the roadmap as one. */
export function Transfer() {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Part title={strings.importTitle} intro={strings.importIntro}>
        <ImportFile />
      </Part>
      <Part title={strings.exportTitle} intro={strings.exportIntro}>
        <ExportFormats />
      </Part>
    </div>
  );
}

function Part({ title, intro, children }: { readonly title: string; readonly intro: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <div>
        <h3 id={id} className={styles.title}>{title}</h3>
        <p className={styles.intro}>{intro}</p>
      </div>
      {children}
    </section>
  );
}
