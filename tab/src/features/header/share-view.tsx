import { Button, makeStyles } from '@fluentui/react-components';
import { ShareRegular } from '@fluentui/react-icons';
import { searchForOthers } from '../../roadmap/filter/activity-filter.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useNotices } from '../../shared/ui/notices.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  // A phone's browser shares by itself, and the picture of who one is needs the room.
  inBrowser: { '@media (max-width: 639px)': { display: 'none' } },
  inTeams: { '@media (max-width: 359px)': { display: 'none' } },
});

/** Hands on what is on the screen, filters included: by Teams' own dialog for links, elsewhere by copying the address. */
export function ShareView({ viewId, title, isInTeams }: { readonly viewId: string; readonly title: string; readonly isInTeams: boolean }) {
  const styles = useStyles();
  const { notify } = useNotices();
  const { roadmap: { me } } = useOpenRoadmap();
  const share = async (): Promise<void> => {
    const address = new URL(globalThis.location.href);
    address.search = searchForOthers(address.search, me.person.id);
    // The first view goes without saying: others would come to the one where they were last.
    address.searchParams.set('view', viewId);
    const { href, search } = address;
    if (isInTeams) {
      (await import('../../sign-in/teams-host.ts')).shareView(search, title);
      return;
    }
    const isCopied = await navigator.clipboard.writeText(href).then(() => true, () => false);
    notify({ key: 'view-link', intent: isCopied ? 'success' : 'info', text: isCopied ? strings.viewCopied : strings.viewNotCopied(href) });
  };
  return <Button className={isInTeams ? styles.inTeams : styles.inBrowser} appearance="subtle" icon={<ShareRegular />} aria-label={strings.shareView} title={strings.shareView} onClick={() => void share()} />;
}
