import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { strings } from '../strings.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

const useStyles = makeStyles({ root: { height: '100%', display: 'grid', alignItems: 'stretch', backgroundColor: tokens.colorNeutralBackground1 } });

/** The page before there is a roadmap to show: loading, failed, not signed in. */
export function WholePage({ children }: { readonly children: ReactNode }) {
  return (
    <main className={useStyles().root}>
      <VisuallyHidden as="h1">{strings.productName}</VisuallyHidden>
      {children}
    </main>
  );
}
