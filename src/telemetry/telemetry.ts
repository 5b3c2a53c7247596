import { context, metrics, trace } from '@opentelemetry/api';

export interface TelemetryOptions {
  /** Base address of an OpenTelemetry collector that speaks OTLP over HTTP, such as `http://localhost:4318`. */
  readonly endpoint: string;
  /** `web`, `worker` or `all`: which part of the product this process is. */
  readonly part: string;
  readonly version: string;
  /** Tells this process from its siblings: two that a collector takes for one overwrite each other's counters. */
  readonly instance: string;
  readonly exportEveryMs?: number;
}

/**
 * Sends traces and metrics to a collector from now on; until then, and without a call of this, measuring costs nothing.
 * What OTEL_* variables say about headers, timeouts and sampling is obeyed by the libraries themselves.
 * @returns how to send what is left and end
 */
export async function startTelemetry({ endpoint, part, version, instance, exportEveryMs = 60_000 }: TelemetryOptions): Promise<() => Promise<void>> {
  // Loaded when they are wanted: nobody else pays for them at start.
  const [{ AsyncLocalStorageContextManager }, { OTLPMetricExporter }, { OTLPTraceExporter }, { resourceFromAttributes }, { MeterProvider, PeriodicExportingMetricReader }, { BatchSpanProcessor, TracerProvider }] = await Promise.all([
    import('@opentelemetry/context-async-hooks'), import('@opentelemetry/exporter-metrics-otlp-http'), import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'), import('@opentelemetry/sdk-metrics'), import('@opentelemetry/sdk-trace'),
  ]);
  const base = endpoint.replace(/\/+$/, '');
  const resource = resourceFromAttributes({ 'service.name': 'zero-trust-roadmap', 'service.version': version, 'service.namespace': part, 'service.instance.id': instance });
  const tracing = new TracerProvider({ resource, spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${base}/v1/traces` }) })] });
  const metering = new MeterProvider({ resource, readers: [new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter({ url: `${base}/v1/metrics` }), exportIntervalMillis: exportEveryMs })] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  trace.setGlobalTracerProvider(tracing);
  metrics.setGlobalMeterProvider(metering);
  return async () => {
    await Promise.allSettled([tracing.shutdown(), metering.shutdown()]);
    for (const api of [context, trace, metrics]) api.disable();
  };
}
