import { readdir } from 'node:fs/promises';

/** One check in its folder: code and text stand side by side. */
export interface CheckFile {
  /** As people find it: `identity/users-cannot-create-tenants.ts`. */
  readonly name: string;
  readonly folder: string;
  /** File name without extension: also the check's id. */
  readonly id: string;
  readonly module: URL;
  readonly text: URL;
}

const checksFolder = new URL('./', import.meta.url);
/** `.ts` in the source tree, `.js` in a build. */
const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

/** The checks of every pillar's folder, by folder and name. A file beside the checks that is not one belongs one folder up. */
export async function checkFiles(): Promise<readonly CheckFile[]> {
  const folders = (await readdir(checksFolder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  const found = await Promise.all(folders.map(async (folder) => {
    const folderUrl = new URL(`${folder}/`, checksFolder);
    const names = (await readdir(folderUrl)).filter((name) => name.endsWith(extension) && !name.endsWith(`.d${extension}`)).sort();
    return names.map((name): CheckFile => {
      const id = name.slice(0, -extension.length);
      return { name: `${folder}/${name}`, folder, id, module: new URL(name, folderUrl), text: new URL(`${id}.md`, folderUrl) };
    });
  }));
  return found.flat();
}
