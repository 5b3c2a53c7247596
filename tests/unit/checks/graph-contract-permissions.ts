import { z } from 'zod';
import type { SignIn } from '../../../src/assessment/permissions.ts';

/** How Graph's table of permissions calls the two ways to sign in. */
const schemeOf: Readonly<Record<SignIn, string>> = { application: 'Application', delegated: 'DelegatedWork' };

/** @see https://github.com/microsoftgraph/kibali */
const tableSchema = z.object({
  permissions: z.record(z.string(), z.object({
    pathSets: z.array(z.object({ schemeKeys: z.array(z.string()), methods: z.array(z.string()), paths: z.record(z.string(), z.string()) })),
  })),
});

/** The least permissions that read a path, for one way to sign in; none where the table does not say. */
export type LeastPermissions = (path: string, signIn: SignIn) => ReadonlySet<string>;

export function readPermissions(json: string): LeastPermissions {
  const least = new Map<string, Set<string>>();
  for (const [permission, { pathSets }] of Object.entries(tableSchema.parse(JSON.parse(json)).permissions)) {
    for (const { paths } of pathSets.filter(({ methods }) => methods.includes('GET'))) {
      for (const [path, marks] of Object.entries(paths)) {
        for (const scheme of leastSchemes(marks)) {
          const key = `${scheme} ${normalized(path)}`;
          least.set(key, (least.get(key) ?? new Set()).add(permission));
        }
      }
    }
  }
  const none: ReadonlySet<string> = new Set();
  return (path, signIn) => {
    const written = `/${path.replace('/resourceNamespaces/microsoft.directory', '/resourceNamespaces/{id}')}`;
    const ways = [written, written.replace(/\/microsoft\.graph\.\w+/g, '')];
    return ways.flatMap((way) => least.get(`${schemeOf[signIn]} ${normalized(way)}`) ?? [])[0] ?? none;
  };
}

/** `least=DelegatedWork,Application;AlsoRequires=…` */
function leastSchemes(marks: string): string[] {
  return marks.split(';').flatMap((mark) => (mark.startsWith('least=') ? mark.slice('least='.length).split(',') : []));
}

/** The table writes paths in any case, and keys by any name. */
const normalized = (path: string): string => path.toLowerCase().replace(/=('[^']*'|\{\w+\})/g, '={value}').replace(/(?<!=)\{\w+\}/g, '{id}');
