import { idAsStored } from './backup-forget.ts';
import type { StoredRow } from './backup-rows.ts';
import type { BackupStore } from './backup.ts';
import { ownersIn, tenantIn, type AssignmentStore } from './assignments.ts';
import type { RoadmapStore } from './roadmaps.ts';

/** The roadmaps, with everybody who becomes an owner announced first, whichever door the change comes through. */
export function announcingOwners(roadmaps: RoadmapStore, assignments: AssignmentStore): RoadmapStore {
  return {
    ...roadmaps,
    async change(key, request, by, at) {
      await assignments.expect(key, ownersIn(request.edits.map(({ activity, set }) => ({ id: activity, owner: set.owner ?? null }))));
      return roadmaps.change(key, request, by, at);
    },
  };
}

/** The backups: who owns what is not in them, since the roadmaps say so. */
export function forgettingAssignments(backups: BackupStore, assignments: AssignmentStore): BackupStore {
  return {
    ...backups,
    async put(rows) {
      const tenants = new Set<string>();
      async function* noting(): AsyncGenerator<StoredRow> {
        for await (const row of rows) {
          if (row.table === 'roadmaps' && !tenants.has(tenantIn(row.partition))) {
            tenants.add(tenantIn(row.partition));
            // Before the first row: a restore that breaks off must not leave a list that looks complete.
            await assignments.outdate(tenantIn(row.partition));
          }
          yield row;
        }
      }
      await backups.put(noting());
      for (const tenant of tenants) await assignments.outdate(tenant);
    },
    async forgetTenant(tenantId) {
      return (await assignments.forget(tenantId)) + (await backups.forgetTenant(tenantId));
    },
    async forgetPerson(tenantId, givenId) {
      const personId = idAsStored(givenId);
      const forgotten = await backups.forgetPerson(tenantId, personId);
      const rows = await assignments.forget(tenantId, personId);
      return { ...forgotten, rowsDeleted: forgotten.rowsDeleted + rows };
    },
  };
}
