import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';

const useStyles = makeStyles({
  // One line, that scrolls where there is no room: on a phone the tab at the edge is cut, and shows that there is more.
  list: { display: 'flex', minWidth: 0, overflowX: 'auto', scrollbarWidth: 'none' },
  tab: {
    position: 'relative',
    display: 'inline-flex',
    flexShrink: 0,
    alignItems: 'center',
    gap: tokens.spacingHorizontalSNudge,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalMNudge}`,
    margin: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: 'pointer',
    whiteSpace: 'nowrap',
    // The hover foreground of the contrast theme is black, for its highlight: there is none behind a tab.
    ':hover': { color: tokens.colorNeutralForeground1 },
    '::after': {
      content: '""',
      position: 'absolute',
      bottom: 0,
      left: tokens.spacingHorizontalMNudge,
      right: tokens.spacingHorizontalMNudge,
      height: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: 'transparent',
    },
    ':hover::after': { backgroundColor: tokens.colorNeutralStroke1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': { backgroundColor: tokens.colorCompoundBrandStroke },
    ':hover::after': { backgroundColor: tokens.colorCompoundBrandStrokeHover },
  },
  icon: { display: 'inline-flex', fontSize: '20px', '@media (max-width: 639px)': { display: 'none' } },
});

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly icon?: ReactElement;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly selected: Id;
  /** Element id of the panel below; the panel names itself with `tabId`. */
  readonly panelId: string;
  readonly onSelect: (id: Id) => void;
}

/** Element id of a tab. */
export const tabId = (panelId: string, id: string): string => `${panelId}-tab-${id}`;

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** Where one reads from right to left, the next tab stands on the left. */
const mirrored: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/**
 * Tabs as https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ has them: one stop for Tab, arrow keys within.
 * Fluent's own put focusable helpers inside hidden elements, which accessibility checkers refuse.
 */
export function Tabs<Id extends string>({ label, items, selected, panelId, onSelect }: TabsProps<Id>) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = list.current;
    const tab = box?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!box || !tab || box.scrollWidth <= box.clientWidth) return;
    // Not `scrollIntoView`: that would also scroll what is around.
    box.scrollLeft += tab.getBoundingClientRect().left + tab.offsetWidth / 2 - box.getBoundingClientRect().left - box.clientWidth / 2;
  }, [items.length, selected]);
  const onKey = (event: KeyboardEvent): void => {
    const isMirrored = list.current !== null && getComputedStyle(list.current).direction === 'rtl';
    const next = steps[(isMirrored && mirrored[event.key]) || event.key]?.(
      items.findIndex(({ id }) => id === selected),
      items.length,
    );
    const item = next === undefined ? undefined : items[next];
    if (!item) return;
    event.preventDefault();
    onSelect(item.id);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(tabId(panelId, item.id))}`)?.focus();
  };
  return (
    <div ref={list} className={styles.list} role="tablist" aria-label={label} onKeyDown={onKey}>
      {items.map(({ id, title, icon }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(panelId, id)}
          className={mergeClasses(styles.tab, id === selected && styles.selected)}
          aria-selected={id === selected}
          aria-controls={panelId}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {icon && (
            <span className={styles.icon} aria-hidden>
              {icon}
            </span>
          )}
          {title}
        </button>
      ))}
    </div>
  );
}
