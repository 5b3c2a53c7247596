import { Button, makeStyles } from '@fluentui/react-components';
import { KeyboardRegular } from '@fluentui/react-icons';
import { Suspense, useEffect, useState } from 'react';
import { useRemembered } from '../../roadmap/use-remembered.ts';
import { lazyPart } from '../../shared/lazy-part.tsx';
import { isShortcut, isTyping, switchCharacters } from '../../shared/shortcuts.ts';
import { PartBoundary } from '../../shared/ui/error-boundary.tsx';
import { strings } from './strings.ts';

/** Split off: most people look once. */
const ShortcutList = lazyPart(() => import('./shortcut-list.tsx'));

// Whoever has no room for it has no keyboard either.
const useStyles = makeStyles({ button: { minWidth: '32px', '@media (max-width: 639px)': { display: 'none' } } });

const parseSwitch = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

/** The shortcuts that work everywhere, and the list of all of them. @param viewIds in the order of their tabs */
export function Shortcuts({ viewIds, onShow }: { readonly viewIds: readonly string[]; readonly onShow: (viewId: string) => void }) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const [areCharactersOn, setCharactersOn] = useRemembered('character-keys', true, parseSwitch);
  useEffect(() => switchCharacters(areCharactersOn), [areCharactersOn]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target) || document.querySelector('[role="dialog"], [role="menu"]')) return;
      const view = isShortcut('goToView', event) ? viewIds[Number(event.key) - 1] : undefined;
      const search = isShortcut('search', event) ? document.querySelector<HTMLInputElement>('main input[type="search"]') : null;
      if (isShortcut('showShortcuts', event)) setOpen(true);
      else if (search) search.focus();
      else if (view !== undefined) onShow(view);
      else return;
      event.preventDefault();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [onShow, viewIds]);
  return (
    <>
      <Button className={styles.button} appearance="subtle" icon={<KeyboardRegular />} aria-label={strings.title} title={strings.title} aria-keyshortcuts={areCharactersOn ? '?' : undefined} onClick={() => setOpen(true)} />
      {isOpen && (
        <PartBoundary onFail={() => setOpen(false)}>
          <Suspense fallback={null}>
            <ShortcutList areCharactersOn={areCharactersOn} onSwitch={setCharactersOn} onClose={() => setOpen(false)} />
          </Suspense>
        </PartBoundary>
      )}
    </>
  );
}
