import type { Cell } from '../assessment/evidence-table.ts';

/** Longer pieces are cut before they are read: nobody reads them, and every pattern below stays cheap. */
const maxSourceLength = 8000;
const maxCellLength = 2000;

/**
 * Everything inline that is not plain text. Each alternative stops at the next character it could start with,
 * so that reading takes linear time whatever the text.
 */
const inline = new RegExp([
  /(?<!`)(?<ticks>`+)(?!`)(?<code>[^`]+)\k<ticks>(?!`)/,
  /\\(?<escaped>[!-/:-@[-`{-~])/,
  /!\[[^[\]]*\]\((?:[^()]|\([^()]*\))*\)/,
  /\[(?<label>(?:[^[\]]|\[[^[\]]*\])*)\]\(\s*<?(?<href>[^()<>\s]*(?:\([^()<>\s]*\)[^()<>\s]*)*)>?(?:\s+"[^"]*")?\s*\)/,
  /<(?<autolink>https?:\/\/[^<>\s]+)>/,
  /<(?<raw>script|style)\b[^<>]*>[^<]*<\/\k<raw>\s*>/,
  /(?<lineBreak><br\s*\/?>)/,
  /<[/!?]?[a-z][^<>]*>|<!--[^<>]*-->/,
  /&(?<entity>amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/,
].map(({ source }) => source).join('|'), 'giu');

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: ' ' };

/** Stand-ins, from the private use area, for marks that are text and no emphasis. */
const marks = ['*', '_', '~'] as const;
const standIns = ['\uE000', '\uE001', '\uE002'] as const;

// Control characters, marks that reverse the reading direction, halves of characters, and our own stand-ins.
const unwanted = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uE000-\uE002]/gu;

/** Most cells hold nothing that could be a mark: they are the bulk of a large report. */
const possibleMark = /[`\\![<&*_~]/;

interface Inline {
  readonly text: string;
  /** Addresses of the links in the text, as written. */
  readonly hrefs: readonly string[];
}

/** One line of Markdown as people read it: no marks, no HTML, no images; a link is its text. */
export function plainText(markdown: string): string {
  return readInline(markdown).text;
}

/** Cuts at a word where there is one near, and says so with an ellipsis. */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '');
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > maxLength / 2 ? cut.slice(0, lastSpace) : cut}…`;
}

/**
 * One cell of a Markdown table. With exactly one link, to an `https` address, the cell is that link;
 * any other address is dropped, and so are several, because a cell leads to one place. An empty cell is null.
 */
export function cellOf(markdown: string): Cell {
  const { text, hrefs } = readInline(markdown);
  if (text === '') return null;
  const shown = shorten(text, maxCellLength);
  const href = hrefs.length === 1 ? httpsAddress(hrefs[0]) : null;
  return href === null ? shown : { text: shown, href };
}

function readInline(markdown: string): Inline {
  const source = markdown.slice(0, maxSourceLength).replace(unwanted, '');
  if (!possibleMark.test(source)) return { text: source.replace(/\s+/g, ' ').trim(), hrefs: [] };
  const hrefs: string[] = [];
  const text = source.replace(inline, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const { code, escaped, label, href, autolink, lineBreak, entity } = groups;
    if (code !== undefined) return literal(code);
    if (escaped !== undefined) return literal(escaped);
    if (label !== undefined) {
      hrefs.push(href ?? '');
      return labelText(label);
    }
    if (autolink !== undefined) {
      hrefs.push(autolink);
      return literal(autolink);
    }
    if (lineBreak !== undefined) return ', ';
    return entity === undefined ? '' : literal(characterOf(entity) ?? whole);
  });
  return { text: restored(withoutEmphasis(withoutEmphasis(text))).replace(/\s+/g, ' ').trim(), hrefs };
}

/** Code, escapes and entities inside a link's text; a link holds no other link. */
function labelText(label: string): string {
  return label.replace(inline, (whole: string, ...rest: unknown[]) => {
    const { code, escaped, entity } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const text = code ?? escaped ?? (entity === undefined ? undefined : characterOf(entity) ?? whole);
    return text === undefined ? '' : literal(text);
  });
}

function characterOf(entity: string): string | null {
  const named = entities[entity.toLowerCase()];
  if (named !== undefined) return named;
  if (!entity.startsWith('#')) return null;
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number.parseInt(entity.slice(1), 10);
  return code > 0x10ffff ? null : String.fromCodePoint(code).replace(unwanted, '');
}

/** Emphasis is marks of one kind right around text; `_` counts only outside words. */
function withoutEmphasis(text: string): string {
  if (!/[*_~]/.test(text)) return text;
  return text
    .replace(/(\*{1,3})(?=[^\s*])([^*]+)(?<=[^\s*])\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_]+)(?<=[^\s_])\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/~~([^~]+)~~/g, '$1');
}

const literal = (text: string) => text.replace(/[*_~]/g, (mark) => standIns[marks.findIndex((known) => known === mark)] ?? mark);
const restored = (text: string) => text.replace(/[\uE000-\uE002]/g, (standIn) => marks[standIns.findIndex((known) => known === standIn)] ?? standIn);

function httpsAddress(href: string | undefined): string | null {
  if (href === undefined || !URL.canParse(href)) return null;
  const { protocol, username, password } = new URL(href);
  return protocol === 'https:' && username === '' && password === '' ? href : null;
}
