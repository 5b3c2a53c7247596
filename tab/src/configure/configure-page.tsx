import { Spinner } from '@fluentui/react-components';
import { PeopleTeamRegular, ShieldCheckmarkRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { offerAsTab } from '../sign-in/teams-host.ts';
import { strings as shared } from '../shared/strings.ts';
import type { ThemeName } from '../shared/theme.ts';
import { StateMessage } from '../shared/ui/state-message.tsx';
import { WholePage } from '../shared/ui/whole-page.tsx';
import { strings } from './strings.ts';

/** What Teams shows while somebody adds the tab to a channel or chat. */
export default function ConfigurePage({ onTheme }: { readonly onTheme: (theme: ThemeName) => void }) {
  const [state, setState] = useState<'waiting' | 'ready' | 'outside'>('waiting');
  useEffect(() => {
    offerAsTab(strings.tabName).then((theme) => {
      onTheme(theme);
      setState('ready');
    }, () => setState('outside'));
  }, [onTheme]);
  switch (state) {
    case 'waiting': return <WholePage><Spinner label={shared.loading} /></WholePage>;
    case 'ready': return <WholePage><StateMessage icon={<ShieldCheckmarkRegular />} title={strings.title}>{strings.body}</StateMessage></WholePage>;
    case 'outside': return <WholePage><StateMessage icon={<PeopleTeamRegular />} title={strings.outside}>{strings.outsideBody}</StateMessage></WholePage>;
  }
}
