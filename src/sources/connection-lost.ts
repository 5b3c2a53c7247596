/** A request that got no whole answer: refused, reset, timed out, or a body cut short. It may be sent again. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  /** Whether an answer began to come, so that it is not the network that is away. */
  readonly answered: boolean;

  constructor(message: string, options: ErrorOptions & { readonly answered?: boolean } = {}) {
    super(message, options);
    this.answered = options.answered ?? false;
  }
}
