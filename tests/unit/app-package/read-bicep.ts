import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';

const { resolve } = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));

/** What a template says, as far as the grammar of Bicep tells; types and properties are known to Microsoft's compiler alone. */
export interface Template {
  /** Line and text of what is no Bicep. */
  readonly faults: readonly string[];
  readonly params: readonly string[];
  readonly variables: readonly string[];
  /** What is called as a function. */
  readonly called: readonly string[];
  /** Names that an expression reads, and that nothing around it declares. */
  readonly unknown: readonly string[];
  /** Every name that an expression reads. */
  readonly read: readonly string[];
}

const declarations: ReadonlySet<string> = new Set(['parameter_declaration', 'variable_declaration', 'resource_declaration', 'module_declaration', 'output_declaration']);

export function readBicep(text: string): Template {
  const tree = parser.parse(text);
  if (!tree) throw new Error('The parser gave no tree.');
  const root = tree.rootNode;
  const named = (type: string): string[] => root.descendantsOfType(type).flatMap((node) => node.firstNamedChild?.text ?? []);
  const top = new Set([...declarations].flatMap(named));
  const called: string[] = [];
  const unknown: string[] = [];
  const read: string[] = [];

  const visit = (node: Node, scope: ReadonlySet<string>): void => {
    const [first, ...rest] = node.namedChildren;
    if (declarations.has(node.type) || node.type === 'object_property') {
      // A name that is given, not read; a computed key is text with expressions in it.
      if (first && first.type !== 'identifier') visit(first, scope);
      for (const child of rest) visit(child, scope);
    } else if (node.type === 'call_expression' && first?.type === 'identifier') {
      called.push(first.text);
      for (const child of rest) visit(child, scope);
    } else if (node.type === 'identifier') {
      read.push(node.text);
      if (!scope.has(node.text)) unknown.push(node.text);
    } else {
      const inner = new Set([...scope, ...introduced(node)]);
      for (const child of node.namedChildren) visit(child, inner);
    }
  };
  visit(root, top);
  const faults = all(root).filter((node) => node.isError || node.isMissing).map((node) => `line ${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`);
  return { faults, params: named('parameter_declaration'), variables: named('variable_declaration'), called, unknown, read };
}

/** Names that a loop or a function in place brings. The grammar closes the latter around its first name alone. */
function introduced(node: Node): string[] {
  if (node.type === 'for_statement') {
    const [loop] = node.namedChildren;
    return loop?.type === 'for_loop_parameters' ? loop.namedChildren.map((each) => each.text) : [loop?.text ?? ''];
  }
  return node.type === 'arguments' ? node.descendantsOfType('lambda_expression').flatMap((each) => each.firstNamedChild?.text ?? []) : [];
}

function all(node: Node): Node[] {
  return [node, ...node.children.flatMap(all)];
}
