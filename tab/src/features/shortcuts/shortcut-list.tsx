import { Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Button, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import { isCharacterEverywhere, shortcutPlaces, shortcuts, type Shortcut, type ShortcutId } from '../../shared/shortcuts.ts';
import { strings as shared } from '../../shared/strings.ts';
import { useFocusReturn } from '../../shared/ui/use-focus-return.ts';
import { strings } from './strings.ts';

/** More keys than these are said as a range. */
const mostKeys = 4;

const useStyles = makeStyles({
  surface: { maxWidth: 'min(720px, calc(100vw - 32px))' },
  content: { padding: tokens.spacingHorizontalXS },
  places: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))', columnGap: tokens.spacingHorizontalXXL, rowGap: tokens.spacingVerticalL, marginBlockStart: tokens.spacingVerticalM },
  // In line with the words above and below it.
  switch: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  place: { margin: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0 },
  row: { display: 'flex', alignItems: 'baseline', justifyContent: 'space-between', gap: tokens.spacingHorizontalM, padding: `${tokens.spacingVerticalXXS} 0` },
  does: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  keys: { order: 2, display: 'inline-flex', flexShrink: 0, gap: tokens.spacingHorizontalXS },
  key: {
    padding: `0 ${tokens.spacingHorizontalSNudge}`,
    minWidth: '12px',
    textAlign: 'center',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomWidth: '2px',
    backgroundColor: tokens.colorNeutralBackground2,
    whiteSpace: 'nowrap',
  },
});

const ids = Object.keys(shortcuts).filter((id): id is ShortcutId => id in shortcuts);

export interface ShortcutListProps {
  readonly areCharactersOn: boolean;
  readonly onSwitch: (areOn: boolean) => void;
  readonly onClose: () => void;
}

/** Every shortcut that exists, from the table that the handlers ask; those that a slip of the finger sets off can be switched off. */
export default function ShortcutList({ areCharactersOn, onSwitch, onClose }: ShortcutListProps) {
  const styles = useStyles();
  useFocusReturn();
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{strings.title}</DialogTitle>
          <DialogContent className={styles.content} tabIndex={0}>
            <Text size={200}>{strings.intro}</Text>
            <div className={styles.switch}><Switch checked={areCharactersOn} label={strings.characters} onChange={(_event, { checked }) => onSwitch(checked)} /></div>
            <div className={styles.places}>
              {shortcutPlaces.map((place) => (
                <section key={place} aria-label={strings.places[place]}>
                  <h3 className={styles.place}>{strings.places[place]}</h3>
                  <dl className={styles.list}>
                    {ids.filter((id) => shortcuts[id].place === place).map((id) => (
                      <div key={id} className={styles.row}>
                        <dt className={styles.keys}>{namesOf(shortcuts[id]).map((name) => <kbd key={name} className={styles.key}>{name}</kbd>)}</dt>
                        <dd className={styles.does}>{!areCharactersOn && isCharacterEverywhere(id) ? strings.isOff(strings.does[id]) : strings.does[id]}</dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ))}
            </div>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>{shared.close}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function namesOf({ keys }: Shortcut): string[] {
  const names = keys.map((combination) => combination.split('+').map(strings.keyName).join(' + '));
  const [first, last] = [names[0], names.at(-1)];
  return names.length > mostKeys && first !== undefined && last !== undefined ? [strings.range(first, last)] : names;
}
