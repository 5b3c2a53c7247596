import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { MapRegular } from '@fluentui/react-icons';
import { memo } from 'react';
import { navigate } from '../../shared/location.ts';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { VisuallyHidden } from '../../shared/ui/visually-hidden.tsx';
import type { SignedIn } from '../../sign-in/signed-in.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({ button: { minWidth: '36px', paddingLeft: '4px', paddingRight: '4px' } });

/** Local mode only: who one is, and becoming somebody else. */
export default memo(function UserMenu({ local }: { readonly local: NonNullable<SignedIn['local']> }) {
  const styles = useStyles();
  const me = local.people.find(({ id }) => id === local.personId);
  if (!me) return null;
  return (
    <Menu
      checkedValues={{ person: [me.id] }}
      onCheckedValueChange={(_event, { checkedItems }) => checkedItems[0] !== undefined && local.become(checkedItems[0])}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" className={styles.button} title={me.name}>
          <PersonAvatar person={me} isDecorative size={28} />
          <VisuallyHidden>{strings.you(me.name)}</VisuallyHidden>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{strings.switchTo}</MenuGroupHeader>
            {local.people.map((person) => (
              <MenuItemRadio key={person.id} name="person" value={person.id} icon={<PersonAvatar person={person} isDecorative size={20} />}>
                {person.name}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItem icon={<MapRegular />} onClick={() => navigate({ roadmap: null, activity: null, run: null, check: null })}>
            {strings.otherRoadmap}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
});
