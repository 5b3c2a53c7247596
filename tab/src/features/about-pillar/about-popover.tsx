import { makeStyles, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { Introduction, type IntroductionProps } from './introduction.tsx';

const useStyles = makeStyles({ surface: { maxWidth: 'min(56ch, 90vw)', maxHeight: '70vh', overflow: 'auto' } });

/** The text beside the button that asked for it; open from the start. */
export default function AboutPopover({ name, trigger, ...about }: IntroductionProps & { readonly name: string; readonly trigger: ReactElement }) {
  const styles = useStyles();
  return (
    <Popover withArrow trapFocus defaultOpen>
      <PopoverTrigger disableButtonEnhancement>{trigger}</PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={name} tabIndex={0}><Introduction {...about} /></PopoverSurface>
    </Popover>
  );
}
