import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { strings } from './explained-score-strings.ts';
import { ScoreRing, type ScoreRingProps } from './score-ring.tsx';

const useStyles = makeStyles({
  root: { position: 'relative', display: 'flex', flexShrink: 0, alignItems: 'flex-start' },
  // In the corner that a ring leaves free.
  button: { marginInlineStart: '-16px' },
  words: {
    position: 'absolute',
    zIndex: 2,
    top: '32px',
    insetInlineStart: 0,
    width: 'min(44ch, calc(100vw - 66px))',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  line: { margin: 0 },
});

export interface ExplainedScoreProps extends ScoreRingProps {
  /** Whether checks whose risk the team has accepted count in it. */
  readonly accepted: 'counted' | 'uncounted';
}

/**
 * A score, and how it is made for those who ask: it is not the plain share of what passed. No popover of Fluent's: from the moment it
 * is there, the page has two hidden stops of the focus.
 */
export function ExplainedScore({ accepted, ...ring }: ExplainedScoreProps) {
  const styles = useStyles();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    words.current?.focus();
    const closeOutside = ({ target }: Event): void => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false);
    };
    const closings = ['pointerdown', 'focusin'] as const;
    for (const closing of closings) document.addEventListener(closing, closeOutside);
    return () => {
      for (const closing of closings) document.removeEventListener(closing, closeOutside);
    };
  }, [isOpen]);
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (!isOpen || event.key !== 'Escape') return;
    event.stopPropagation();
    button.current?.focus();
    setOpen(false);
  };
  return (
    <span ref={root} className={styles.root} onKeyDown={closeOnEscape}>
      <ScoreRing {...ring} />
      <Button
        ref={button} className={styles.button} size="small" appearance="transparent" icon={<InfoRegular />}
        aria-label={strings.title} title={strings.title} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <div ref={words} className={styles.words} role="note" tabIndex={-1} aria-labelledby={id}>
          <Subtitle2 id={id}>{strings.title}</Subtitle2>
          {[strings.share, strings.weights, `${strings.uncounted} ${strings.accepted[accepted]}`].map((line) => <p key={line} className={styles.line}>{line}</p>)}
        </div>
      )}
    </span>
  );
}
