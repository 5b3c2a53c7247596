import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { statuses, statusNames } from '../../../../src/roadmap/status.ts';
import { ChoiceMenu } from '../../roadmap/choice-menu.tsx';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { isShortcut } from '../../shared/shortcuts.ts';
import { StatusIcon } from '../../shared/ui/status-mark.tsx';
import { cardAt, cardOf } from './move-focus.ts';
import { strings } from './strings.ts';
import { useSetStatus } from './use-set-status.ts';

const choices = statuses.map((value) => ({ value, name: statusNames[value], icon: <StatusIcon status={value} /> }));

interface Opened {
  readonly activity: string;
  readonly target: HTMLElement;
  readonly seen: number;
}

/** The menu of a card: S, the right mouse button or a long press open it, arrow keys and Enter choose a status. */
export function useStatusMenu(): {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onContextMenu: (event: MouseEvent<HTMLElement>) => void;
  /** Opens it for a card that was held. */
  readonly openFor: (card: HTMLElement) => void;
  readonly menu: ReactNode;
} {
  const { canEdit, roadmap, states } = useOpenRoadmap();
  const setStatus = useSetStatus();
  const [opened, setOpened] = useState<Opened | null>(null);
  const openFor = (target: HTMLElement): void => {
    const activity = target.dataset['activity'];
    if (canEdit && activity !== undefined) setOpened({ activity, target, seen: roadmap.sequence });
  };
  const open = (event: KeyboardEvent | MouseEvent): void => {
    const target = cardAt(event.target);
    if (!canEdit || !target) return;
    event.preventDefault();
    openFor(target);
  };
  const choose = ({ activity, seen }: Opened, value: string | undefined): void => {
    setOpened(null);
    // Not what the menu was opened for: somebody may have put the card elsewhere since.
    cardOf(activity)?.focus();
    const status = statuses.find((candidate) => candidate === value);
    if (status) setStatus(activity, status, seen);
  };
  return {
    onKeyDown: (event) => {
      if (isShortcut('setStatus', event)) open(event);
    },
    onContextMenu: open,
    openFor,
    menu: opened && (
      <ChoiceMenu
        label={strings.chooseStatus}
        target={opened.target}
        choices={choices}
        chosen={[states.get(opened.activity)?.status ?? 'not-reviewed']}
        isMultiple={false}
        onChoose={([value]) => choose(opened, value)}
        onClose={() => setOpened(null)}
      />
    ),
  };
}
