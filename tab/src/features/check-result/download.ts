/** Spreadsheets take a file without this mark for one of the local code page. */
const byteOrderMark = '\uFEFF';

/** Gives the person a file. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([byteOrderMark, text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
