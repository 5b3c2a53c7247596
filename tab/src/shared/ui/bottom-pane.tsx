import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { localStore } from '../browser-store.ts';
import { strings } from '../strings.ts';
import { useNarrow } from '../use-window-width.ts';
import { useCovering } from './use-covering.ts';
import { useFocusReturn } from './use-focus-return.ts';

const heightKey = 'zero-trust-roadmap.pane-height';
/** Percent of the window. */
const limits = { min: 20, max: 85, start: 48, step: 5 };
const clamp = (percent: number) => Math.min(limits.max, Math.max(limits.min, Math.round(percent)));

const narrow = '@media (max-width: 799px)';
const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    position: 'relative',
    // Above the heads that stay in a view, below its menus and what is dragged.
    zIndex: 4,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow16,
    [narrow]: { position: 'fixed', inset: 0, height: 'auto !important', zIndex: 5 },
  },
  grip: {
    position: 'absolute',
    top: '-5px',
    left: 0,
    right: 0,
    height: '10px',
    cursor: 'row-resize',
    touchAction: 'none',
    zIndex: 3,
    [narrow]: { display: 'none' },
    '::after': {
      content: '""',
      position: 'absolute',
      top: '3px',
      left: '50%',
      width: '48px',
      height: '4px',
      marginLeft: '-24px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorNeutralStrokeAccessible,
      opacity: 0.5,
    },
    ':hover::after': { opacity: 1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    [narrow]: { flexWrap: 'wrap', rowGap: 0 },
  },
  title: {
    margin: 0,
    minWidth: 0,
    flexShrink: 1,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    [narrow]: { flexGrow: 1, flexBasis: 0 },
  },
  marks: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, [narrow]: { order: 3, flexBasis: '100%' } },
  close: { marginLeft: 'auto', flexShrink: 0 },
  body: { flexGrow: 1, minHeight: 0, overflow: 'auto' },
});

export interface BottomPaneProps {
  readonly title: string;
  /** Beside the title. */
  readonly marks?: ReactNode;
  readonly resizeLabel: string;
  readonly children: ReactNode;
  /** What gets the focus when the pane closes; left out where that is what had it before. */
  readonly returnTo?: () => HTMLElement | null;
  readonly onClose: () => void;
}

/** A pane below the view, as high as the person likes it; the whole screen on a phone. Escape closes it. */
export function BottomPane({ title, marks, resizeLabel, children, returnTo, onClose }: BottomPaneProps) {
  const styles = useStyles();
  const pane = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useCovering(pane, useNarrow());
  useFocusReturn(returnTo);
  const [height, setHeight] = useState(() => clamp(Number(localStore.get(heightKey) ?? limits.start) || limits.start));
  // Whoever opened it by keyboard goes on inside it.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  const resize = (percent: number): void => {
    setHeight(clamp(percent));
    localStore.set(heightKey, String(clamp(percent)));
  };
  const onGripKey = ({ key }: KeyboardEvent): void => {
    if (key === 'ArrowUp') resize(height + limits.step);
    if (key === 'ArrowDown') resize(height - limits.step);
  };
  const onGripMove = (event: PointerEvent<HTMLElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(100 * (1 - event.clientY / globalThis.innerHeight));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return (
    <aside ref={pane} className={styles.root} style={{ height: `${height}%` }} aria-label={title} onKeyDown={onKey}>
      <div
        className={styles.grip}
        role="separator"
        tabIndex={0}
        aria-orientation="horizontal"
        aria-label={resizeLabel}
        aria-valuenow={height}
        aria-valuemin={limits.min}
        aria-valuemax={limits.max}
        onKeyDown={onGripKey}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onGripMove}
      />
      <div className={styles.head}>
        <h2 ref={heading} className={styles.title} tabIndex={-1}>
          {title}
        </h2>
        <div className={styles.marks}>{marks}</div>
        <Button className={styles.close} appearance="subtle" icon={<DismissRegular />} aria-label={strings.close} onClick={onClose} />
      </div>
      <div className={styles.body}>{children}</div>
    </aside>
  );
}
