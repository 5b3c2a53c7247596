import type { SampleGroup } from './sample-people.ts';
import { entitySet, type Entity, type EntitySet, type Relation } from './tenant.ts';

/** Groups of the sample contain no groups, so what is transitive is direct. */
export function sampleMemberships(groups: readonly SampleGroup[], membersOf: ReadonlyMap<string, EntitySet>): Relation[] {
  const groupsOf = new Map<string, Entity[]>();
  for (const { group, members } of groups) {
    for (const { id } of members) groupsOf.set(id, [...(groupsOf.get(id) ?? []), { '@odata.type': '#microsoft.graph.group', ...group }]);
  }
  const members = ({ id }: Entity) => membersOf.get(id) ?? entitySet([]);
  const memberOf = ({ id }: Entity) => entitySet(groupsOf.get(id) ?? []);
  return [
    { from: 'groups', name: 'members', to: members },
    { from: 'groups', name: 'transitiveMembers', to: members },
    { from: 'users', name: 'memberOf', to: memberOf },
    { from: 'users', name: 'transitiveMemberOf', to: memberOf },
  ];
}
