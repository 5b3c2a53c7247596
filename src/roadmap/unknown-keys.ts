import { z } from 'zod';

/**
 * Two versions of the app run side by side while a new one is rolled out, and tabs stay open for days. Schemas of requests
 * refuse what they do not know; what is stored and what is answered may come from a newer version, and stays readable.
 */
type Treatment = 'keep' | 'ignore';

const made: Readonly<Record<Treatment, WeakMap<z.core.$ZodType, z.core.$ZodType>>> = { keep: new WeakMap(), ignore: new WeakMap() };

/** The same schema for what is stored: keys of a newer version pass through at every depth, so that they are there when it is saved again. */
export const keepingUnknownKeys = <S extends z.ZodType>(schema: S): z.ZodType<z.infer<S>> => treated(schema, 'keep') as z.ZodType<z.infer<S>>;

/** The same schema for what a server answers: keys of a newer version are left out at every depth, also where a request may not have them. */
export const ignoringUnknownKeys = <S extends z.ZodType>(schema: S): z.ZodType<z.infer<S>> => treated(schema, 'ignore') as z.ZodType<z.infer<S>>;

/**
 * A new value for something, and beside it the keys of the old one that this version does not know: whoever sets the value
 * could not have meant them.
 */
export function withUnknownOf<T>(schema: z.ZodType<T>, before: unknown, value: T): T {
  if (!isPlainObject(before) || !isPlainObject(value)) return value;
  const known: unknown = ignoringUnknownKeys(schema).safeParse(before).data;
  if (!isPlainObject(known)) return value;
  return { ...value, ...Object.fromEntries(Object.entries(before).filter(([key]) => !(key in known) && !(key in value))) };
}

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function treated(schema: z.core.$ZodType, treatment: Treatment): z.core.$ZodType {
  const known = made[treatment].get(schema);
  if (known) return known;
  const tolerant = tolerantOf(schema as z.core.$ZodTypes, (inner) => treated(inner, treatment), treatment);
  made[treatment].set(schema, tolerant);
  return tolerant;
}

function tolerantOf(schema: z.core.$ZodTypes, each: (inner: z.core.$ZodType) => z.core.$ZodType, treatment: Treatment): z.core.$ZodType {
  const { def } = schema._zod;
  if (def.type === 'object') {
    return changed(schema, { shape: Object.fromEntries(Object.entries(def.shape).map(([key, inner]) => [key, each(inner)])), catchall: treatment === 'keep' ? z.unknown() : withoutRefusal(def.catchall) });
  }
  // Keys out of a list, such as the fields that have a stamp: a newer version's list is longer.
  if (def.type === 'record') return changed(schema, { valueType: each(def.valueType), mode: 'loose' });
  if (def.type === 'array') return changed(schema, { element: each(def.element) });
  if (def.type === 'union') return changed(schema, { options: def.options.map(each) });
  if (def.type === 'pipe') return changed(schema, { in: each(def.in), out: each(def.out) });
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default' || def.type === 'catch' || def.type === 'readonly') return changed(schema, { innerType: each(def.innerType) });
  return schema;
}

/** What a strict object says of keys that it does not know; one that takes them goes on taking them. */
const withoutRefusal = (catchall: z.core.$ZodType | undefined): z.core.$ZodType | undefined => (catchall?._zod.def.type === 'never' ? undefined : catchall);

/** Getters stay getters: a default is made anew for each value. */
function changed(schema: z.core.$ZodType, changes: object): z.core.$ZodType {
  const def: unknown = Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(schema._zod.def), ...Object.getOwnPropertyDescriptors(changes) });
  return z.core.clone(schema, def as z.core.$ZodTypeDef);
}
