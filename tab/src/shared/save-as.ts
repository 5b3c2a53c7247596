/** A file for the person, made here or sent by the server. */
export interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Browsers that are slow to begin still read the file then. */
const keptMs = 60_000;

/** Hands a file to the browser's downloads. The request that fetched it carried the sign-in, which a plain link cannot. */
export function saveAs({ name, content }: SavedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
