import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** For what only a screen reader gets; it must stand in something that is positioned. */
export const unseen = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  margin: '-1px',
  padding: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
  border: 0,
} as const;

const useStyles = makeStyles({ root: unseen });

/** Words for a screen reader only. */
export function VisuallyHidden({ as: Element = 'span', children }: { readonly as?: 'span' | 'h1'; readonly children: ReactNode }) {
  return <Element className={useStyles().root}>{children}</Element>;
}
