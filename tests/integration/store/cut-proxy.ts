import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CutProxy {
  /** The connection string, its tables by way of the proxy. */
  readonly connectionString: string;
  /** Ends every connection and takes no new one: what is on its way may have arrived, or not. */
  cut(): Promise<void>;
}

/** Stands between one process and the tables of a storage service, so that the process can be cut off as if it were dead. */
export async function startCutProxy(connectionString: string): Promise<CutProxy> {
  const endpoint = /TableEndpoint=([^;]+)/.exec(connectionString)?.[1] ?? '';
  const target = new URL(endpoint);
  const sockets = new Set<Socket>();
  const server = createServer((incoming) => {
    const onward = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [[incoming, onward], [onward, incoming]] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => { sockets.delete(socket); other.destroy(); });
      socket.pipe(other);
    }
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    // The signature covers the host's path only, so requests may go to another port as they are.
    connectionString: connectionString.replace(endpoint, `http://127.0.0.1:${port}${target.pathname}`),
    cut: () => new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    }),
  };
}
