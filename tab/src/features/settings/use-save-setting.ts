import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SetSetting } from '../../../../src/api/settings.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { ApiError } from '../../shared/api-client.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { scheduleKey } from '../assessment-schedule/schedule-key.ts';

/** Saves one setting. @param options.said tells a screen reader that it is saved */
export function useSaveSetting({ said, onSaved }: { readonly said?: string; readonly onSaved: () => void }) {
  const { api } = useOpenRoadmap();
  const client = useQueryClient();
  const announce = useAnnounce();
  return useMutation({
    mutationFn: (setting: SetSetting) => api.setSetting(setting),
    onSuccess: (settings) => {
      client.setQueryData(queryKeys.settings, settings);
      // Who may accept risks stands beside their names.
      void client.invalidateQueries({ queryKey: queryKeys.members });
      // A new schedule of assessments is read in the time zone of the digest.
      void client.invalidateQueries({ queryKey: scheduleKey });
      if (said !== undefined) announce(said);
      onSaved();
    },
    onError: (error) => {
      // The sentence says whose setting it is now; here it is.
      if (error instanceof ApiError && error.status === 409) void client.invalidateQueries({ queryKey: queryKeys.settings });
    },
  });
}
