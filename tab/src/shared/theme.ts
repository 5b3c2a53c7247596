import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useParam } from './location.ts';

/** Names as Teams gives them. */
export type ThemeName = 'default' | 'dark' | 'contrast';

export const themes: Readonly<Record<ThemeName, Theme>> = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

/** Teams has names for more themes than these; every other one is light. */
export const themeNameOf = (name: string | undefined | null): ThemeName => (name === 'dark' || name === 'contrast' ? name : 'default');

const preferences: readonly (readonly [string, ThemeName])[] = [['(forced-colors: active)', 'contrast'], ['(prefers-color-scheme: dark)', 'dark']];

function subscribe(onChange: () => void): () => void {
  const queries = preferences.map(([query]) => globalThis.matchMedia(query));
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}

/** The theme outside Teams: `?theme=`, or what the system prefers. */
export function useBrowserTheme(): ThemeName {
  const asked = useParam('theme');
  const preferred = useSyncExternalStore(subscribe, () => preferences.find(([query]) => globalThis.matchMedia(query).matches)?.[1] ?? 'default');
  return asked === null ? preferred : themeNameOf(asked);
}
