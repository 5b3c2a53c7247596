import { useEffect, useRef, useState } from 'react';

const typingPauseMs = 200;

/**
 * Text of a search field that acts after a pause in typing. What the address says otherwise, such as after going back or
 * clearing, takes its place.
 * @param text what the address says @param onText hears of what was typed
 */
export function useTypedText(text: string, onText: (text: string) => void): { readonly typed: string; readonly type: (text: string) => void } {
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (known !== text) {
    setKnown(text);
    setTyped(text);
  }
  const latest = useRef(onText);
  useEffect(() => {
    latest.current = onText;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (value: string): void => {
    setTyped(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(value), typingPauseMs);
  };
  return { typed, type };
}
