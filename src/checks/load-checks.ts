import type { Check } from '../assessment/check.ts';
import { checkFiles, type CheckFile } from './check-files.ts';

/**
 * Every check of the product, by its number in the public assessment. The folders are the registry.
 * @throws Error that names the file which is no check, has an id other than its name, or repeats an id or a number
 */
export async function loadChecks(): Promise<readonly Check[]> {
  const files = await checkFiles();
  return register(await Promise.all(files.map(async (file) => {
    const module: unknown = await import(file.module.href);
    return { file, exported: isObject(module) ? module['default'] : undefined };
  })));
}

/** Sorts what the files export and refuses what could not be told apart or found again. */
export function register(found: readonly { readonly file: Pick<CheckFile, 'name' | 'folder' | 'id'>; readonly exported: unknown }[]): readonly Check[] {
  const ids = new Map<string, string>();
  const references = new Map<number, string>();
  const checks = found.map(({ file, exported }) => {
    if (!isCheck(exported)) throw new Error(`${file.name}: the default export is not a check; write "export default defineCheck({ … })".`);
    if (exported.id !== file.id) throw new Error(`${file.name}: the check is called "${exported.id}"; file name and id must be the same.`);
    if (exported.pillars[0] !== file.folder) throw new Error(`${file.name}: the check's first pillar is "${exported.pillars[0]}", its folder "${file.folder}".`);
    const twin = ids.get(exported.id) ?? references.get(exported.reference);
    if (twin !== undefined) throw new Error(`${file.name}: id or reference (${exported.id}, ${exported.reference}) is that of ${twin} too.`);
    ids.set(exported.id, file.name);
    references.set(exported.reference, file.name);
    return exported;
  });
  return checks.toSorted((a, b) => a.reference - b.reference);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** `defineCheck` has checked the rest at compile time. */
function isCheck(value: unknown): value is Check {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['reference'] === 'number'
    && Array.isArray(value['pillars']) && isObject(value['needs']) && typeof value['decide'] === 'function';
}
