/** One server-sent event; `data` lines are joined as the standard says. */
export interface StreamEvent {
  readonly id: string | null;
  readonly data: string;
}

/**
 * Reads `text/event-stream` that arrives in pieces of any size: a line may be cut anywhere, also between CR and LF.
 * Comments and `retry` are no events. https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 * @returns a function that takes the next piece and gives the events that it completes
 */
export function createEventStreamParser(): (piece: string) => StreamEvent[] {
  let rest = '';
  let isAtStart = true;
  let data: string[] = [];
  let id: string | null = null;

  const readLine = (line: string): StreamEvent | null => {
    if (line === '') {
      const event = data.length > 0 ? { id, data: data.join('\n') } : null;
      data = [];
      id = null;
      return event;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return null;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    if (field === 'id') id = value;
    return null;
  };

  return (piece) => {
    rest += isAtStart ? piece.replace(/^\uFEFF/, '') : piece;
    isAtStart &&= rest === '';
    const events: StreamEvent[] = [];
    // A CR at the very end may be the first half of CRLF: it waits for the next piece.
    for (let end = /\r\n|\n|\r(?!$)/.exec(rest); end; end = /\r\n|\n|\r(?!$)/.exec(rest)) {
      const event = readLine(rest.slice(0, end.index));
      if (event) events.push(event);
      rest = rest.slice(end.index + end[0].length);
    }
    return events;
  };
}
