import ts from 'typescript';
import type { GraphModel, GraphType, TypeRef } from './graph-contract-model.ts';

/**
 * Reads the published types of Microsoft Graph as a model. They do not say where paths begin, nor which properties are alternate keys.
 * @param roots first segments of paths, with the interface that each leads to
 */
export function readTypes(declarations: string, roots: ReadonlyMap<string, TypeRef>): GraphModel {
  const source = ts.createSourceFile('microsoft-graph.d.ts', declarations, ts.ScriptTarget.Latest);
  const types = new Map<string, GraphType>();
  const enums = new Map<string, ReadonlySet<string>>();

  const readStatements = (statements: readonly ts.Statement[], namespace: string) => {
    const refTo = (node: ts.TypeNode): TypeRef => {
      if (ts.isArrayTypeNode(node)) return { ...refTo(node.elementType), many: true };
      if (!ts.isTypeReferenceNode(node)) return { name: node.getText(source), many: false };
      const [wrapped] = node.typeArguments ?? [];
      return wrapped ? refTo(wrapped) : { name: fullName(node.typeName.getText(source)), many: false };
    };
    /** Names of the same namespace stand alone, those of the main one carry its name inside another. */
    const fullName = (name: string) => (name.startsWith(`${mainNamespace}.`) ? name.slice(mainNamespace.length + 1) : `${name.includes('.') ? '' : namespace}${name}`);

    for (const statement of statements) {
      if (ts.isModuleDeclaration(statement) && statement.body && ts.isModuleBlock(statement.body)) {
        readStatements(statement.body.statements, `${statement.name.text}.`);
      } else if (ts.isTypeAliasDeclaration(statement) && ts.isUnionTypeNode(statement.type)) {
        enums.set(`${namespace}${statement.name.text}`, new Set(statement.type.types.flatMap((each) => (ts.isLiteralTypeNode(each) && ts.isStringLiteral(each.literal) ? each.literal.text : []))));
      } else if (ts.isInterfaceDeclaration(statement)) {
        const [base] = statement.heritageClauses?.flatMap((clause) => clause.types) ?? [];
        types.set(`${namespace}${statement.name.text}`, {
          base: base ? fullName(base.expression.getText(source)) : null,
          properties: new Map(statement.members.flatMap((member) => (ts.isPropertySignature(member) && member.type ? [[textOf(member.name), refTo(member.type)] as const] : []))),
          alternateKeys: [],
        });
      }
    }
  };
  const textOf = (name: ts.PropertyName) => (ts.isStringLiteral(name) ? name.text : name.getText(source));
  readStatements(source.statements, '');
  return { types, enums, roots };
}

const mainNamespace = 'microsoftgraphbeta';
