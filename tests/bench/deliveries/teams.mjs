import { createServer } from 'node:http';

/** As slow as Teams is for a message, about. */
const latencyMs = 300;
/** Of a hundred messages, so many are refused once although the limit is kept. */
const stumbles = [[429, 0.2], [502, 0.2], [412, 0.1]];

/** The side of Teams that takes messages, over HTTP: counts what arrives for whom, and in which second. */
export async function startTeams() {
  const arrived = new Map();
  const seconds = new Map();
  let throttled = 0;
  const answer = (request, response) => {
    const second = Math.floor(performance.now() / 1000);
    seconds.set(second, (seconds.get(second) ?? 0) + 1);
    let dice = Math.random() * 100;
    const refused = stumbles.find(([, share]) => (dice -= share) < 0)?.[0];
    if (refused) {
      throttled += 1;
      response.writeHead(refused, { 'Content-Type': 'application/json', ...(refused === 429 && { 'Retry-After': '1' }) }).end('{"error":{"code":"Stumbled"}}');
      return;
    }
    const conversation = decodeURIComponent(request.url.split('/')[3]);
    arrived.set(conversation, (arrived.get(conversation) ?? 0) + 1);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"id":"1"}');
  };
  const server = createServer((request, response) => { request.resume().on('end', () => setTimeout(answer, latencyMs, request, response)); });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    figures: () => ({ arrived, throttled, busiestSecond: Math.max(0, ...seconds.values()) }),
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}
