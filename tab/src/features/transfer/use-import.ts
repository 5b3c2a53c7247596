import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Imported, ImportPreview, Prefer } from '../../../../src/api/transfer.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';

export interface ImportFlow {
  /** The file that was chosen; null before, and after it was given up. */
  readonly file: File | null;
  readonly prefer: Prefer;
  /** What it would do; null while it is read, or when it cannot be used. */
  readonly preview: ImportPreview | null;
  readonly imported: Imported | null;
  readonly error: Error | null;
  readonly isReading: boolean;
  readonly isImporting: boolean;
  readonly choose: (file: File) => void;
  readonly setPrefer: (prefer: Prefer) => void;
  /** Reads the same file again, as after somebody changed the roadmap meanwhile. */
  readonly lookAgain: () => void;
  readonly confirm: () => void;
  readonly leave: () => void;
}

/** A file from its choice to what became of it: nothing is imported that was not looked at before. */
export function useImport(): ImportFlow {
  const { api } = useOpenRoadmap();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [prefer, setPrefer] = useState<Prefer>('team');
  // Stays while the same file is read with another choice, so that nothing jumps.
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const look = useMutation({
    mutationFn: (asked: { readonly file: File; readonly prefer: Prefer }) => api.previewImport(asked.file, asked.prefer),
    onSuccess: (answer) => setPreview(answer),
  });
  const take = useMutation({
    mutationFn: (asked: { readonly file: File; readonly prefer: Prefer; readonly confirm: string }) => api.confirmImport(asked.file, asked),
    // The change comes by the live events too; a run changes what every view says of evidence.
    onSuccess: () => client.invalidateQueries(),
  });
  const { mutate: lookAt, reset: forgetLook } = look;
  const { mutate: takeIn, reset: forgetTaken } = take;

  const read = useCallback(
    (chosen: File, preferred: Prefer) => {
      forgetTaken();
      lookAt({ file: chosen, prefer: preferred });
    },
    [forgetTaken, lookAt],
  );
  return {
    file,
    prefer,
    preview,
    imported: take.data ?? null,
    error: take.error ?? look.error,
    isReading: look.isPending,
    isImporting: take.isPending,
    choose: (chosen) => {
      setFile(chosen);
      setPreview(null);
      setPrefer('team');
      read(chosen, 'team');
    },
    setPrefer: (preferred) => {
      setPrefer(preferred);
      if (file) read(file, preferred);
    },
    lookAgain: () => {
      if (file) read(file, prefer);
    },
    confirm: () => {
      if (file && preview) takeIn({ file, prefer, confirm: preview.confirm });
    },
    leave: () => {
      setFile(null);
      setPreview(null);
      forgetLook();
      forgetTaken();
    },
  };
}
