import { Button } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { strings } from './strings.ts';

/** The panel is narrow: everything about an activity, its evidence and discussion among it, opens in a dialog of Teams, elsewhere in a window. */
export function ShowLarge({ activity, isInTeams }: { readonly activity: CatalogActivity; readonly isInTeams: boolean }) {
  const show = async (): Promise<void> => {
    const address = new URL(globalThis.location.href);
    for (const name of ['frame', 'part']) address.searchParams.delete(name);
    address.searchParams.set('activity', activity.id);
    const isShown = isInTeams && (await import('../../sign-in/teams-host.ts')).showInDialog(address.search, activity.title);
    if (!isShown) globalThis.open(address, '_blank', 'noopener');
  };
  return <Button size="small" appearance="subtle" icon={<OpenRegular />} aria-label={strings.showLarge} title={strings.showLarge} onClick={() => void show()} />;
}
