import { useEffect, useRef, type RefObject } from 'react';

/**
 * For what opens in the place of its own button: when it closes, whoever worked by keyboard goes on at the button.
 * @returns for the button, which is drawn again by then
 */
export function useOpener(isOpen: boolean): RefObject<HTMLButtonElement> {
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return opener;
}
