import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { MovementView } from '../../../../src/api/overview.ts';
import { navigate } from '../../shared/location.ts';
import { plural } from '../../shared/plural.ts';
import { strings } from './strings.ts';

/** The others are asked for. */
const mostShown = 8;

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  // A button's last line would be level with the mark of the list otherwise.
  title: { verticalAlign: 'top', textAlign: 'start' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What passed before and does not now, in every pillar since it was last looked at. */
export function Regressed({ since }: Pick<MovementView, 'since'>) {
  const styles = useStyles();
  const [isWhole, setWhole] = useState(false);
  const rest = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isWhole) rest.current?.querySelector('button')?.focus();
  }, [isWhole]);
  if (!since) return <Text className={styles.quiet}>{strings.noneBefore}</Text>;
  const { broken } = since;
  if (broken.length === 0) return <Text className={styles.quiet}>{strings.noneRegressed}</Text>;
  return (
    <ul className={styles.list}>
      {broken.slice(0, isWhole ? undefined : mostShown).map(({ id, title, run }, index) => (
        <li key={id} ref={index === mostShown ? rest : undefined}>
          <Link as="button" className={styles.title} onClick={() => navigate({ view: 'assessment', run, check: id })}>{title}</Link>
        </li>
      ))}
      {!isWhole && broken.length > mostShown && (
        <li><Link as="button" onClick={() => setWhole(true)}>{plural(broken.length - mostShown, strings.moreRegressed)}</Link></li>
      )}
    </ul>
  );
}
