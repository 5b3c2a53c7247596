import { SpanKind, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';

/**
 * Runs work inside a span; spans that begin within are its children. What it throws marks the span as failed by the error's
 * type alone, since messages can carry addresses.
 */
export function inSpan<Result>(name: string, { kind = SpanKind.INTERNAL, attributes = {} }: { readonly kind?: SpanKind; readonly attributes?: Attributes }, work: () => Promise<Result>): Promise<Result> {
  // At each call: the tracer that exists when this file is loaded is the one that does nothing.
  return trace.getTracer('zero-trust-roadmap').startActiveSpan(name, { kind, attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'Error' });
      throw error;
    } finally {
      span.end();
    }
  });
}
