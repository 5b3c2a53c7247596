/** A value as `$filter` writes it. Dates stay text: ISO 8601 in UTC sorts as text does once it is parsed. */
export type Literal = string | number | boolean | null;

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly path: readonly string[]; readonly value: Literal }
  | { readonly kind: 'in'; readonly path: readonly string[]; readonly values: readonly Literal[] }
  | { readonly kind: 'text'; readonly test: TextTest; readonly path: readonly string[]; readonly value: string }
  | { readonly kind: 'lambda'; readonly quantifier: 'any' | 'all'; readonly path: readonly string[]; readonly variable: string | null; readonly of: Filter | null }
  /** A property that is true or false by itself. */
  | { readonly kind: 'truth'; readonly path: readonly string[] };

const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];
const textTests = ['startswith', 'endswith', 'contains'] as const;
export type TextTest = (typeof textTests)[number];

export class FilterError extends Error {
  override readonly name = 'FilterError';
}

type Token =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'punctuation'; readonly text: '(' | ')' | ',' | ':' }
  /** A name, path, keyword, number, date or GUID: what it is depends on where it stands. */
  | { readonly kind: 'word'; readonly text: string };

const tokenPattern = /\s*(?:'((?:[^']|'')*)'|([(),])|([^\s'(),]+))/y;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.trimEnd().length) {
    const at = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (!match) throw new FilterError(`Unreadable text at position ${at} of the filter.`);
    const [, quoted, punctuation, word] = match;
    if (quoted !== undefined) tokens.push({ kind: 'string', text: quoted.replaceAll("''", "'") });
    else if (punctuation === '(' || punctuation === ')' || punctuation === ',') tokens.push({ kind: 'punctuation', text: punctuation });
    else if (word !== undefined) tokens.push(...splitVariable(word));
  }
  return tokens;
}

/** `x:x/id` names a lambda's variable; a colon inside a date belongs to the date. */
function splitVariable(word: string): Token[] {
  const match = /^([A-Za-z_]\w*):(.*)$/.exec(word);
  if (!match) return [{ kind: 'word', text: word }];
  const [, variable = '', rest = ''] = match;
  const named: Token[] = [{ kind: 'word', text: variable }, { kind: 'punctuation', text: ':' }];
  return rest === '' ? named : [...named, { kind: 'word', text: rest }];
}

/**
 * Reads an OData filter: `eq ne gt ge lt le`, `and or not`, `in`, `startswith endswith contains`, `any all`, parentheses.
 * @throws FilterError that says what is wrong
 */
export function parseFilter(text: string): Filter {
  const parser = new Parser(tokenize(text));
  const filter = parser.either();
  parser.end();
  return filter;
}

class Parser {
  private readonly tokens: readonly Token[];
  private position = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  either(): Filter {
    let left = this.both();
    while (this.takeWord('or')) left = { kind: 'or', left, right: this.both() };
    return left;
  }

  end(): void {
    const token = this.tokens[this.position];
    if (token) throw new FilterError(`The filter goes on with "${token.text}" where it should end.`);
  }

  private both(): Filter {
    let left = this.negation();
    while (this.takeWord('and')) left = { kind: 'and', left, right: this.negation() };
    return left;
  }

  private negation(): Filter {
    if (this.takeWord('not')) return { kind: 'not', of: this.negation() };
    if (this.takePunctuation('(')) {
      const inner = this.either();
      this.expect(')');
      return inner;
    }
    return this.condition();
  }

  private condition(): Filter {
    const name = this.word('a property');
    const test = textTests.find((each) => each === name.toLowerCase());
    if (test && this.takePunctuation('(')) return this.textTest(test);
    const path = name.split('/');
    const quantifier = path.at(-1);
    if ((quantifier === 'any' || quantifier === 'all') && this.takePunctuation('(')) return this.lambda(quantifier, path.slice(0, -1));
    if (this.takeWord('in')) return { kind: 'in', path, values: this.literals() };
    const operator = comparisons.find((each) => this.takeWord(each));
    return operator ? { kind: 'compare', operator, path, value: this.literal() } : { kind: 'truth', path };
  }

  private textTest(test: TextTest): Filter {
    const path = this.word('a property').split('/');
    this.expect(',');
    const value = this.literal();
    if (typeof value !== 'string') throw new FilterError(`${test} takes a text.`);
    this.expect(')');
    return { kind: 'text', test, path, value };
  }

  private lambda(quantifier: 'any' | 'all', path: readonly string[]): Filter {
    if (this.takePunctuation(')')) return { kind: 'lambda', quantifier, path, variable: null, of: null };
    const variable = this.word('a variable');
    this.expect(':');
    const of = this.either();
    this.expect(')');
    return { kind: 'lambda', quantifier, path, variable, of };
  }

  private literals(): Literal[] {
    this.expect('(');
    const values = [this.literal()];
    while (this.takePunctuation(',')) values.push(this.literal());
    this.expect(')');
    return values;
  }

  private literal(): Literal {
    const token = this.tokens[this.position];
    this.position += 1;
    if (!token || token.kind === 'punctuation') throw new FilterError('A value is missing in the filter.');
    if (token.kind === 'string') return token.text;
    switch (token.text) {
      case 'null':
        return null;
      case 'true':
        return true;
      case 'false':
        return false;
      default:
        return bareValue(token.text);
    }
  }

  private word(what: string): string {
    const token = this.tokens[this.position];
    if (token?.kind !== 'word') throw new FilterError(`The filter needs ${what}${token ? ` where it has "${token.text}"` : ' at its end'}.`);
    this.position += 1;
    return token.text;
  }

  private takeWord(text: string): boolean {
    const token = this.tokens[this.position];
    if (token?.kind !== 'word' || token.text.toLowerCase() !== text) return false;
    this.position += 1;
    return true;
  }

  private takePunctuation(text: string): boolean {
    const token = this.tokens[this.position];
    if (token?.kind !== 'punctuation' || token.text !== text) return false;
    this.position += 1;
    return true;
  }

  private expect(text: string): void {
    if (!this.takePunctuation(text)) throw new FilterError(`The filter lacks a "${text}".`);
  }
}

/** Numbers, dates and GUIDs stand without quotes; anything else would be a property, which Graph does not compare with. */
function bareValue(text: string): Literal {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?$/i.test(text)) return text;
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)) return text;
  throw new FilterError(`"${text}" is no value: a text stands in single quotes.`);
}
