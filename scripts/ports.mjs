import { createServer } from 'node:net';

/** A port that nobody listens on right now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether somebody listens on a port of this machine, on any of its addresses. */
export async function isTaken(port) {
  for (const host of ['127.0.0.1', '::1', '::']) {
    const error = await tryListen(port, host);
    if (error?.code === 'EADDRINUSE') return true;
    if (error?.code === 'EACCES') return true;
  }
  return false;
}

function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host, exclusive: true, ipv6Only: host === '::' }, () => server.close(() => resolve(null)));
  });
}
