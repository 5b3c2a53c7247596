import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, LinkRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { useNotices } from '../../shared/ui/notices.tsx';
import { strings } from './strings.ts';

const confirmMs = 3000;

/** Gives a link that opens this activity: Teams has a dialog of its own for that, elsewhere the address is copied. */
export function ShareLink({ activity, isInTeams }: { readonly activity: CatalogActivity; readonly isInTeams: boolean }) {
  const announce = useAnnounce();
  const { notify } = useNotices();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), confirmMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const share = async (): Promise<void> => {
    if (isInTeams) {
      const { shareActivity } = await import('../../sign-in/teams-host.ts');
      shareActivity(activity.id, activity.title);
      return;
    }
    const { href } = globalThis.location;
    try {
      await navigator.clipboard.writeText(href);
      setCopied(true);
      announce(strings.linkCopied);
    } catch {
      notify({ key: 'link', intent: 'info', text: strings.linkNotCopied(href) });
    }
  };
  const label = isCopied ? strings.linkCopied : strings.copyLink;
  return <Button size="small" appearance="subtle" icon={isCopied ? <CheckmarkRegular /> : <LinkRegular />} aria-label={label} title={label} onClick={() => void share()} />;
}
