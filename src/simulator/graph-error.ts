/** An answer in the shape of Graph's errors. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  get body(): { error: { code: string; message: string; innerError: { date: string } } } {
    return { error: { code: this.code, message: this.message, innerError: { date: new Date().toISOString().slice(0, 19) } } };
  }
}

export const badRequest = (message: string): GraphError => new GraphError(400, 'Request_UnsupportedQuery', message);
