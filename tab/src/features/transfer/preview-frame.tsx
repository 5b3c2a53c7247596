import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere', ':focus': { outlineStyle: 'none' }, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' } },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export interface PreviewFrameProps {
  readonly title: string;
  /** What the button says; null when there is nothing to do. */
  readonly confirm: string | null;
  readonly isBusy: boolean;
  readonly isImporting: boolean;
  readonly onConfirm: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** What a file is and would do, between its choice and the decision. */
export function PreviewFrame({ title, confirm, isBusy, isImporting, onConfirm, onLeave, children }: PreviewFrameProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that chose the file is gone: whoever uses a keyboard or a screen reader goes on here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.root}>
      <h4 ref={heading} tabIndex={-1} className={styles.title}>{title}</h4>
      {children}
      <div className={styles.actions}>
        {confirm !== null && <Button appearance="primary" disabledFocusable={isBusy} onClick={onConfirm}>{isImporting ? strings.importing : confirm}</Button>}
        <Button disabledFocusable={isImporting} onClick={onLeave}>{confirm === null ? strings.another : strings.cancel}</Button>
      </div>
    </div>
  );
}
