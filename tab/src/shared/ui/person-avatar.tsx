import { makeStyles, tokens } from '@fluentui/react-components';
import type { Viewer } from '../../../../src/api/roadmap.ts';
import { initialsOf } from '../initials.ts';

export type Person = Viewer['person'];

/** Pixels. */
type AvatarSize = 20 | 24 | 28;

/** Fluent's colours for people: each a background and the text that reads well on it, in every theme. */
const colours: readonly (readonly [string, string])[] = [
  [tokens.colorPaletteDarkRedBackground2, tokens.colorPaletteDarkRedForeground2],
  [tokens.colorPaletteCranberryBackground2, tokens.colorPaletteCranberryForeground2],
  [tokens.colorPalettePumpkinBackground2, tokens.colorPalettePumpkinForeground2],
  [tokens.colorPaletteMarigoldBackground2, tokens.colorPaletteMarigoldForeground2],
  [tokens.colorPaletteGoldBackground2, tokens.colorPaletteGoldForeground2],
  [tokens.colorPaletteBrassBackground2, tokens.colorPaletteBrassForeground2],
  [tokens.colorPaletteBrownBackground2, tokens.colorPaletteBrownForeground2],
  [tokens.colorPaletteForestBackground2, tokens.colorPaletteForestForeground2],
  [tokens.colorPaletteSeafoamBackground2, tokens.colorPaletteSeafoamForeground2],
  [tokens.colorPaletteTealBackground2, tokens.colorPaletteTealForeground2],
  [tokens.colorPaletteSteelBackground2, tokens.colorPaletteSteelForeground2],
  [tokens.colorPaletteBlueBackground2, tokens.colorPaletteBlueForeground2],
  [tokens.colorPaletteCornflowerBackground2, tokens.colorPaletteCornflowerForeground2],
  [tokens.colorPaletteLavenderBackground2, tokens.colorPaletteLavenderForeground2],
  [tokens.colorPaletteGrapeBackground2, tokens.colorPaletteGrapeForeground2],
  [tokens.colorPalettePinkBackground2, tokens.colorPalettePinkForeground2],
  [tokens.colorPalettePlumBackground2, tokens.colorPalettePlumForeground2],
  [tokens.colorPaletteMinkBackground2, tokens.colorPaletteMinkForeground2],
];

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: 1,
    userSelect: 'none',
    // The text colour stands in for a background where the system takes those away.
    '@media (forced-colors: active)': { border: '1px solid' },
  },
});

export interface PersonAvatarProps {
  readonly person: Person;
  readonly size?: AvatarSize;
  /** The name stands beside it: a screen reader need not hear it twice. */
  readonly isDecorative?: boolean;
}

/** A person's initials in a colour of their own, the same on every screen. Plain elements: a list draws hundreds of them while one scrolls. */
export function PersonAvatar({ person: { id, name }, isDecorative = false, size = 24 }: PersonAvatarProps) {
  const styles = useStyles();
  const [backgroundColor, color] = colours[hashOf(id) % colours.length] ?? [tokens.colorNeutralBackground6, tokens.colorNeutralForeground3];
  return (
    <span
      className={styles.root}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.4), backgroundColor, color }}
      {...(isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      {initialsOf(name)}
    </span>
  );
}

const hashOf = (text: string): number => Array.from(text).reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
