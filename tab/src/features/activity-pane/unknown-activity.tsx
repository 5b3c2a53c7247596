import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ownActivityId } from '../../../../src/roadmap/own-activity.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate } from '../../shared/location.ts';
import { strings as shared } from '../../shared/strings.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({ body: { whiteSpace: 'normal' } });

const close = (): void => navigate({ activity: null, part: null }, { replace: true });

/** For a link to an activity that this roadmap does not have: leads to the one that has its name now, or says that there is none. */
export default function UnknownActivity({ id }: { readonly id: string }) {
  const styles = useStyles();
  const { api } = useOpenRoadmap();
  const isOwn = ownActivityId.test(id);
  // The server knows former names as well.
  const { data, isError } = useQuery({ queryKey: queryKeys.guidance(id), queryFn: ({ signal }) => api.guidance(id, signal), enabled: !isOwn, staleTime: Infinity });
  const today = data?.id;
  useEffect(() => {
    if (today !== undefined && today !== id) navigate({ activity: today }, { replace: true });
  }, [id, today]);
  if (!isOwn && !isError) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody className={styles.body}>{isOwn ? strings.ownActivityGone : strings.unknownActivity(id)}</MessageBarBody>
      <MessageBarActions containerAction={<Button appearance="transparent" icon={<DismissRegular />} aria-label={shared.close} onClick={close} />} />
    </MessageBar>
  );
}
