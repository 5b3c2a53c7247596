import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { swallowNextClick } from '../shared/swallow-click.ts';

const gapPx = 4;
const leastPx = 160;

const useStyles = makeStyles({
  root: {
    position: 'fixed',
    zIndex: 15,
    boxSizing: 'border-box',
    minWidth: '180px',
    maxWidth: 'min(320px, calc(100vw - 16px))',
    overflowY: 'auto',
    padding: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightRegular,
    lineHeight: tokens.lineHeightBase300,
    cursor: 'default',
    outlineStyle: 'none',
  },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '32px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  check: { display: 'inline-flex', width: '16px', fontSize: '16px', flexShrink: 0 },
  icon: { display: 'inline-flex', flexShrink: 0 },
});

export interface MenuChoice {
  readonly value: string;
  readonly name: string;
  readonly icon?: ReactElement;
}

export interface ChoiceMenuProps {
  readonly label: string;
  /** What was pressed: the menu stands beside it, and gives the focus back. */
  readonly target: HTMLElement;
  readonly choices: readonly MenuChoice[];
  readonly chosen: readonly string[];
  /** Several can be ticked, and the menu stays open meanwhile. */
  readonly isMultiple: boolean;
  readonly onChoose: (chosen: readonly string[]) => void;
  readonly onClose: () => void;
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/**
 * A list to choose from beside any element, as https://www.w3.org/WAI/ARIA/apg/patterns/menubar/ has menus: arrow keys, letters,
 * Enter, Space, Escape. Fluent's own put focusable helpers inside hidden elements, which accessibility checkers refuse.
 */
export function ChoiceMenu({ label, target, choices, chosen, isMultiple, onChoose, onClose }: ChoiceMenuProps) {
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ readonly top: number; readonly left: number; readonly maxHeight: number } | null>(null);
  const items = (): HTMLElement[] => [...(root.current?.querySelectorAll<HTMLElement>('[data-choice]') ?? [])];

  useLayoutEffect(() => {
    if (root.current) setPlace(placeBeside(target.getBoundingClientRect(), root.current.getBoundingClientRect()));
  }, [target]);
  useEffect(() => {
    const all = [...(root.current?.querySelectorAll<HTMLElement>('[data-choice]') ?? [])];
    (all.find((item) => item.getAttribute('aria-checked') === 'true') ?? all[0])?.focus();
  }, []);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const onDown = ({ target: pressed }: PointerEvent): void => {
      if (!(pressed instanceof Node) || root.current?.contains(pressed)) return;
      // What opened the menu closes it, and does not open it again as it is released.
      if (target.contains(pressed)) swallowNextClick();
      close.current();
    };
    globalThis.addEventListener('pointerdown', onDown, true);
    return () => globalThis.removeEventListener('pointerdown', onDown, true);
  }, [target]);

  const choose = (value: string): void => {
    if (!isMultiple) onChoose([value]);
    else onChoose(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  };
  const onKey = (event: KeyboardEvent): void => {
    // What is behind the menu has keys of its own.
    event.stopPropagation();
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const next = steps[event.key]?.(at, all.length) ?? startingWith(event.key, choices, at);
    if (next !== undefined) {
      event.preventDefault();
      all[next]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const choice = choices[at];
      if (choice) choose(choice.value);
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
      if (target.isConnected) target.focus();
    }
  };
  return (
    <div
      ref={root}
      className={styles.root}
      role="menu"
      aria-label={label}
      style={place ?? { opacity: 0, top: 0, left: 0 }}
      onKeyDown={onKey}
      onPointerDown={(event) => event.stopPropagation()}
      onContextMenu={(event) => event.preventDefault()}
    >
      {choices.map(({ value, name, icon }) => (
        <div
          key={value}
          className={styles.item}
          role={isMultiple ? 'menuitemcheckbox' : 'menuitemradio'}
          aria-checked={chosen.includes(value)}
          tabIndex={-1}
          data-choice={value}
          onClick={() => choose(value)}
        >
          <span className={styles.check} aria-hidden>{chosen.includes(value) && <CheckmarkRegular />}</span>
          {icon && <span className={styles.icon}>{icon}</span>}
          {name}
        </div>
      ))}
    </div>
  );
}

/** The next choice that begins with a letter, round and round. */
function startingWith(key: string, choices: readonly MenuChoice[], from: number): number | undefined {
  if (key.length !== 1 || key === ' ') return undefined;
  const matches = choices.flatMap(({ name }, index) => (name.toLowerCase().startsWith(key.toLowerCase()) ? [index] : []));
  return matches.find((index) => index > from) ?? matches[0];
}

/** Below its target, above it where there is more room; never outside the window. */
function placeBeside(target: DOMRect, menu: DOMRect) {
  const { innerHeight, innerWidth } = globalThis;
  const below = innerHeight - target.bottom - 2 * gapPx;
  const above = target.top - 2 * gapPx;
  const isBelow = below >= Math.min(menu.height, leastPx) || below >= above;
  const maxHeight = Math.max(leastPx, isBelow ? below : above);
  const height = Math.min(menu.height, maxHeight);
  const top = isBelow ? target.bottom + gapPx : target.top - gapPx - height;
  const start = getComputedStyle(document.documentElement).direction === 'rtl' ? target.right - menu.width : target.left;
  return {
    top: Math.max(gapPx, Math.min(top, innerHeight - height - gapPx)),
    left: Math.max(2 * gapPx, Math.min(start, innerWidth - menu.width - 2 * gapPx)),
    maxHeight,
  };
}
