import { ArrowUploadRegular } from '@fluentui/react-icons';
import { Spinner } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { formatMoment } from '../../shared/dates.ts';
import { navigate } from '../../shared/location.ts';
import { FileInput } from '../../shared/ui/file-input.tsx';
import { useNotices } from '../../shared/ui/notices.tsx';
import { ShrinkingButton } from '../../shared/ui/shrinking-button.tsx';
import { strings } from './strings.ts';

/** Takes a report of the public assessment tool, JSON or HTML, and shows it as an assessment. */
export function ImportReport() {
  const { api, cannotAssess } = useOpenRoadmap();
  const { notify, dismiss } = useNotices();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: (file: File) => api.importReport(file),
    onMutate: () => dismiss('import'),
    onSuccess: async ({ run }, file) => {
      notify({ key: 'import', intent: 'success', text: strings.imported(file.name, formatMoment(run.startedAt)) });
      await client.invalidateQueries();
      navigate({ view: 'assessment', run: run.id, check: null });
    },
    onError: (error) => notify({ key: 'import', intent: 'error', text: strings.notImported(error.message) }),
  });
  return (
    <>
      <ShrinkingButton
        isMinor
        icon={upload.isPending ? <Spinner size="tiny" /> : <ArrowUploadRegular />}
        label={upload.isPending ? strings.importing : strings.importReport}
        disabled={upload.isPending}
        unavailable={cannotAssess}
        onClick={() => input.current?.click()}
      />
      <FileInput ref={input} label={strings.importReport} onFile={(file) => upload.mutate(file)} />
    </>
  );
}
