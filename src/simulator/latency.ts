/** How long the service takes for an answer of so many entities, in milliseconds. */
export type Latency = (entities: number) => number;

const medianMs = 150;
const fullPageMs = 900;
const fullPage = 999;
const spread = 0.6;
/** Walks evenly through 0 to 1 and never repeats, so that neighbours differ and the same run sees the same delays. */
const goldenRatio = 0.618_033_988_749_895;

/** The delays of the public service: half of all small answers take up to 150 ms, a full page 900 ms. @param speed how many times faster */
export function typicalLatency(speed = 1): Latency {
  let count = 0;
  return (entities) => {
    count += 1;
    const place = (count * goldenRatio) % 1;
    return ((medianMs + ((fullPageMs - medianMs) * entities) / fullPage) * 2 ** (spread * (2 * place - 1))) / speed;
  };
}
