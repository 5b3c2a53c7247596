import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBicep } from './read-bicep.ts';

const folder = join(import.meta.dirname, '../../../infra');
const names = ['main.bicep', ...(await readdir(join(folder, 'modules'))).map((name) => `modules/${name}`)];
const templates = await Promise.all(names.map(async (name) => [name, readBicep(await readFile(join(folder, name), 'utf8'))] as const));

const decorators = ['allowed', 'description', 'minLength', 'secure'];
/** Those of https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions that the templates use. */
const functions: ReadonlySet<string> = new Set([...decorators, 'concat', 'empty', 'environment', 'filter', 'guid', 'int', 'json', 'replace', 'resourceGroup', 'split', 'string', 'subscriptionResourceId', 'tenant', 'uniqueString']);

describe.each(templates)('%s', (_name, template) => {
  it('is Bicep', () => {
    expect(template.faults).toEqual([]);
  });

  it('reads only what it declares', () => {
    expect(template.unknown).toEqual([]);
    expect(template.called.filter((name) => !functions.has(name))).toEqual([]);
  });

  it('reads every parameter and variable that it declares', () => {
    expect([...template.params, ...template.variables].filter((name) => !template.read.includes(name))).toEqual([]);
  });
});

describe('reading a template', () => {
  it.each([
    ['a bracket that is not closed', "var list = [\n  'a'\n"],
    ['a property without a value', 'var thing = {\n  name:\n}\n'],
    ['a condition without its second half', "var one = true ? 'a'\n"],
  ])('notices %s', (_what, text) => {
    expect(readBicep(text).faults).not.toEqual([]);
  });

  it('knows the names of loops and functions in place, and no others', () => {
    const { unknown } = readBicep("param many array\nvar some = filter(many, each => each.value != none)\nvar more = [for (one, index) in many: '${one}${index}${two}']\n");
    expect(unknown).toEqual(['none', 'two']);
  });
});
