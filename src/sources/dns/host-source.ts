import { FactUnavailable, type FactSource } from '../../assessment/fact-source.ts';
import type { HostQuery } from '../../assessment/need.ts';
import { concurrently } from '../concurrently.ts';
import type { HostAnswer, LookUp } from './look-up.ts';

const lookUpsAtOnce = 16;
/** So many failures without a single answer are the network's, not the names'. */
const enoughUnknown = 64;

/** DNS as a source of facts, for one run: each distinct name is looked up once. */
export function createHostSource(lookUp: LookUp): Pick<FactSource<HostQuery>, 'fanOut'> {
  const asked = new Map<string, Promise<HostAnswer>>();

  function ask(host: string): Promise<HostAnswer> {
    const name = host.toLowerCase();
    const answer = asked.get(name) ?? lookUp(name);
    asked.set(name, answer);
    return answer;
  }

  return {
    /** One item per name. @throws FactUnavailable when no look-up at all comes to an answer */
    async *fanOut(_query, hosts) {
      const unknown: string[] = [];
      let isAnswered = false;
      for await (const { host, answer } of concurrently(hosts, lookUpsAtOnce, async (each) => ({ host: each, answer: await ask(each) }))) {
        isAnswered ||= answer.resolves !== 'unknown';
        if (isAnswered) yield { id: host, items: [answer] };
        else unknown.push(host);
        if (!isAnswered && (unknown.length >= enoughUnknown || unknown.length === hosts.length)) throw noAnswer(unknown.length);
      }
      for (const host of unknown) yield { id: host, items: [await ask(host)] };
    },
  };
}

function noAnswer(count: number): FactUnavailable {
  const names = count === 1 ? 'The one host name' : `All ${count} host names`;
  return new FactUnavailable(`${names} looked up in DNS gave no answer: the DNS servers of this machine cannot be reached, or refuse it. Check its network, and run the assessment again.`);
}
