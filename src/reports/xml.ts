/** A piece of XML that may stand in another as it is. */
export class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Xml | readonly Xml[];

/** XML from a template: what is put in is text unless it is XML itself. */
export function xml(parts: TemplateStringsArray, ...values: readonly Value[]): Xml {
  return new Xml(parts.map((part, index) => part + (index < values.length ? valueText(values[index] ?? '') : '')).join(''));
}

function valueText(value: Value): string {
  if (value instanceof Xml) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return xmlText(String(value));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML 1.0 may hold it: characters that it cannot hold at all are left out. */
export function xmlText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}
