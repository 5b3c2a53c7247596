import { forwardRef } from 'react';

export interface FileInputProps {
  readonly label: string;
  readonly onFile: (file: File) => void;
}

/** Takes a report, JSON or HTML, or another document in JSON. Out of sight: a button beside it clicks it. */
export const FileInput = forwardRef<HTMLInputElement, FileInputProps>(function FileInput({ label, onFile }, ref) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      aria-label={label}
      accept=".json,.html,.htm,application/json,text/html"
      onChange={({ currentTarget }) => {
        const file = currentTarget.files?.[0];
        if (file) onFile(file);
        // The same file can be chosen again after it was mended.
        currentTarget.value = '';
      }}
    />
  );
});
