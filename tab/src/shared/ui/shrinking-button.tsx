import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactElement } from 'react';

const useStyles = makeStyles({
  button: { '@media (max-width: 639px)': { minWidth: '32px', paddingLeft: '5px', paddingRight: '5px' } },
  icon: { '@media (max-width: 639px)': { marginRight: 0 } },
  label: { whiteSpace: 'nowrap', '@media (max-width: 639px)': { display: 'none' } },
  minorButton: { '@media (max-width: 1499px)': { minWidth: '32px', paddingLeft: '5px', paddingRight: '5px' } },
  minorIcon: { '@media (max-width: 1499px)': { marginRight: 0 } },
  minorLabel: { '@media (max-width: 1499px)': { display: 'none' } },
});

export interface ShrinkingButtonProps {
  readonly label: string;
  readonly icon: ReactElement;
  readonly appearance?: 'primary' | 'secondary' | 'subtle';
  /** Why it cannot be used now; it stays reachable, so that the reason can be read. */
  readonly unavailable?: string | null;
  /** Its words give way in all but wide windows: the views' names need the room. */
  readonly isMinor?: boolean;
  readonly onClick: () => void;
}

/** A button whose words give way to its icon on a phone; they stay its name. */
export function ShrinkingButton({ label, icon, appearance = 'secondary', unavailable = null, isMinor = false, onClick }: ShrinkingButtonProps) {
  const styles = useStyles();
  return (
    <Button
      className={mergeClasses(styles.button, isMinor && styles.minorButton)}
      appearance={appearance}
      aria-label={label}
      title={unavailable ?? label}
      disabledFocusable={unavailable !== null}
      icon={{ className: mergeClasses(styles.icon, isMinor && styles.minorIcon), children: icon }}
      onClick={onClick}
    >
      <span className={mergeClasses(styles.label, isMinor && styles.minorLabel)}>{label}</span>
    </Button>
  );
}
