/** A request that got no whole answer: refused, reset, timed out, or a body cut short. It may be sent again. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}
