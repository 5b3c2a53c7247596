import type { GraphModel, GraphType, TypeRef } from './graph-contract-model.ts';

/** Elements that say something here; annotations are nine tenths of the document. */
const element = /<(\/?)(Schema|EntityType|ComplexType|Property|NavigationProperty|PropertyValue|EnumType|Member|EntitySet|Singleton)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>/g;
const attribute = /([\w:]+)="([^"]*)"/g;

interface OpenType {
  readonly name: string;
  readonly base: string | null;
  readonly properties: Map<string, TypeRef>;
  readonly alternateKeys: string[];
}

/**
 * Reads the part of Graph's metadata document that requests depend on: types with their properties, enumerations, and where paths begin.
 * @see https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html
 */
export function readCsdl(xml: string): GraphModel {
  const types = new Map<string, GraphType>();
  const enums = new Map<string, Set<string>>();
  const roots = new Map<string, TypeRef>();
  const namespaceOf = new Map([...xml.matchAll(/<Schema Namespace="([\w.]+)" Alias="(\w+)"/g)].map(([, namespace = '', alias = '']) => [alias, namespace]));
  const fullName = (name: string): string => {
    const dot = name.lastIndexOf('.');
    const namespace = name.slice(0, dot);
    return `${namespaceOf.get(namespace) ?? namespace}${name.slice(dot)}`;
  };
  const refTo = (type: string): TypeRef => {
    const [, item] = /^Collection\((.*)\)$/.exec(type) ?? [];
    return { name: fullName(item ?? type), many: item !== undefined };
  };

  let namespace = '';
  let type: OpenType | null = null;
  let members: Set<string> | null = null;
  for (const { name, attributes, isEnd, isEmpty } of elementsOf(xml)) {
    const own = attributes.get('Name') ?? '';
    const ofType = attributes.get('Type') ?? '';
    const base = attributes.get('BaseType');
    const alias = attributes.get('Property') === 'Alias' ? attributes.get('String') : undefined;
    switch (name) {
      case 'Schema':
        namespace = attributes.get('Namespace') ?? namespace;
        break;
      case 'EntityType':
      case 'ComplexType':
        if (!isEnd) {
          type = { name: `${namespace}.${own}`, base: base === undefined ? null : fullName(base), properties: new Map(), alternateKeys: [] };
          types.set(type.name, type);
        }
        if (isEnd || isEmpty) type = null;
        break;
      case 'Property':
      case 'NavigationProperty':
        if (!isEnd) type?.properties.set(own, refTo(ofType));
        break;
      case 'PropertyValue':
        if (alias !== undefined) type?.alternateKeys.push(alias);
        break;
      case 'EnumType':
        members = isEnd ? null : new Set();
        if (members) enums.set(`${namespace}.${own}`, members);
        break;
      case 'Member':
        members?.add(own);
        break;
      case 'EntitySet':
        if (!isEnd) roots.set(own, { name: fullName(attributes.get('EntityType') ?? ''), many: true });
        break;
      case 'Singleton':
        if (!isEnd) roots.set(own, { name: fullName(ofType), many: false });
    }
  }
  return { types, enums, roots };
}

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
}

function* elementsOf(xml: string): Generator<Element> {
  for (const [, slash, name = '', attributes = '', end] of xml.matchAll(element)) {
    const pairs = [...attributes.matchAll(attribute)].map(([, key = '', value = '']) => [key, value] as const);
    yield { name, attributes: new Map(pairs), isEnd: slash === '/', isEmpty: end === '/' };
  }
}
