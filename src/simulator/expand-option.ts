import { badRequest } from './graph-error.ts';

/** A relation that is answered together with its entity. */
export interface Expansion {
  readonly name: string;
  /** Null for every property. */
  readonly select: readonly string[] | null;
  readonly expand: readonly Expansion[];
}

/**
 * Reads `$expand`: relations with commas between, each perhaps with options of its own in brackets, semicolons between them.
 * @throws GraphError 400 when it does not read, or an option is none that a relation takes here
 */
export function readExpansions(text: string): readonly Expansion[] {
  return partsOf(text, ',').map((part) => {
    const match = /^([\w.]+)(?:\((.*)\))?$/s.exec(part);
    if (!match) throw badRequest(`Parsing $expand failed at '${part}'.`);
    const [, name = '', options] = match;
    return expansionOf(name, options === undefined ? [] : partsOf(options, ';'));
  });
}

function expansionOf(name: string, options: readonly string[]): Expansion {
  const values = new Map(options.map((option): [string, string] => {
    const at = option.indexOf('=');
    return [option.slice(0, at).trim(), option.slice(at + 1).trim()];
  }));
  for (const option of values.keys()) if (option !== '$select' && option !== '$expand') throw badRequest(`The query option '${option}' is not supported in $expand.`);
  const select = values.get('$select');
  return { name, select: select === undefined ? null : partsOf(select, ','), expand: readExpansions(values.get('$expand') ?? '') };
}

/** What stands between separators that are outside of brackets, without blanks around it. */
function partsOf(text: string, separator: ',' | ';'): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === separator && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  if (depth !== 0) throw badRequest('Parsing $expand failed: a bracket is missing.');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
