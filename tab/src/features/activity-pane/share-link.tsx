import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, LinkRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { shortPath } from '../../../../src/api/short-link.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { copyText } from '../../shared/clipboard.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { useNotices } from '../../shared/ui/notices.tsx';
import { strings } from './strings.ts';

const confirmMs = 3000;

/**
 * Copies a link that opens this activity. In Teams that is the short link, which shows as a card wherever it is pasted; on this
 * machine only, it is the address.
 */
export function ShareLink({ activity, isInTeams }: { readonly activity: CatalogActivity; readonly isInTeams: boolean }) {
  const announce = useAnnounce();
  const { notify } = useNotices();
  const { roadmap } = useOpenRoadmap();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), confirmMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const share = async (): Promise<void> => {
    const { href, origin } = globalThis.location;
    const link = isInTeams ? origin + shortPath(roadmap.id, { kind: 'activity', id: activity.id }) : href;
    if (await copyText(link)) {
      setCopied(true);
      announce(strings.linkCopied);
    } else if (isInTeams) {
      // Some clients of Teams keep every clipboard from tabs: their own dialog has a link to copy too.
      (await import('../../sign-in/teams-host.ts')).shareActivity(activity.id, activity.title);
    } else notify({ key: 'link', intent: 'info', text: strings.linkNotCopied(link) });
  };
  const label = isCopied ? strings.linkCopied : strings.copyLink;
  return <Button size="small" appearance="subtle" icon={isCopied ? <CheckmarkRegular /> : <LinkRegular />} aria-label={label} title={label} onClick={() => void share()} />;
}
