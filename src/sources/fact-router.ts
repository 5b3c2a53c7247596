import { FactNotConnected, type FactSource } from '../assessment/fact-source.ts';
import type { ArmQuery, EntityQuery, GraphQuery, HostQuery } from '../assessment/need.ts';

export interface RoutedSources {
  readonly graph: Closable<FactSource<GraphQuery>>;
  /** Null where the app is not connected to Azure. */
  readonly arm: Closable<FactSource<ArmQuery>> | null;
  readonly dns: Pick<FactSource<HostQuery>, 'fanOut'>;
}
type Closable<Source> = Source & { close(): void };

/** All services as one source: each query goes to the service that it names. Closing it closes them all. */
export function routeFacts({ graph, arm, dns }: RoutedSources): Closable<FactSource> {
  const connectedArm = ({ path }: ArmQuery): FactSource<ArmQuery> => {
    if (arm) return arm;
    throw new FactNotConnected(`The app is not connected to Azure: nobody told it where to read ${path}.`);
  };
  const entities = <Result>(query: EntityQuery, ask: { graph: (query: GraphQuery) => Result; arm: (source: FactSource<ArmQuery>, query: ArmQuery) => Result }): Result =>
    (query.service === undefined ? ask.graph(query) : ask.arm(connectedArm(query), query));
  return {
    async get(query) {
      return entities(query, { graph: (each) => graph.get(each), arm: (source, each) => source.get(each) });
    },
    async *pages(query) {
      yield* entities(query, { graph: (each) => graph.pages(each), arm: (source, each) => source.pages(each) });
    },
    async count(query) {
      return entities(query, { graph: (each) => graph.count(each), arm: (source, each) => source.count(each) });
    },
    async *fanOut(query, ids) {
      if (query.service === 'dns') yield* dns.fanOut(query, ids);
      else yield* entities(query, { graph: (each) => graph.fanOut(each, ids), arm: (source, each) => source.fanOut(each, ids) });
    },
    close() {
      graph.close();
      arm?.close();
    },
  };
}
